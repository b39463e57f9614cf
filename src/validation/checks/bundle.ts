import { baseCanonical } from '../../definitions/definitions.ts';
import { isObject, isResource, items, type JsonObject, objects, type Resource } from '../../fhir/json.ts';
import { parseReference, referencesIn } from '../../fhir/reference.ts';
import { found, type Kind } from '../check.ts';
import type { Run } from '../run.ts';

/** A document holds all that its Composition refers to, a message what its MessageHeader is about. R4 §3.3.1, §3.4.1. */
const missing: Kind = {
  id: 'bundle-missing',
  code: 'not-found',
  text: {
    nl: 'Waarnaar dit verwijst, zit niet in deze Bundle van soort {type}.',
    en: 'What this refers to is not in this Bundle of type {type}.',
  },
};

/** In a document every entry is linked to the Composition, in either direction, at once or by others. R4 §3.3.1. */
const unreachable: Kind = {
  id: 'bundle-unreachable',
  code: 'structure',
  text: {
    nl: 'Niets in dit document leidt van de Composition hierheen, of andersom.',
    en: 'Nothing in this document leads from the Composition to this, or the other way round.',
  },
};

/** What matches a search on a type is of that type. R4 §3.1.1.5. */
const otherMatch: Kind = {
  id: 'bundle-search-type',
  code: 'value',
  text: { nl: 'Er is gezocht naar {type}; dit is er geen.', en: 'The search is for {type}; this is none.' },
};

const BUNDLE = baseCanonical('Bundle');

/** Holds a Bundle to the rules of its type that concern several entries. Time linear in its size. */
export const checkBundle = (run: Run, bundle: Resource, expression: string): void => {
  if (bundle.resourceType !== 'Bundle') return;
  const { type } = bundle;
  const entries = items(bundle['entry']).map((entry) => (isObject(entry) ? entry : {}));
  if (type === 'document' || type === 'message') {
    const links = linksOf(entries);
    checkPresence(run, links, entries[0]?.['resource'], type, expression);
    if (type === 'document') checkReach(run, links, expression);
  }
  if (type === 'searchset') checkMatches(run, bundle, entries, expression);
};

interface Links {
  readonly entries: readonly JsonObject[];
  /** The number of the entry that a reference from another entry leads to: by fullUrl, a relative one from that of its own. */
  lead(from: number, reference: string): number | undefined;
}

const linksOf = (entries: readonly JsonObject[]): Links => {
  const byUrl = new Map<unknown, number>();
  for (const [i, { fullUrl }] of entries.entries()) if (typeof fullUrl === 'string') byUrl.set(fullUrl, i);
  const bases = entries.map(({ fullUrl }) => {
    const parsed = typeof fullUrl === 'string' ? parseReference(fullUrl) : undefined;
    return parsed?.kind === 'literal' ? parsed.base : undefined;
  });
  const lead: Links['lead'] = (from, reference) => {
    const parsed = parseReference(reference);
    if (parsed.kind !== 'literal') return byUrl.get(reference);
    return byUrl.get(`${parsed.base ?? bases[from]}/${parsed.type}/${parsed.id}`);
  };
  return { entries, lead };
};

/** What must be in the Bundle, as paths from its first resource. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  Composition: ['subject', 'encounter', 'author', 'attester.party', 'custodian', 'event.detail'],
  MessageHeader: ['focus'],
};
const NEEDED_OF_SECTION = ['author', 'focus', 'entry'];

const checkPresence = (run: Run, links: Links, first: unknown, type: string, expression: string): void => {
  if (!isResource(first)) return;
  const hold = (from: JsonObject, path: string, at: string) => {
    for (const { reference, where } of referencesAt(from, path.split('.'), at)) {
      const inside = reference.startsWith('#') || links.lead(0, reference) !== undefined;
      if (!inside) run.report(found(missing, where, BUNDLE, { type }));
    }
  };
  const inSections = (from: JsonObject, at: string) => {
    for (const [i, section] of items(from['section']).entries()) {
      if (!isObject(section)) continue;
      for (const path of NEEDED_OF_SECTION) hold(section, path, `${at}.section[${i}]`);
      inSections(section, `${at}.section[${i}]`);
    }
  };
  const at = `${expression}.entry[0].resource`;
  for (const path of NEEDED[first.resourceType] ?? []) hold(first, path, at);
  if (first.resourceType === 'Composition') inSections(first, at);
};

function* referencesAt(
  from: JsonObject,
  [step = '', ...rest]: readonly string[],
  at: string,
): Generator<{ reference: string; where: string }> {
  const value = from[step];
  for (const [i, item] of items(value).entries()) {
    if (!isObject(item)) continue;
    const where = `${at}.${step}${Array.isArray(value) ? `[${i}]` : ''}`;
    if (rest.length > 0) yield* referencesAt(item, rest, where);
    else if (typeof item['reference'] === 'string') yield { reference: item['reference'], where };
  }
}

const checkReach = (run: Run, links: Links, expression: string): void => {
  const { entries } = links;
  const neighbours: number[][] = entries.map(() => []);
  for (const [from, { resource }] of entries.entries()) {
    for (const { reference } of referencesIn(resource)) {
      const to = links.lead(from, reference);
      if (to === undefined) continue;
      neighbours[from]?.push(to);
      neighbours[to]?.push(from);
    }
  }
  const reached = new Set([0]);
  for (const entry of reached) for (const next of neighbours[entry] ?? []) reached.add(next);
  for (const [i, { resource }] of entries.entries()) {
    if (!reached.has(i) && isResource(resource)) run.report(found(unreachable, `${expression}.entry[${i}]`, BUNDLE));
  }
};

const checkMatches = (run: Run, bundle: Resource, entries: readonly JsonObject[], expression: string): void => {
  const self = objects(bundle['link']).find(({ relation }) => relation === 'self')?.['url'];
  const type = typeof self === 'string' ? /(?:^|\/)([A-Z][A-Za-z]+)(?:\?[^/]*)?$/.exec(self)?.[1] : undefined;
  if (type === undefined || !run.definitions.resourceTypes.has(type)) return;
  for (const [i, { resource, search }] of entries.entries()) {
    const matches = isObject(search) && search['mode'] === 'match';
    if (matches && isResource(resource) && resource.resourceType !== type)
      run.report(found(otherMatch, `${expression}.entry[${i}].resource`, BUNDLE, { type }));
  }
};
