import { isObject, items, type Json, type JsonObject, objects } from '../fhir/json.ts';
import {
  ACCESS,
  ACT_REASON,
  codingsOf,
  codingText,
  DOSSIER_SECTION,
  isSection,
  isSensitivity,
  levelOf,
  PURPOSES,
  RECIPIENT_ROLES,
  type Section,
} from './codes.ts';
import type { Actor, Labels, NamedData, Provision, ProvisionKind } from './consent.ts';
import { ALWAYS, daysOfPeriod } from './days.ts';
import { namedBy } from './references.ts';

const KNOWN: ReadonlySet<string> = new Set([
  ...['id', 'extension', 'type', 'period', 'actor', 'action', 'securityLabel', 'purpose', 'code', 'dataPeriod', 'data'],
  'provision',
]);
const OF_AN_ACTOR: ReadonlySet<string> = new Set(['id', 'extension', 'role', 'reference']);
const OF_DATA: ReadonlySet<string> = new Set(['id', 'extension', 'meaning', 'reference']);

/** Deeper than any record of this world; what is below is then not understood, and the whole provision closes. */
const DEEPEST = 1000;

/**
 * Reads a provision with all that is nested in it. Whatever is there that is not read here (class, modifierExtension, R5's elements,
 * codes that we do not know, things of the wrong shape) is named in `unclear`.
 */
export const readProvision = (node: Json | undefined, path = 'provision', depth = 0): Provision => {
  if (!isObject(node) || depth > DEEPEST) return nothingReadable(path, node === undefined && depth === 0);
  const unclear = new Set<string>();
  for (const name of Object.keys(node)) if (!KNOWN.has(name)) unclear.add(name);
  const list = (name: string): JsonObject[] | undefined => {
    const value = node[name];
    if (value === undefined) return undefined;
    const found = objects(value);
    if (!Array.isArray(value) || found.length !== value.length || found.length === 0) unclear.add(name);
    return found;
  };
  const known = <T>(name: string, found: readonly (T | undefined)[]): T[] => {
    if (found.some((item) => item === undefined)) unclear.add(name);
    return found.filter((item) => item !== undefined);
  };

  const action = list('action');
  if (action?.some((concept) => !isAccess(concept))) unclear.add('action');
  const codes = list('code');
  const data = list('data');
  const labels = list('securityLabel');
  const purposes = list('purpose');
  const children = node['provision'] === undefined ? [] : items(node['provision']);
  if (node['provision'] !== undefined && !Array.isArray(node['provision'])) unclear.add('provision');
  return {
    path,
    kind: kindOf(node['type'], depth),
    actors: readActors(list('actor') ?? [], unclear),
    sections: codes && known('code', codes.map(sectionOf)),
    data: data?.map((part) => readData(part, unclear)),
    labels: labels && readLabels(labels, known),
    purposes: purposes && known('purpose', purposes.map(purposeOf)),
    period: node['period'] === undefined ? ALWAYS : daysOfPeriod(node['period']),
    dataPeriod: node['dataPeriod'] === undefined ? 'any' : daysOfPeriod(node['dataPeriod']),
    children: children.map((child, index) => readProvision(child, `${path}.provision[${index}]`, depth + 1)),
    unclear: [...unclear],
  };
};

/** R4 has no type on the root, PCF has; below the root each provision says what it is. */
const kindOf = (type: Json | undefined, depth: number): ProvisionKind => {
  if (type === 'permit' || type === 'deny') return type;
  return type === undefined && depth === 0 ? 'scope' : 'unknown';
};

const nothingReadable = (path: string, absent: boolean): Provision => ({
  path,
  kind: absent ? 'scope' : 'unknown',
  unclear: absent ? [] : ['provision'],
  period: ALWAYS,
  actors: [],
  sections: undefined,
  data: undefined,
  labels: undefined,
  purposes: undefined,
  dataPeriod: 'any',
  children: [],
});

const isAccess = (concept: JsonObject): boolean => codingsOf(concept).map(codingText).includes(ACCESS);

const PERSONS: ReadonlySet<string> = new Set([
  'RelatedPerson',
  'Person',
  'Patient',
  'Practitioner',
  'PractitionerRole',
]);
const GROUPS: ReadonlySet<string> = new Set(['CareTeam', 'Group', 'Organization', 'Device']);

const readActors = (actors: readonly JsonObject[], unclear: Set<string>): Actor[] =>
  actors.map((actor) => {
    if (Object.keys(actor).some((name) => !OF_AN_ACTOR.has(name)) || !isRecipient(actor['role'])) unclear.add('actor');
    const named = namedBy(actor['reference']);
    const type = named?.type ?? (isObject(actor['reference']) ? actor['reference']['type'] : undefined);
    if (GROUPS.has(String(type)) || actor['reference'] === undefined) return { kind: 'group' };
    return named && PERSONS.has(named.type) ? { kind: 'person', reference: named.reference } : { kind: 'unclear' };
  });

const isRecipient = (role: Json | undefined): boolean =>
  isObject(role) && codingsOf(role).some((coding) => RECIPIENT_ROLES.has(codingText(coding)));

const sectionOf = (concept: JsonObject): Section | undefined => {
  const code = codingsOf(concept).find((coding) => coding['system'] === DOSSIER_SECTION)?.['code'];
  return isSection(code) ? code : undefined;
};

const purposeOf = (coding: JsonObject): string | undefined =>
  coding['system'] === ACT_REASON && PURPOSES.has(String(coding['code'])) ? String(coding['code']) : undefined;

type Known = <T>(name: string, found: readonly (T | undefined)[]) => T[];

const readLabels = (labels: readonly JsonObject[], known: Known): Labels => {
  const sensitivities = labels.filter(isSensitivity);
  const rest = labels.filter((coding) => !isSensitivity(coding));
  return { levels: known('securityLabel', rest.map(levelOf)), others: sensitivities.map(codingText) };
};

const readData = (part: JsonObject, unclear: Set<string>): NamedData => {
  if (Object.keys(part).some((name) => !OF_DATA.has(name)) || !MEANINGS.has(String(part['meaning'])))
    unclear.add('data');
  const named = namedBy(part['reference']);
  return {
    reference: named?.reference,
    type: named?.type,
    version: named?.version,
    itself: part['meaning'] === 'instance',
  };
};

/** `related` and `dependents` name the resource too, and others beside it. */
const MEANINGS: ReadonlySet<string> = new Set(['instance', 'related', 'dependents']);
