import { isDeepStrictEqual } from 'node:util';
import type { Finding } from '../fhir/finding.ts';
import { isObject, type Resource } from '../fhir/json.ts';
import type { Entry, EntryResult, Stored } from '../gateway/gateway.ts';
import type { Identities, Rewrite } from '../gateway/rewriting.ts';
import type { Criterion } from './criterion.ts';
import type { Indexes } from './indexes.ts';
import type { Links } from './links.ts';
import type { Search } from './search.ts';
import {
  alreadyThere,
  ambiguous,
  brokenReferences,
  notNew,
  stale,
  stillReferenced,
  unprocessable,
} from './transaction-entries.ts';
import type { Head, Versions } from './versions.ts';

export interface Store {
  readonly versions: Versions;
  readonly indexes: Indexes;
  readonly links: Links;
  readonly search: Search;
  readonly rewrite: Rewrite;
  /** Whether a reference must lead somewhere. */
  readonly integrity: boolean;
}

type Post = Extract<Entry, { method: 'POST' }>;
type Put = Extract<Entry, { method: 'PUT' }>;
type Delete = Extract<Entry, { method: 'DELETE' }>;

/** What the entries ask for, with the conditions of ifNoneExist read: by the index of the entry. */
export interface Work {
  readonly entries: readonly Entry[];
  readonly conditions: ReadonlyMap<number, readonly Criterion[]>;
}

/** A version that says nothing of a resource that never was: R4 §3.1.0.7 has its deletion succeed. */
const NEVER_WAS = '0';

const resultOf = (effect: EntryResult['effect'], type: string, { resource, ...version }: Stored): EntryResult => ({
  effect,
  type,
  id: String(resource.id),
  ...version,
  resource,
});

const content = ({ meta, ...rest }: Resource): unknown => {
  const { versionId: _version, lastUpdated: _updated, ...own } = isObject(meta) ? meta : {};
  return { ...rest, meta: own };
};

const numberOf = (head: Head | undefined): string | undefined => (head?.live ? String(head.number) : undefined);

/**
 * Carries out a transaction in R4's order (§3.1.0.11.2): DELETE, POST, PUT, then the references. Synchronous; whoever calls
 * it undoes everything when it throws. Failures: as `Gateway.transact`.
 */
export const carryOut = (
  store: Store,
  { entries, conditions }: Work,
  now: Date,
  newId: () => string,
): EntryResult[] => {
  const { versions, indexes, links, search, rewrite, integrity } = store;
  const results = new Map<number, EntryResult>();
  const removed = new Map<number, Head>();
  const written = new Map<number, { key: number; resource: Resource }>();
  const identities: Map<string, string> & Identities = new Map();
  const of = <M extends Entry['method']>(method: M) =>
    [...entries.entries()].filter((pair): pair is [number, Extract<Entry, { method: M }>] => pair[1].method === method);

  const remove = (index: number, { type, id, ifMatch }: Delete): void => {
    const head = versions.head(type, id);
    if (ifMatch !== undefined && ifMatch !== numberOf(head)) throw stale(index);
    const versionId = head?.live ? versions.remove(type, head, now) : String(head?.number ?? NEVER_WAS);
    if (head?.live) {
      indexes.drop(head.key);
      links.drop(head.key);
      removed.set(index, head);
    }
    results.set(index, { effect: 'deleted', type, id, versionId, lastUpdated: now.toISOString() });
  };

  /** The resource that stands in for a conditional create: one that was there, or one that an earlier entry will make. */
  const twins = new Map<string, string>();
  const identify = (index: number, { type, fullUrl, ifNoneExist, mustBeNew }: Post): string => {
    const criteria = conditions.get(index);
    const [match, another] = criteria ? search.few(type, criteria) : [];
    if (another) throw ambiguous(index);
    if (match && mustBeNew) throw notNew(index);
    const condition = `${type}?${ifNoneExist}`;
    const id = match ? String(match.resource.id) : ((criteria && twins.get(condition)) ?? freshId(type));
    if (match) results.set(index, resultOf('existing', type, match));
    if (criteria && !match) twins.set(condition, id);
    if (fullUrl) identities.set(fullUrl, `${type}/${id}`);
    return id;
  };

  const freshId = (type: string): string => {
    const id = newId();
    return versions.head(type, id) ? freshId(type) : id;
  };

  const write = (
    index: number,
    { method, type }: Post | Put,
    id: string,
    head: Head | undefined,
    resource: Resource,
  ): void => {
    const { key, stored } = versions.write(type, id, head, resource, method, now);
    if (head) indexes.put(key, stored.resource);
    else indexes.add(key, stored.resource);
    written.set(index, { key, resource: stored.resource });
    results.set(index, resultOf(head?.live ? 'updated' : 'created', type, stored));
  };

  const create = (index: number, entry: Post, id: string): void => {
    const { type, fullUrl, resource } = entry;
    const twin = versions.current(type, id);
    if (twin) results.set(index, resultOf('existing', type, twin));
    else write(index, entry, id, undefined, rewrite(resource, fullUrl, identities));
  };

  const update = (index: number, entry: Put): void => {
    const { type, id, fullUrl, resource, ifMatch, ifNoneMatch } = entry;
    const head = versions.head(type, id);
    if (ifMatch !== undefined && ifMatch !== numberOf(head)) throw stale(index);
    if (ifNoneMatch && head?.live) throw alreadyThere(index);
    const criteria = conditions.get(index);
    if (criteria && search.few(type, criteria).length > 0) throw notNew(index);
    const next = { ...rewrite(resource, fullUrl, identities), id };
    const current = versions.current(type, id);
    if (current && isDeepStrictEqual(content(current.resource), content(next))) {
      results.set(index, resultOf('existing', type, current));
    } else write(index, entry, id, head, next);
  };

  for (const [index, entry] of of('DELETE')) remove(index, entry);
  for (const [, { type, id, fullUrl }] of of('PUT')) if (fullUrl) identities.set(fullUrl, `${type}/${id}`);
  const ids = of('POST').map(([index, entry]) => identify(index, entry));
  for (const [at, [index, entry]] of of('POST').entries()) {
    if (!results.has(index)) create(index, entry, ids[at] ?? '');
  }
  for (const [index, entry] of of('PUT')) update(index, entry);

  // Another entry may have made what a condition had not found: then the condition is not met any more.
  for (const [index, criteria] of conditions) {
    const entry = entries[index];
    if (written.has(index) && entry && search.few(entry.type, criteria).length > 1) throw ambiguous(index);
  }
  const findings: Finding[] = [...written]
    .sort(([a], [b]) => a - b)
    .flatMap(([index, { key, resource }]) => brokenReferences(index, links.put(key, resource)));
  if (integrity && findings.length > 0) throw unprocessable(findings);
  for (const [index, { key }] of integrity ? removed : []) {
    const referrer = links.referrer(key);
    if (referrer) throw stillReferenced(index, referrer);
  }
  return entries.map((_, index) => results.get(index) as EntryResult);
};
