import { isDeepStrictEqual } from 'node:util';
import type { SearchParameter } from '@medplum/fhirtypes';
import { isObject, items, type Json, type JsonObject, objects, type Resource } from '../../src/fhir/json.ts';
import type { Extracted } from '../../src/sandbox/element-values.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { extractByFhirpathJs } from './fhirpath-js.ts';

/**
 * What a search finds, held to what fhirpath.js finds by R4's own expression over all resources. How a value is looked for, and which resources
 * then have it, is said here anew, plainly and slowly, without the index.
 */

export interface Discrepancy {
  readonly search: string;
  readonly missed: readonly string[];
  readonly tooMuch: readonly string[];
}

/** All the resources of a type, by id. */
export type Corpus = ReadonlyMap<string, readonly Resource[]>;

/** Puts all resources into the store, as they are. Answers those that did not come out equal. */
export const storeAll = async (sandbox: Sandbox, corpus: Corpus): Promise<string[]> => {
  const unequal: string[] = [];
  for (const [type, resources] of corpus) {
    for (let from = 0; from < resources.length; from += 200) {
      await sandbox.transact(
        resources
          .slice(from, from + 200)
          .map((resource) => ({ method: 'PUT', type, id: String(resource.id), resource })),
      );
    }
    for (const resource of resources) {
      const { resource: kept } = await sandbox.read(type, String(resource.id));
      if (!isDeepStrictEqual(ownContent(kept), ownContent(resource))) unequal.push(`${type}/${resource.id}`);
    }
  }
  return unequal;
};

/** All but what the server says of the version. */
const ownContent = ({ meta, ...rest }: Resource): unknown => {
  const { versionId: _version, lastUpdated: _updated, ...own } = isObject(meta) ? meta : {};
  return { ...rest, meta: own };
};

/** R4 writes `as` where there may be several, and resolve() where the reference itself says enough. */
const evaluable = (expression: string): string =>
  expression
    .replaceAll(/\.where\(resolve\(\) is (\w+)\)/g, ".where(reference.matches('(^|/)$1/') or (type = '$1'))")
    .replaceAll(/\(([\w.]+) as (\w+)\)/g, '$1.ofType($2)')
    .replaceAll('.as(DateTime)', '.ofType(dateTime)')
    .replaceAll('.as(', '.ofType(');

const evaluate = (expression: string, resource: Resource): readonly Extracted[] => {
  try {
    return extractByFhirpathJs(expression, resource);
  } catch {
    // It has no meaning for this resource (an alternative for another type that takes a single item).
    return [];
  }
};

/** A query by one value, and the words by which a resource that has it is known. */
interface Probe {
  readonly modifier?: string;
  readonly text: string;
  readonly key: string;
}

const escaped = (text: string): string => text.replaceAll(/[\\,|$]/g, '\\$&');
const textOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const codings = ({ type, value }: Extracted): JsonObject[] => {
  if (!isObject(value)) return value === null ? [] : [{ code: String(value) }];
  if (type === 'CodeableConcept') return objects(value['coding']);
  if (type === 'Identifier') return [{ system: value['system'] ?? '', code: value['value'] ?? '' }];
  if (type === 'ContactPoint') return [{ code: value['value'] ?? '' }];
  return [value];
};

const tokens = (extracted: Extracted): Probe[] =>
  codings(extracted).flatMap(({ system, code }) => {
    const own = textOf(code);
    const from = textOf(system);
    if (!own) return [];
    return from && extracted.type !== 'ContactPoint'
      ? [
          { text: `${escaped(from)}|${escaped(own)}`, key: `${from} ${own}` },
          { text: escaped(own), key: own },
        ]
      : [{ text: escaped(own), key: own }];
  });

/** An identifier with its type, as `:of-type` asks it. */
const typed = ({ type, value }: Extracted): Probe[] => {
  if (type !== 'Identifier' || !isObject(value) || !isObject(value['type'])) return [];
  const own = textOf(value['value']);
  return objects(value['type']['coding']).flatMap(({ system, code }) => {
    const [from, kind] = [textOf(system), textOf(code)];
    if (!own || !from || !kind) return [];
    const text = [from, kind, own].map(escaped).join('|');
    return [{ modifier: ':of-type', text, key: `:of-type ${text}` }];
  });
};

const LITERAL = /^[A-Z]\w+\/[A-Za-z0-9\-.]{1,64}$/;

const references = ({ value }: Extracted): Probe[] => {
  const reference = isObject(value) ? textOf(value['reference']) : textOf(value ?? undefined);
  if (!reference || reference.startsWith('#')) return [];
  const literal = reference.replace(/\/_history\/.*$/, '');
  if (isObject(value) && LITERAL.test(literal)) return [{ text: literal, key: literal }];
  if (!/^[a-z][a-z0-9+.-]*:/i.test(reference)) return [];
  // A canonical is found with its version and without it.
  const urls = isObject(value) ? [reference] : [reference, String(reference.split('|')[0])];
  return [...new Set(urls)].map((url) => ({ text: escaped(url), key: url }));
};

const NAME_PARTS = [
  'text',
  'family',
  'given',
  'prefix',
  'suffix',
  'line',
  'city',
  'district',
  'state',
  'postalCode',
  'country',
];

const strings = ({ value }: Extracted): Probe[] => {
  const texts = isObject(value) ? NAME_PARTS.flatMap((part) => items(value[part])) : [value];
  return texts.flatMap((text) =>
    typeof text === 'string' && text !== '' ? [{ modifier: ':exact', text: escaped(text), key: text }] : [],
  );
};

const quantities = ({ value }: Extracted): Probe[] => {
  const number = typeof value === 'number' ? value : isObject(value) ? value['value'] : undefined;
  if (typeof number !== 'number') return [];
  const [system, code] = isObject(value) ? [textOf(value['system']), textOf(value['code'])] : [];
  if (system && code)
    return [{ text: `${number}|${escaped(system)}|${escaped(code)}`, key: `${number} ${system} ${code}` }];
  return isObject(value) ? [] : [{ text: String(number), key: String(number) }];
};

/** By an instant or day that is written so: those that are written the same are among what is found (see `exact`). */
const dates = ({ value }: Extracted): Probe[] => {
  const text = textOf(value ?? undefined);
  return text && /^\d{4}/.test(text) ? [{ text, key: text }] : [];
};

const PROBES: Readonly<Record<string, (extracted: Extracted) => Probe[]>> = {
  token: (extracted) => [...tokens(extracted), ...typed(extracted)],
  reference: references,
  string: strings,
  uri: ({ value }) => (textOf(value ?? undefined) ? [{ text: escaped(String(value)), key: String(value) }] : []),
  number: quantities,
  quantity: quantities,
  date: dates,
};

/** Kinds of which a value finds just those that have it: a date also finds what lies in it, a number what rounds to it. */
const EXACT: ReadonlySet<string> = new Set(['token', 'reference', 'string', 'uri']);

const idsOf = async (sandbox: Sandbox, type: string, query: Record<string, string>): Promise<Set<string>> => {
  const ids = new Set<string>();
  let page: URLSearchParams | undefined = new URLSearchParams({ ...query, _count: '1000' });
  while (page) {
    const { matches, next } = await sandbox.search(type, page);
    for (const { resource } of matches) ids.add(String(resource.id));
    page = next;
  }
  return ids;
};

const compare = (
  search: string,
  expected: ReadonlySet<string>,
  found: ReadonlySet<string>,
  exact: boolean,
): Discrepancy[] => {
  const missed = [...expected].filter((id) => !found.has(id));
  const tooMuch = exact ? [...found].filter((id) => !expected.has(id)) : [];
  return missed.length > 0 || tooMuch.length > 0 ? [{ search, missed, tooMuch }] : [];
};

export interface Checked {
  readonly searches: number;
  readonly discrepancies: readonly Discrepancy[];
}

/** Holds one parameter of a type to the corpus: whether it is missing, and up to `most` of its values, spread over all there are. */
export const checkParameter = async (
  sandbox: Sandbox,
  type: string,
  { code = '', type: kind, expression = '' }: SearchParameter,
  resources: readonly Resource[],
  most: number,
): Promise<Checked> => {
  const probesOf = PROBES[String(kind)];
  if (!probesOf || expression === '' || code === '_id' || code === '_lastUpdated')
    return { searches: 0, discrepancies: [] };
  const text = evaluable(expression);
  const having = new Map<string, { probe: Probe; ids: Set<string> }>();
  const present = new Set<string>();
  for (const resource of resources) {
    for (const extracted of evaluate(text, resource)) {
      present.add(String(resource.id));
      for (const probe of probesOf(extracted)) {
        const known = having.get(probe.key) ?? { probe, ids: new Set() };
        known.ids.add(String(resource.id));
        having.set(probe.key, known);
      }
    }
  }

  const discrepancies: Discrepancy[] = [];
  const all = [...having.values()];
  const every = Math.max(1, Math.ceil(all.length / most));
  const probes = all.filter((_, at) => at % every === 0);
  for (const { probe, ids } of probes) {
    const name = `${code}${probe.modifier ?? ''}`;
    const found = await idsOf(sandbox, type, { [name]: probe.text });
    discrepancies.push(...compare(`${type}?${name}=${probe.text}`, ids, found, EXACT.has(String(kind))));
  }
  if (kind !== 'token' && kind !== 'uri' && kind !== 'reference') return { searches: probes.length, discrepancies };
  const missing = await idsOf(sandbox, type, { [`${code}:missing`]: 'false' });
  discrepancies.push(...compare(`${type}?${code}:missing=false`, present, missing, true));
  return { searches: probes.length + 1, discrepancies };
};

/** What stands right above each code of a code system: what it is nested in, and what it says to be subsumed by. */
const parentsIn = ({ concept }: JsonObject, parent: readonly string[] = []): [string, string][] =>
  objects(concept).flatMap((one): [string, string][] => {
    const own = String(one['code']);
    const said = objects(one['property']).filter(({ code }) => code === 'subsumedBy');
    const parents = [...parent, ...said.map(({ valueCode }) => String(valueCode))];
    return [...parents.map((over): [string, string] => [own, over]), ...parentsIn(one, [own])];
  });

const ancestors = (own: string, parents: readonly [string, string][]): string[] => {
  const direct = parents.filter(([code]) => code === own).map(([, over]) => over);
  return direct.flatMap((over) => [over, ...ancestors(over, parents)]);
};

/** Holds `:above` and `:below` of a token parameter to what a code system says, for each code in use and what is above it. */
export const checkSubsumption = async (
  sandbox: Sandbox,
  type: string,
  { code = '', expression = '' }: SearchParameter,
  resources: readonly Resource[],
  system: Resource,
): Promise<Checked> => {
  const url = String(system['url']);
  const parents = parentsIn(system);
  const above = (own: string): string[] => ancestors(own, parents);
  const codesOf = (resource: Resource): string[] =>
    evaluate(evaluable(expression), resource)
      .flatMap(codings)
      .flatMap((coding) => (coding['system'] === url ? [String(coding['code'])] : []));
  const used = [...new Set(resources.flatMap(codesOf))];
  const asked = new Set(used.flatMap((own) => [own, ...above(own)]));
  const having = (test: (own: string) => boolean) =>
    new Set(resources.filter((resource) => codesOf(resource).some(test)).map(({ id }) => String(id)));
  const discrepancies: Discrepancy[] = [];
  for (const one of asked) {
    const text = `${escaped(url)}|${escaped(one)}`;
    const below = having((own) => own === one || above(own).includes(one));
    const over = having((own) => own === one || above(one).includes(own));
    for (const [direction, expected] of [
      ['below', below],
      ['above', over],
    ] as const) {
      const name = `${code}:${direction}`;
      discrepancies.push(
        ...compare(`${type}?${name}=${text}`, expected, await idsOf(sandbox, type, { [name]: text }), true),
      );
    }
  }
  return { searches: 2 * asked.size, discrepancies };
};

/** Elements of one resource that are tried. */
const MOST_ELEMENTS = 3;

/** Holds a composite parameter to the corpus: each resource is found by what lies together in one of its elements. */
export const checkComposite = async (
  sandbox: Sandbox,
  type: string,
  { code = '', expression = '', component = [] }: SearchParameter,
  kindOf: (definition: string) => string,
  resources: readonly Resource[],
): Promise<Checked> => {
  const discrepancies: Discrepancy[] = [];
  let searches = 0;
  for (const resource of resources) {
    for (let at = 0; at < MOST_ELEMENTS; at += 1) {
      const parts = component.map(({ definition, expression: part }) =>
        evaluate(`(${evaluable(expression)})[${at}].select(${evaluable(part ?? '')})`, resource)
          .flatMap((extracted) => PROBES[kindOf(definition ?? '')]?.(extracted) ?? [])
          .find(({ modifier }) => modifier === undefined),
      );
      if (parts.length === 0 || parts.includes(undefined)) continue;
      const text = parts.map((part) => part?.text).join('$');
      const found = await idsOf(sandbox, type, { [code]: text });
      searches += 1;
      discrepancies.push(...compare(`${type}?${code}=${text}`, new Set([String(resource.id)]), found, false));
    }
  }
  return { searches, discrepancies };
};
