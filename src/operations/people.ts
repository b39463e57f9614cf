import { Failure, failure } from '../fhir/failure.ts';
import type { IdOf } from '../fhir/failures/catalogue.ts';
import type { Finding } from '../fhir/finding.ts';
import { isObject, type JsonObject, objects, type Resource } from '../fhir/json.ts';
import type { Text } from '../fhir/text.ts';
import { allMatches } from '../gateway/all-matches.ts';
import { clientsOf } from './clients.ts';
import { currentIfAny } from './current.ts';
import type { Call } from './service.ts';

/** Somebody, or something of a client, that a caller names, and with which parameter. */
export interface Named {
  readonly reference: JsonObject | undefined;
  /** Where it stands in what was sent. */
  readonly at: string;
}

/**
 * The client of a decision, as the record stands. Failures: unprocessable (`client-unknown`, `client-merged`, `client-died`), at
 * the place given.
 */
export const clientOf = async (call: Call, reference: string, at: string): Promise<Resource> => {
  const [, id = ''] = reference.split('/');
  const client = (await currentIfAny(call, 'Patient', id))?.resource;
  if (!client) throw refuse('client-unknown', UNKNOWN, at);
  if (objects(client['link']).some(({ type }) => type === 'replaced-by')) throw refuse('client-merged', MERGED, at);
  const { deceasedBoolean, deceasedDateTime } = client;
  if (deceasedBoolean === true || deceasedDateTime !== undefined) throw refuse('client-died', DIED, at);
  return client;
};

const refuse = (id: IdOf<'unprocessable'>, text: Text, expression: string): Failure =>
  failure('unprocessable', text, { id, expression });

/** The types of which each resource belongs to one client, and must belong to this one. */
const OF_A_CLIENT = ['RelatedPerson', 'Encounter', 'CarePlan'];

/**
 * What is named of a client, read in one search for each type: carers, relatives, the meeting. Failures: unprocessable for one who
 * is not there (`person-unknown`; references of other types are told with the rules), or is another client's.
 */
export const requireOfClient = async (
  call: Call,
  client: string,
  named: readonly Named[],
): Promise<ReadonlyMap<string, Resource>> => {
  const asked = named.flatMap(({ reference, at }) =>
    isObject(reference) && typeof reference['reference'] === 'string'
      ? [{ reference: reference['reference'], at }]
      : [],
  );
  const found = new Map<string, Resource>();
  await Promise.all(
    OF_A_CLIENT.map(async (type) => {
      const ids = new Set(
        asked.filter(({ reference }) => reference.startsWith(`${type}/`)).map(({ reference }) => idIn(reference)),
      );
      if (ids.size === 0) return;
      const query = new URLSearchParams({ _id: [...ids].join(',') });
      for (const { resource } of await allMatches(call.server, type, query))
        found.set(`${type}/${resource.id}`, resource);
    }),
  );
  const hidden = new Set<string>();
  for (const { reference } of asked) if (!(await call.mayName(reference))) hidden.add(reference);
  const findings = asked.flatMap(({ reference, at }): Finding[] => {
    // Whom he may not know of is to him as one who is not there.
    if (hidden.has(reference)) return [told('person-unknown', NOBODY, at)];
    if (reference.startsWith('Patient/'))
      return reference === client ? [] : [told('person-of-other-client', OTHER, at)];
    const resource = found.get(reference);
    if (!resource && isAsked(reference)) return [told('person-unknown', NOBODY, at)];
    if (!resource) return [];
    const clients = clientsOf(resource).map((id) => `Patient/${id}`);
    return clients.length === 0 || clients.includes(client) ? [] : [told('person-of-other-client', OTHER, at)];
  });
  if (findings.length > 0) throw new Failure('unprocessable', findings);
  return found;
};

const isAsked = (reference: string): boolean => OF_A_CLIENT.some((type) => reference.startsWith(`${type}/`));

const idIn = (reference: string): string => reference.split('/')[1] ?? '';

const told = (id: IdOf<'unprocessable'>, text: Text, expression: string): Finding => ({
  id,
  outcome: 'failed',
  severity: 'error',
  code: 'invalid',
  expression,
  text,
});

const UNKNOWN: Text = { nl: 'Deze cliënt is er niet, of niet meer.', en: 'There is no such client, or not any more.' };
const MERGED: Text = {
  nl: 'Het dossier van deze cliënt is samengevoegd met een ander: gebruik de Patient die ervoor in de plaats kwam.',
  en: "This client's record was merged into another: use the Patient that took its place.",
};
const DIED: Text = {
  nl: 'De cliënt is overleden: er wordt geen zorg meer afgesproken.',
  en: 'The client has died: no care is agreed any more.',
};
const NOBODY: Text = {
  nl: 'Deze persoon, bespreking of dit plan is er niet, of niet meer.',
  en: 'There is no such person, meeting or plan, or not any more.',
};
const OTHER: Text = {
  nl: 'Dit hoort bij een andere cliënt. Wie ook bij een andere cliënt zorgt, heeft bij elke cliënt een eigen gegeven.',
  en: 'This belongs to another client. Who cares for another client too has a record of her own with each.',
};
