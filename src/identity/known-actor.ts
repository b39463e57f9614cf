import { Failure } from '../fhir/failure.ts';
import type { FailureKind } from '../fhir/failure-kind.ts';
import { isObject, type Json, type Resource } from '../fhir/json.ts';
import { parseReference } from '../fhir/reference.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Identity } from './identity.ts';

const ABSENT: ReadonlySet<FailureKind> = new Set(['not-found', 'gone', 'forbidden']);

/**
 * Completes who calls by what the record says of him: the client whom a RelatedPerson belongs to, the organisation of a professional. Undefined when the record
 * speaks against the token: a client, relative or person who is not there, or the launch context of another client.
 * Failures: those of the gateway.
 */
export const knownActor = async (identity: Identity, gateway: Gateway): Promise<Identity | undefined> => {
  const { kind, actor, patient } = identity;
  if (actor === undefined) return identity;
  if (kind === 'professional' || kind === 'coordinator') return withOrganization(identity, actor, gateway);
  const resource = await readOrNothing(gateway, actor);
  if (!resource) return undefined;
  const own = kind === 'patient' ? actor : kind === 'related-person' ? referenceIn(resource['patient']) : patient;
  if (patient !== undefined && patient !== own) return undefined;
  return own === undefined ? identity : { ...identity, patient: own };
};

/** Somebody of whom the record has no role is a professional of no organisation that is known. */
const withOrganization = async (identity: Identity, actor: string, gateway: Gateway): Promise<Identity | undefined> => {
  const role = actor.startsWith('PractitionerRole/')
    ? await readOrNothing(gateway, actor)
    : await onlyRoleOf(actor, gateway);
  if (!role) return identity;
  if (role['active'] === false) return undefined;
  const organization = referenceIn(role['organization']);
  return {
    ...identity,
    actor: `PractitionerRole/${role.id}`,
    ...(organization !== undefined && { organization }),
  };
};

/** Of somebody with more roles it is not known in which one he acts. */
const onlyRoleOf = async (practitioner: string, gateway: Gateway): Promise<Resource | undefined> => {
  const { matches } = await gateway.search('PractitionerRole', new URLSearchParams({ practitioner, _count: '2' }));
  return matches.length === 1 ? matches[0]?.resource : undefined;
};

const readOrNothing = async (gateway: Gateway, reference: string): Promise<Resource | undefined> => {
  const [type = '', id = ''] = reference.split('/');
  try {
    return (await gateway.read(type, id)).resource;
  } catch (error) {
    if (error instanceof Failure && ABSENT.has(error.kind)) return undefined;
    throw error;
  }
};

const referenceIn = (node: Json | undefined): string | undefined => {
  if (!isObject(node) || typeof node['reference'] !== 'string') return undefined;
  const parsed = parseReference(node['reference']);
  return parsed.kind === 'literal' && parsed.base === undefined ? `${parsed.type}/${parsed.id}` : undefined;
};
