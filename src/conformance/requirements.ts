import { CANONICAL } from '../fhir/canonical.ts';
import { objects, type Resource } from '../fhir/json.ts';
import type { Script } from './script.ts';

/** Something that a server is held to, the tests that do so, and why there is none. */
export interface Requirement {
  /** The id of a rule, or the URL of the text that asks for it. */
  readonly id: string;
  readonly title: string;
  /** `rules-act: ACT-8 is refused`. */
  readonly tests: readonly string[];
  /** Why there is no test. */
  readonly reason?: string;
}

const ofProfile = (name: string) => `${CANONICAL}/StructureDefinition/${name}`;

const WRITTEN_BY_SERVICE = 'written by a service itself; its validity is held by the stories, in which it is made';
const AS_THE_CARER = 'takes a token of the carer herself, which no suite can get of a server that it does not know';

/** What is not tested, and why. */
export const UNTESTED: Readonly<Record<string, string>> = {
  [ofProfile('agreement-register')]: WRITTEN_BY_SERVICE,
  [ofProfile('review-task')]: WRITTEN_BY_SERVICE,
  [ofProfile('concern-task')]: WRITTEN_BY_SERVICE,
  [ofProfile('disclosure-audit')]: 'an entry of the log cannot be removed again',
  [ofProfile('conformance-test')]: 'the suite itself',
  'http://hl7.org/fhir/SearchParameter/AuditEvent-patient': 'an entry of the log cannot be removed again',
  'http://hl7.org/fhir/SearchParameter/AuditEvent-date': 'an entry of the log cannot be removed again',
  'http://hl7.org/fhir/SearchParameter/AuditEvent-agent': 'an entry of the log cannot be removed again',
  'DISC-4': 'says whom a consent may name, and refuses nothing',
  'DISC-5': 'held by CARE-7',
  'DISC-10': AS_THE_CARER,
  'DISC-11': AS_THE_CARER,
};

/** The rules on disclosure that are part of the decision, and of which no finding tells. */
const DECIDED = ['DISC-1', 'DISC-3', 'DISC-4', 'DISC-5', 'DISC-6', 'DISC-8', 'DISC-9', 'DISC-10', 'DISC-11', 'DISC-12'];
const SHOWN = ['NET-1', 'LIST-2'];

/** All that is asked: every rule, profile and operation of the package, each search of a server, and what else the tests name. */
export const requirements = (definitions: readonly Resource[], scripts: readonly Script[]): Requirement[] => {
  const testsOf = new Map<string, string[]>();
  for (const { id, tests } of scripts) {
    for (const { name, requirements: asked } of tests) {
      for (const one of asked) testsOf.set(one, [...(testsOf.get(one) ?? []), `${id}: ${name}`]);
    }
  }
  const titles = new Map(definitions.flatMap(titlesIn));
  const ids = [...new Set([...titles.keys(), ...DECIDED, ...SHOWN, ...testsOf.keys()])].sort(byNumber);
  return ids.map((id) => ({
    id,
    title: titles.get(id) ?? '',
    tests: testsOf.get(id) ?? [],
    ...(UNTESTED[id] !== undefined && { reason: UNTESTED[id] }),
  }));
};

const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

const titlesIn = (resource: Resource): (readonly [string, string])[] => {
  const { resourceType, id, url, title, type } = resource;
  switch (resourceType) {
    case 'StructureDefinition':
      return type === 'Extension' ? [] : [[String(url), String(title)]];
    case 'OperationDefinition':
      return [[String(url), String(title)]];
    case 'CodeSystem':
      return id === 'finding' ? rulesIn(resource) : [];
    case 'CapabilityStatement':
      return id === 'samenspel-upstream' ? searchesIn(resource) : [];
    default:
      return [];
  }
};

const rulesIn = ({ concept }: Resource): [string, string][] =>
  objects(concept)
    .filter(({ property }) =>
      objects(property).some(({ code, valueString }) => code === 'kind' && valueString === 'rule'),
    )
    .map(({ code, display }) => [String(code), String(display)]);

const searchesIn = ({ rest }: Resource): [string, string][] =>
  objects(rest).flatMap(({ resource }) =>
    objects(resource).flatMap(({ type, searchParam }) =>
      objects(searchParam).map(({ name, definition }): [string, string] => [String(definition), `${type}?${name}`]),
    ),
  );
