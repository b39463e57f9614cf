import { isOurs, RECORD_TYPES, searchOurs } from '../agreements/ours.ts';
import { isObject, items, type Json, objects, type Resource } from '../fhir/json.ts';
import { allMatches } from '../gateway/all-matches.ts';
import type { Gateway, Stored } from '../gateway/gateway.ts';
import { clientsOf } from './clients.ts';

/**
 * What stands of the records of these clients, as far as the rules look at it, and what of it `written` refers to: at most 16 searches in
 * four steps, however much is in the records (paging, and lists of more than 100, aside). Ids of Patients in.
 */
export const readStanding = async (
  gateway: Gateway,
  clients: readonly string[],
  written: readonly Resource[],
): Promise<Stored[]> => {
  const found = new Map<string, Stored>();
  const search = async (type: string, by: string, values: readonly string[], ours: Record<string, string> = {}) => {
    for (let at = 0; at < values.length; at += MOST_VALUES) {
      const query = new URLSearchParams({ [by]: values.slice(at, at + MOST_VALUES).join(','), ...ours });
      for (const one of await allMatches(gateway, type, query)) found.set(`${type}/${one.resource.id}`, one);
    }
  };
  const all = () => [...written, ...[...found.values()].map(({ resource }) => resource)];
  const named = (type: string) => namesOf(all(), type);
  const absent = (type: string, references: readonly string[]) =>
    idsOf(type, references).filter((id) => !found.has(`${type}/${id}`));

  const patients = clients.map((id) => `Patient/${id}`);
  const grouped = written.filter((resource) => isOurs(resource, 'care-agreement') && clientsOf(resource).length === 0);
  await Promise.all([
    search('Patient', '_id', clients),
    search('RelatedPerson', 'patient', patients),
    search('Group', 'member', patients),
    search('CarePlan', 'patient', patients, searchOurs('care-agreement')),
    search('Consent', 'patient', patients, searchOurs('care-consent')),
    search('ServiceRequest', 'patient', patients, searchOurs('delegation-order', 'carer-support')),
    search('Observation', 'patient', patients, searchOurs('competence')),
    search('Task', 'patient', patients, searchOurs('evaluation', 'review', 'concern')),
    // An agreement of a group has the consents of its members, each in his own record.
    search('Consent', 'data', grouped.map(referenceTo).filter(Boolean), searchOurs('care-consent')),
  ]);
  await Promise.all([
    search('Person', 'link', named('RelatedPerson')),
    search('CarePlan', 'subject', named('Group'), searchOurs('care-agreement')),
  ]);
  const persons = named('Person');
  await Promise.all([
    search('Contract', 'subject', persons),
    search('Observation', 'focus', persons, searchOurs('competence')),
  ]);
  const references = all().flatMap(referencesIn);
  await Promise.all(
    ['Organization', 'Encounter', 'CarePlan'].map((type) => search(type, '_id', absent(type, references))),
  );
  return [...found.values()];
};

/** A list of values goes in a URL. */
const MOST_VALUES = 100;

const referenceTo = ({ resourceType, id }: Resource): string => (id === undefined ? '' : `${resourceType}/${id}`);

const namesOf = (resources: readonly Resource[], type: string): string[] =>
  [...new Set(resources.filter(({ resourceType }) => resourceType === type).map(referenceTo))].filter(
    (reference) => reference !== '',
  );

const idsOf = (type: string, references: readonly string[]): string[] => [
  ...new Set(references.filter((one) => one.startsWith(`${type}/`)).map((one) => one.split('/')[1] as string)),
];

/** Where the rules follow a reference to what is in no client's compartment. */
const FOLLOWED = ['managingOrganization', 'authority', 'partOf', 'encounter'];

const referencesIn = (resource: Resource): string[] => {
  const extensions = objects(resource['extension']).map((extension) => extension['valueReference'] as Json);
  return [...FOLLOWED.flatMap((name) => items(resource[name])), ...extensions].flatMap((node) =>
    isObject(node) && typeof node['reference'] === 'string' ? [node['reference']] : [],
  );
};

const PEOPLE: ReadonlySet<string> = new Set(['Patient', 'RelatedPerson', 'Person', 'Group']);

/** Whether the rules look at a resource at all: most of a record, its measurements and reports, is nothing to them. */
export const bearsOnAgreements = (resource: Resource): boolean =>
  PEOPLE.has(resource.resourceType) || RECORD_TYPES.some((recordType) => isOurs(resource, recordType));
