import { versionOf } from '../../fhir/etag.ts';
import { Failure } from '../../fhir/failure.ts';
import { isObject, objects, type Resource } from '../../fhir/json.ts';
import { parseReference } from '../../fhir/reference.ts';
import { guardQuery } from '../guard/guard-list.ts';
import type { Answer, Exchange } from '../upstream/exchange.ts';
import { pathBelow } from '../upstream/search-page.ts';
import { PROBE_SYSTEM, type Probe, type ProbeEntry } from './question.ts';

export interface Traces {
  readonly probe: Probe;
  /** Removes everything that was made through the probe, also what was made without its being heard of, and the guards that a Samenspel made of it. */
  remove(): Promise<void>;
  /** What could not be removed. */
  left(): readonly string[];
}

export interface TracesOptions {
  readonly base: string;
  readonly exchange: Exchange;
  readonly newId: () => string;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** What probes make, those first that refer to the others. */
const TYPES = ['Task', 'Patient'];

const FHIR_JSON = { 'content-type': 'application/fhir+json' };

/** The hand that a probe works with: it tags what it makes, remembers it, and removes it. */
export const traces = ({ base, exchange, newId, wait }: TracesOptions): Traces => {
  const run = newId();
  const made = new Set<string>();
  /** Patients that were written of, made or not: a server may have made a guard for one that was never there. */
  const named = new Set<string>();
  const tagged = (resource: Resource): Resource => {
    const client = resource['for'];
    if (isObject(client)) named.add(String(client['reference']));
    return { ...resource, meta: { ...resource.meta, tag: [{ system: PROBE_SYSTEM, code: run }] } };
  };
  const remember = (location: string): void => {
    const place = parseReference(location);
    if (place.kind === 'literal') made.add(`${place.type}/${place.id}`);
  };

  const get = (path: string): Promise<Answer> =>
    exchange({
      method: 'GET',
      // A link to a next page comes as the server writes it.
      path: /^[a-z]+:|^[/?]/.test(path) ? pathBelow(base, path) : path,
      headers: { 'cache-control': 'no-cache', prefer: 'handling=strict' },
      safe: true,
    });

  const put: Probe['put'] = async (resource, headers = {}) => {
    const path = `${resource.resourceType}/${resource.id}`;
    made.add(path);
    const body = JSON.stringify(tagged(resource));
    return exchange({ method: 'PUT', path, headers: { ...FHIR_JSON, ...headers }, body, safe: false });
  };

  const remove: Probe['remove'] = (path) => exchange({ method: 'DELETE', path, safe: false });

  const transact: Probe['transact'] = async (...entries) => {
    const entry = entries.map((one: ProbeEntry) => (one.resource ? { ...one, resource: tagged(one.resource) } : one));
    const answer = await exchange({
      method: 'POST',
      path: '',
      headers: FHIR_JSON,
      body: JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry }),
      safe: false,
    });
    for (const { response } of objects(answer.resource?.['entry'])) {
      if (isObject(response)) remember(String(response['location'] ?? ''));
    }
    return answer;
  };

  const create: Probe['create'] = async (resource, headers = {}) => {
    const path = resource.resourceType;
    const body = JSON.stringify(tagged(resource));
    const answer = await exchange({ method: 'POST', path, headers: { ...FHIR_JSON, ...headers }, body, safe: false });
    if (answer.status >= 300) return answer;
    if (answer.resource?.id !== undefined) made.add(`${path}/${answer.resource.id}`);
    remember((answer.header('location') ?? '').replace(/^\//, ''));
    return answer;
  };

  const make: Probe['make'] = async (resource) => {
    const type = resource.resourceType;
    const { status, header, resource: stored } = await create(resource);
    const location = parseReference((header('location') ?? '').replace(/^\//, ''));
    const id = stored?.id ?? (location.kind === 'literal' ? location.id : undefined);
    if (status >= 300 || id === undefined) throw new Error(`a ${type} cannot be made (${status})`);
    const etag = header('etag');
    return { type, id, etag, versionId: stored?.meta?.versionId ?? versionOf(etag ?? '') };
  };

  const search = async (type: string, query: string): Promise<string[]> => {
    const { status, resource } = await get(`${type}?${query}`);
    if (status >= 400) throw new Error(`a search is refused (${status})`);
    return objects(resource?.['entry']).flatMap(({ resource: found }) =>
      isObject(found) ? [`${type}/${found['id']}`] : [],
    );
  };

  const removeAll = async (paths: readonly string[]): Promise<void> => {
    for (const path of paths) {
      if (isRemoved(await remove(path).then(({ status }) => status, statusOf))) made.delete(path);
    }
    const left = paths.filter((path) => made.has(path));
    if (left.length === 0) return;
    // Some take a deletion in a transaction only.
    const entries = left.map((url) => ({ request: { method: 'DELETE', url } }));
    if ((await transact(...entries).then(({ status }) => status, statusOf)) >= 300) return;
    for (const path of left) made.delete(path);
  };

  return {
    probe: {
      newKey: newId,
      wait,
      get,
      put,
      remove,
      transact,
      create,
      make,
      count: async (type, query) => (await search(type, query)).length,
    },
    left: () => [...made],
    remove: async () => {
      for (const type of TYPES) {
        const tag = `_tag=${encodeURIComponent(`${PROBE_SYSTEM}|${run}`)}&_count=200`;
        for (const found of await search(type, tag).catch(() => [])) made.add(found);
      }
      const clients = [...new Set([...made, ...named])].filter((path) => path.startsWith('Patient/'));
      await removeAll(TYPES.flatMap((type) => [...made].filter((path) => path.startsWith(`${type}/`))));
      // After all else: each removal is written under them. Apart: a server may keep them to itself.
      const guards = await Promise.all(
        clients.map((client) => search('List', guardQuery(client.slice('Patient/'.length))).catch(() => [])),
      );
      for (const guard of guards.flat()) made.add(guard);
      await removeAll(guards.flat());
    },
  };
};

const isRemoved = (status: number): boolean => status < 300 || status === 404 || status === 410;

const statusOf = (error: unknown): number => {
  if (error instanceof Failure) return 500;
  throw error;
};
