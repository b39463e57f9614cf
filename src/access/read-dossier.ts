import { type DisclosureSources, readDisclosureRecord } from '../disclosure/read-record.ts';
import { namedBy } from '../disclosure/references.ts';
import type { DisclosureRecord } from '../disclosure/request.ts';
import type { Resource } from '../fhir/json.ts';
import { objects } from '../fhir/json.ts';
import type { Gateway } from '../gateway/gateway.ts';

/** A client's dossier as far as disclosure rests on it, with the Persons that tell which references are one human. */
export interface Dossier {
  readonly sources: DisclosureSources;
  readonly record: DisclosureRecord;
  readonly persons: readonly Resource[];
}

/** Every match of a search, through all its pages: an engine that reads the first page alone misses the deny on the second. */
export const searchAll = async (gateway: Gateway, type: string, query: Record<string, string>): Promise<Resource[]> => {
  const found: Resource[] = [];
  let page: URLSearchParams | undefined = new URLSearchParams(query);
  while (page) {
    const { matches, next } = await gateway.search(type, page);
    found.push(...matches.map(({ resource }) => resource));
    page = next;
  }
  return found;
};

/**
 * Reads what disclosure rests on, all of it, as it stands now. `also` are references to find the Persons of beside those of the dossier.
 * Failures: not-found, gone (no such client), and those of the gateway.
 */
export const readDossier = async (
  gateway: Gateway,
  patient: string,
  also: readonly string[] = [],
): Promise<Dossier> => {
  const client = `Patient/${patient}`;
  const { resource } = await gateway.read('Patient', patient);
  const consents = await searchAll(gateway, 'Consent', { patient: client });
  const relatedPersons = await searchAll(gateway, 'RelatedPerson', { patient: client });
  const tasks = await searchAll(gateway, 'Task', { subject: client });
  const here = relatedPersons.map(({ id }) => `RelatedPerson/${id}`);
  // A team of volunteers may be of no client, and is found by whom it has.
  const careTeams = [
    ...(await searchAll(gateway, 'CareTeam', { subject: client })),
    ...(await searchByReferences(gateway, 'CareTeam', 'participant', here)),
  ];
  const sources = { patient: resource, consents, relatedPersons, tasks, careTeams };
  const persons = await personsOf(gateway, [client, ...here, ...also]);
  return { sources, record: readDisclosureRecord(sources), persons };
};

/** References in one search: a URL has an end. */
const AT_ONCE = 40;

const searchByReferences = async (
  gateway: Gateway,
  type: string,
  parameter: string,
  references: readonly string[],
): Promise<Resource[]> => {
  const found: Resource[] = [];
  for (let i = 0; i < references.length; i += AT_ONCE) {
    found.push(...(await searchAll(gateway, type, { [parameter]: references.slice(i, i + AT_ONCE).join(',') })));
  }
  return found;
};

/** The Persons that link any of these, and those that link them: until no other turns up. */
export const personsOf = async (gateway: Gateway, start: readonly string[]): Promise<Resource[]> => {
  const persons = new Map<string, Resource>();
  const asked = new Set<string>();
  let open = [...new Set(start)].filter(isLinkable);
  while (open.length > 0) {
    for (const reference of open) asked.add(reference);
    const found = await searchByReferences(gateway, 'Person', 'link', open);
    for (const reference of open.filter((one) => one.startsWith('Person/') && !persons.has(one))) {
      const { matches } = await gateway.search(
        'Person',
        new URLSearchParams({ _id: reference.slice('Person/'.length) }),
      );
      found.push(...matches.map((match) => match.resource));
    }
    for (const person of found) persons.set(`Person/${person.id}`, person);
    const reached = found.flatMap((person) => [
      `Person/${person.id}`,
      ...objects(person['link']).flatMap((link) => namedBy(link['target'])?.reference ?? []),
    ]);
    open = [...new Set(reached)].filter((reference) => isLinkable(reference) && !asked.has(reference));
  }
  return [...persons.values()];
};

/** What R4 lets a Person link. */
const isLinkable = (reference: string): boolean => /^(Person|Patient|RelatedPerson|Practitioner)\//.test(reference);
