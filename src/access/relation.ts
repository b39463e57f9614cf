import { referenceTo, valuesAt } from '../disclosure/references.ts';
import { resourceTarget } from '../disclosure/target.ts';
import { failure } from '../fhir/failure.ts';
import type { Resource } from '../fhir/json.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Identity } from '../identity/identity.ts';
import { searchAll } from './read-dossier.ts';
import { type ReadOrNothing, readerOf } from './reveal.ts';

/** The clients with whom somebody has a relation, each looked up once. */
export interface Relations {
  /** For who is no professional his scopes say what he may do: he counts as related to everyone. */
  related(client: string): Promise<boolean>;
  /** Failure: forbidden, when one of these is about a client with whom there is none, and no reason is stated. */
  requireWith(resources: readonly Resource[]): Promise<void>;
}

export const relationsOf = (server: Gateway, identity: Identity): Relations => {
  const read = readerOf(server);
  const known = new Map<string, Promise<boolean>>();
  const related = (client: string): Promise<boolean> => {
    if (identity.kind !== 'professional') return Promise.resolve(true);
    const found = known.get(client) ?? hasRelation(server, read, identity, client);
    known.set(client, found);
    return found;
  };
  return {
    related,
    requireWith: async (resources) => {
      if (identity.kind !== 'professional' || identity.emergency !== undefined) return;
      for (const client of new Set(resources.flatMap((resource) => resourceTarget(resource).clients))) {
        // A client who is made by this very write is nobody's yet.
        if ((await read(client)) && !(await related(client))) throw noRelation();
      }
    },
  };
};

/**
 * Whether a professional has a relation to a client that is recorded: his organisation is the client's, he or it is in a care team of the client, or is
 * his general practitioner. A client of whom no organisation is recorded is one of the organisation that runs the service.
 */
const hasRelation = async (
  server: Gateway,
  read: ReadOrNothing,
  identity: Identity,
  client: string,
): Promise<boolean> => {
  const patient = await read(client);
  if (!patient) return false;
  const own = await referencesOf(identity, read);
  const recorded = [...valuesAt(patient, 'managingOrganization'), ...valuesAt(patient, 'generalPractitioner')];
  if (recorded.map(referenceTo).some((reference) => reference && own.has(reference))) return true;
  const teams = await searchAll(server, 'CareTeam', { subject: client });
  const members = teams.filter(isInForce).flatMap((team) => TEAM.flatMap((path) => valuesAt(team, path)));
  if (members.map(referenceTo).some((reference) => reference && own.has(reference))) return true;
  return patient['managingOrganization'] === undefined;
};

const TEAM = ['participant.member', 'participant.onBehalfOf', 'managingOrganization'];

const isInForce = ({ status }: Resource): boolean => status !== 'inactive' && status !== 'entered-in-error';

/** The references by which a record may name a professional: his role, himself, his organisation. */
const referencesOf = async ({ actor, organization }: Identity, read: ReadOrNothing): Promise<ReadonlySet<string>> => {
  const role = actor?.startsWith('PractitionerRole/') ? await read(actor) : undefined;
  const named = [actor, organization, referenceTo(role?.['practitioner']), referenceTo(role?.['organization'])];
  return new Set(named.filter((reference) => reference !== undefined));
};

export const noRelation = () =>
  failure(
    'forbidden',
    {
      nl: 'Er is geen behandelrelatie met deze cliënt bekend. Met een reden kan het toch (noodknop).',
      en: 'No relation with this client is known. With a reason it can be done all the same (break-glass).',
    },
    { id: 'relation-unknown' },
  );
