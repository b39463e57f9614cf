import { CANONICAL } from '../fhir/canonical.ts';
import { type JsonObject, objects, type Resource } from '../fhir/json.ts';
import { codingsOf, codingText, ROLE_CODE } from './codes.ts';
import { ALWAYS, type Days, daysOfPeriod, holds } from './days.ts';
import { referenceTo } from './references.ts';
import { isUnderstood } from './understood.ts';

/** By what right someone decides for a client; a parent and a guardian only while the client is a child. */
export type Ground = 'curator' | 'mentor' | 'legal' | 'authorised' | 'partner' | 'relative' | 'parent' | 'guardian';

/** A RelatedPerson of the client, as the decision sees it. */
export interface Relative {
  readonly reference: string;
  readonly active: boolean;
  /** The days of the relation; undefined when they cannot be read, and then it opens nothing. */
  readonly days: Days | undefined;
  readonly grounds: readonly Ground[];
  /** The mandate is limited to matters in words: whether the dossier is among them, a machine cannot tell. */
  readonly limited: boolean;
}

/** The RelatedPersons of exactly this client, by reference. One that says something we do not understand is not active. */
export const readPeople = (client: string, related: readonly Resource[]): ReadonlyMap<string, Relative> =>
  new Map(
    related
      .filter((person) => person.id && referenceTo(person['patient']) === client)
      .map((person) => [`RelatedPerson/${person.id}`, readRelative(person)]),
  );

const readRelative = (person: Resource): Relative => {
  const mandates = objects(person['extension']).filter((e) => e['url'] === MANDATE);
  return {
    reference: `RelatedPerson/${person.id}`,
    active: (person['active'] === undefined || person['active'] === true) && isUnderstood(person),
    days: person['period'] === undefined ? ALWAYS : daysOfPeriod(person['period']),
    grounds: groundsOf(person, mandates),
    limited: mandates.some((mandate) => objects(mandate['extension']).some((part) => part['url'] === 'about')),
  };
};

export const isActive = ({ active, days }: Relative, day: string): boolean =>
  active && days !== undefined && holds(days, day);

const MANDATE = `${CANONICAL}/StructureDefinition/mandate`;
const ROLE = 'urn:oid:2.16.840.1.113883.2.4.3.11.22.472';
const SNOMED = 'http://snomed.info/sct';

/** The roles that decide (zib2020, zib2024) and the kinship of a parent. Not the first contact person, nor the bewindvoerder (14). */
const GROUND_OF_ROLE: Readonly<Record<string, Ground>> = {
  [`${ROLE}|03`]: 'curator',
  [`${ROLE}|15`]: 'mentor',
  [`${ROLE}|24`]: 'legal',
  [`${ROLE}|11`]: 'guardian',
  [`${SNOMED}|1269519005`]: 'curator',
  [`${SNOMED}|300561000146109`]: 'mentor',
  [`${SNOMED}|310391000146105`]: 'legal',
  [`${SNOMED}|394619001`]: 'guardian',
  [`${SNOMED}|310401000146108`]: 'parent',
  [`${ROLE_CODE}|MTH`]: 'parent',
  [`${ROLE_CODE}|FTH`]: 'parent',
};

/** The code system representation-ground, as a mandate states it. */
const GROUND_OF_MANDATE: Readonly<Record<string, Ground>> = {
  curator: 'curator',
  mentor: 'mentor',
  authorised: 'authorised',
  partner: 'partner',
  relative: 'relative',
  'parental-authority': 'parent',
  guardian: 'guardian',
};

/** A mandate that states its ground says what the general role 24 stands for; so does being a parent. */
const groundsOf = (person: Resource, mandates: readonly JsonObject[]): Ground[] => {
  const roles = objects(person['relationship'])
    .flatMap(codingsOf)
    .map((coding) => GROUND_OF_ROLE[codingText(coding)]);
  const stated = mandates.flatMap((mandate) =>
    objects(mandate['extension'])
      .filter((part) => part['url'] === 'ground')
      .map((part) => GROUND_OF_MANDATE[String(part['valueCode'])]),
  );
  const found = new Set([...roles, ...stated].filter((ground) => ground !== undefined));
  if (mandates.length > 0 || found.has('parent') || found.has('guardian')) found.delete('legal');
  return [...found];
};
