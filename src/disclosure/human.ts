import { objects, type Resource } from '../fhir/json.ts';
import { referenceTo } from './references.ts';
import { isUnderstood } from './understood.ts';

/**
 * One human, by the references that he has here: a RelatedPerson at each client, the Person that links them, perhaps a
 * Patient. What closes counts for all of them; what opens only for those whose link is sure.
 */
export interface Human {
  readonly all: ReadonlySet<string>;
  readonly sure: ReadonlySet<string>;
}

/**
 * The human behind a reference (that of a token's fhirUser, or of the actor of an operation), through the Persons that link it.
 * A Person that is not active, or that says something we do not understand, and a link of the lowest assurance, open nothing.
 */
export const humanOf = (start: string, persons: readonly Resource[]): Human => ({
  all: reach(start, persons.map(linksOf)),
  sure: reach(start, persons.filter(isSure).map(sureLinksOf)),
});

/** References that belong together: a Person's own, and those that it links. */
type Linked = readonly string[];

const reach = (start: string, groups: readonly Linked[]): ReadonlySet<string> => {
  const found = new Set([start]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const group of groups)
      if (group.some((reference) => found.has(reference))) for (const r of group) found.add(r);
  }
  return found;
};

const linked = (person: Resource, counts: (assurance: unknown) => boolean): Linked => {
  const links = objects(person['link']).filter((link) => counts(link['assurance']));
  return [`Person/${person.id}`, ...links.map((link) => referenceTo(link['target'])).filter((r) => r !== undefined)];
};

const linksOf = (person: Resource): Linked => linked(person, () => true);

/** R4 identity-assurance: at level 1 there is little or no confidence that it is the same human. */
const sureLinksOf = (person: Resource): Linked => linked(person, (assurance) => assurance !== 'level1');

const isSure = (person: Resource): boolean => person['active'] !== false && isUnderstood(person);
