import { parseReference } from '../fhir/reference.ts';
import type { ActorKind, Identity, Scope } from './identity.ts';
import type { Issuer } from './issuer.ts';
import { meet } from './meet.ts';
import { readScopes } from './scopes.ts';

/** What a token says, whether it says so itself or its issuer does. */
export type Claims = Readonly<Record<string, unknown>>;

/** Who a token is of, and by which client it came. */
export interface Bearer {
  readonly identity: Identity;
  /** `client_id` of the app or system, where the token says it. */
  readonly client?: string;
}

/** The kinds of those who may be a `fhirUser` (SMART App Launch 2 has all but Practitioner's role by that name). */
const KINDS: Readonly<Record<string, ActorKind>> = {
  Patient: 'patient',
  RelatedPerson: 'related-person',
  Person: 'person',
  PractitionerRole: 'professional',
  Practitioner: 'professional',
};

const ID = /^[A-Za-z0-9\-.]{1,64}$/;

/**
 * Reads who a token is of. `bases` are the base URLs that are ours, without a slash at the end. Undefined when it cannot be told for certain: a fhirUser of another server or
 * of a type that nobody acts as, a patient that is no id, a client that is not registered, nobody at all and no `system/` scope.
 */
export const bearerOf = (claims: Claims, issuer: Issuer, bases: readonly string[]): Bearer | undefined => {
  const client = textOf(claims['client_id']) ?? textOf(claims['azp']) ?? textOf(claims['cid']);
  const limits = client === undefined ? undefined : own(issuer.clients, client);
  if (issuer.clients && !limits) return undefined;
  const scopes = readScopes(scopeText(claims));
  const identity = whoIs(claims, scopes, issuer, bases);
  if (!identity) return undefined;
  if (limits?.kinds && !limits.kinds.includes(identity.kind)) return undefined;
  const limited =
    limits?.scopes === undefined ? identity : { ...identity, scopes: meet(identity.scopes, readScopes(limits.scopes)) };
  return { identity: limited, ...(client !== undefined && { client }) };
};

const whoIs = (
  claims: Claims,
  scopes: readonly Scope[],
  issuer: Issuer,
  bases: readonly string[],
): Identity | undefined => {
  const patient = patientOf(claims['patient']);
  if (patient === 'malformed') return undefined;
  if (claims['fhirUser'] === undefined) {
    const system = scopes.filter(({ context }) => context === 'system');
    // A person's token that does not say whose it is opens nothing: a guess would be somebody.
    return system.length > 0 && system.length === scopes.length ? { kind: 'system', scopes } : undefined;
  }
  const actor = actorOf(claims['fhirUser'], bases);
  const kind = actor && KINDS[actor.split('/')[0] as string];
  if (!actor || !kind) return undefined;
  const isCoordinator = kind === 'professional' && coordinates(claims, issuer);
  return {
    kind: isCoordinator ? 'coordinator' : kind,
    actor,
    ...(patient !== undefined && { patient }),
    scopes: scopes.filter(({ context }) => context !== 'system'),
  };
};

/** `Type/id` of a fhirUser that is relative, or absolute on this server. */
const actorOf = (said: unknown, bases: readonly string[]): string | undefined => {
  if (typeof said !== 'string') return undefined;
  const parsed = parseReference(said);
  if (parsed.kind !== 'literal' || parsed.version !== undefined) return undefined;
  if (parsed.base !== undefined && !bases.includes(parsed.base)) return undefined;
  return `${parsed.type}/${parsed.id}`;
};

const patientOf = (said: unknown): string | undefined => {
  if (said === undefined) return undefined;
  const id = typeof said === 'string' ? said.replace(/^Patient\//, '') : '';
  return ID.test(id) ? `Patient/${id}` : 'malformed';
};

const coordinates = (claims: Claims, { coordinator }: Issuer): boolean => {
  if (!coordinator) return false;
  const said = claims[coordinator.claim];
  return (Array.isArray(said) ? said : [said]).some((value) => coordinator.values.includes(value as string));
};

/** RFC 9068 has one text; some issuers have a list, some call it `scp`. */
const scopeText = ({ scope, scp }: Claims): string => {
  const said = scope ?? scp;
  return Array.isArray(said) ? said.filter((one) => typeof one === 'string').join(' ') : (textOf(said) ?? '');
};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const own = <T>(map: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  map && Object.hasOwn(map, name) ? map[name] : undefined;
