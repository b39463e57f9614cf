import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StructureDefinition } from '@medplum/fhirtypes';
import { memorySource } from '../../../src/definitions/prepared.ts';
import { createDefinitions } from '../../../src/definitions/registry.ts';
import { slim } from '../../../src/definitions/slim.ts';
import { isObject, type Json, type JsonObject, objects, type Resource } from '../../../src/fhir/json.ts';
import { CASES, isAbout } from './cases.ts';
import { DIFFERENCES, type Listed } from './differences.ts';

/** How our snapshots agree with those that other generators made of the same differentials. */
const project = join(import.meta.dirname, '../../..');
export const NL_CORE = join(project, '../shared/nl-core');

const read = (folder: string): Resource[] =>
  readdirSync(folder)
    .filter((name) => /^StructureDefinition-.*\.json$/.test(name))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, '')) as Resource);

export interface Difference {
  readonly definition: string;
  /** The element, by its id. */
  readonly element: string;
  /** `missing`, `extra` or `order` for the element itself, else the property that differs. */
  readonly what: string;
  readonly theirs?: string | undefined;
  readonly ours?: string | undefined;
}

export interface Agreement {
  readonly set: string;
  readonly by: string;
  readonly definitions: number;
  readonly same: number;
  readonly elements: number;
  readonly sameElements: number;
  /** The differences by the reason that is listed for them. */
  readonly listed: ReadonlyMap<Listed, number>;
  readonly unlisted: readonly Difference[];
}

/** The sets at hand, each with the definitions that derive from them taken away: theirs are what ours is held to. */
export const agreements = (): Agreement[] => {
  const r4 = read(join(project, 'node_modules/hl7.fhir.r4.examples'));
  const ours = read(join(project, 'build/package'));
  const dutch = existsSync(NL_CORE) ? read(NL_CORE) : [];
  const isMade = ({ derivation, snapshot, differential }: Resource) =>
    derivation === 'constraint' && snapshot && differential;
  const [extensions, profiles] = [true, false].map((is) =>
    r4.filter((r) => isMade(r) && (r['type'] === 'Extension') === is),
  );
  return [
    agreementOf('R4 profiles', 'HL7, 2019', r4, elementsOf(profiles ?? [])),
    agreementOf('R4 extensions', 'HL7, 2019', r4, elementsOf(extensions ?? [])),
    agreementOf('Samenspel', 'SUSHI', [...r4, ...ours], elementsOf(ours)),
    ...(dutch.length > 0 ? [agreementOf('nl-core', 'HL7 core 6.7.9', [...r4, ...dutch], elementsOf(dutch))] : []),
    agreementOf('cases', 'HL7 core 6.10.4', [...r4, ...CASES], casesOfHl7(), true),
  ];
};

type Snapshots = ReadonlyMap<string, JsonObject[]>;

const elementsOf = (definitions: readonly Resource[]): Snapshots =>
  new Map(definitions.map((d) => [String(d['url']), elementsIn(d)]));

const elementsIn = (definition: Resource): JsonObject[] => {
  const { snapshot } = slim(definition);
  return isObject(snapshot) ? objects(snapshot['element']) : [];
};

const casesOfHl7 = (): Snapshots => {
  const lines = readFileSync(join(import.meta.dirname, 'hl7.ndjson'), 'utf8')
    .trim()
    .split('\n');
  const made = new Map(lines.map((line) => JSON.parse(line)).map(({ id, elements }) => [id, elements as JsonObject[]]));
  return new Map(CASES.map((c) => [String(c['url']), made.get(c.id) ?? []]));
};

const agreementOf = (
  set: string,
  by: string,
  all: readonly Resource[],
  theirs: Snapshots,
  inPart = false,
): Agreement => {
  // Last come the bases, so that each is asked for before it was made.
  const bare = all.map((d) => (d['derivation'] === 'constraint' ? { ...d, snapshot: undefined } : d)).reverse();
  const definitions = createDefinitions([memorySource(bare as Resource[])]);
  const listed = new Map<Listed, number>();
  const unlisted: Difference[] = [];
  let [same, elements, sameElements] = [0, 0, 0];
  for (const [url, want] of theirs) {
    const structure = definitions.structure(url) as StructureDefinition & Resource;
    const about = all.find((d) => d['url'] === url) as Resource;
    const made = elementsIn(structure).filter(({ id }) => !inPart || isAbout(about, String(id)));
    const differences = differencesOf(String(about.id), want, made);
    for (const difference of differences) {
      const known = DIFFERENCES.find((d) => isListed(d, set, difference));
      if (known) listed.set(known, (listed.get(known) ?? 0) + 1);
      else unlisted.push(difference);
    }
    elements += want.length;
    sameElements += want.length - new Set(differences.filter((d) => d.what !== 'extra').map((d) => d.element)).size;
    if (differences.length === 0) same++;
  }
  return { set, by, definitions: theirs.size, same, elements, sameElements, listed, unlisted };
};

const isListed = ({ sets, definition, element, what }: Listed, set: string, found: Difference): boolean =>
  sets.includes(set) &&
  (definition === undefined || definition.test(found.definition)) &&
  (element === undefined || element.test(found.element)) &&
  what.includes(found.what);

const differencesOf = (
  definition: string,
  theirs: readonly JsonObject[],
  ours: readonly JsonObject[],
): Difference[] => {
  const idOf = ({ id }: JsonObject) => String(id);
  const mine = new Map(ours.map((e) => [idOf(e), e]));
  const theirIds = theirs.map(idOf);
  const found: Difference[] = [
    ...theirIds.filter((id) => !mine.has(id)).map((element) => ({ definition, element, what: 'missing' })),
    ...ours
      .map(idOf)
      .filter((id) => !theirIds.includes(id))
      .map((element) => ({ definition, element, what: 'extra' })),
  ];
  const shared = theirIds.filter((id) => mine.has(id));
  const order = ours.map(idOf).filter((id) => theirIds.includes(id));
  const moved = shared.find((id, i) => id !== order[i]);
  if (moved !== undefined) found.push({ definition, element: moved, what: 'order' });
  for (const element of theirs) {
    const own = mine.get(idOf(element));
    if (!own) continue;
    for (const what of new Set([...Object.keys(element), ...Object.keys(own)])) {
      if (NOT_COMPARED.has(what)) continue;
      const [a, b] = [textOf(element[what]), textOf(own[what])];
      if (a !== b) found.push({ definition, element: idOf(element), what, theirs: a, ours: b });
    }
  }
  return found;
};

/**
 * What is not compared decides nothing: short texts (other prose is not in the prepared form at all), the names of the constraints
 * that an element is subject to, whether it is in a summary; and, of a constraint, who asked it first.
 */
const NOT_COMPARED = new Set(['short', 'condition', 'isSummary']);

const textOf = (value: Json | undefined): string | undefined =>
  value === undefined ? undefined : JSON.stringify(sorted(value)).replaceAll('|4.0.1"', '"');

const sorted = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const own = Object.entries(value).filter(([name]) => !(name === 'source' && 'key' in value));
  return Object.fromEntries(own.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, v]) => [name, sorted(v as Json)]));
};

/** The table of `npm run test:snapshots`. */
const table = (all: readonly Agreement[]): string => {
  const rows = all.map(({ set, by, definitions, same, elements, sameElements, listed, unlisted }) => {
    const differences = [...listed.values()].reduce((a, b) => a + b, 0);
    return `| ${set} | ${by} | ${same} of ${definitions} | ${sameElements} of ${elements} | ${differences} | ${unlisted.length} |`;
  });
  const reasons = DIFFERENCES.map(
    (d) => `- ${all.map(({ listed }) => listed.get(d) ?? 0).reduce((a, b) => a + b, 0)}: ${d.reason}`,
  );
  return [
    '| snapshots of | made by | definitions the same | elements the same | differences that are listed | others |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
    'Listed differences, by their reason:',
    '',
    ...reasons,
  ].join('\n');
};

if (import.meta.main) console.log(table(agreements()));
