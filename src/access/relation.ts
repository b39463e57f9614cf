import { referenceTo, valuesAt } from '../disclosure/references.ts';
import type { Resource } from '../fhir/json.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Identity } from '../identity/identity.ts';
import { searchAll } from './read-dossier.ts';
import type { ReadOrNothing } from './reveal.ts';

/**
 * Whether a professional has a relation to a client that is recorded: his organisation is the client's, he or it is in a care team of the client, or is
 * his general practitioner. A client of whom no organisation is recorded is one of the organisation that runs the service.
 */
export const hasRelation = async (
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
