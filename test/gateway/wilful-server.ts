import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openStore } from '../../src/cli/store.ts';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import { etagOf, versionOf } from '../../src/fhir/etag.ts';
import { Failure, failure } from '../../src/fhir/failure.ts';
import type { FailureKind } from '../../src/fhir/failure-kind.ts';
import { isObject, type JsonObject, objects, type Resource } from '../../src/fhir/json.ts';
import { operationOutcome } from '../../src/fhir/outcome.ts';
import { parseReference } from '../../src/fhir/reference.ts';
import type { Entry, EntryResult, Gateway, Stored } from '../../src/gateway/gateway.ts';
import { temporaryFolder } from '../contract/start-sandbox.ts';

/** What a server does, each as real ones differ in it. */
export interface Ways {
  /** Whole or not at all; one entry after the other, until one is refused; or none are taken. */
  readonly transactions: 'whole' | 'in part' | 'none';
  /** Whether a stale If-Match is refused. */
  readonly ifMatch: boolean;
  /** Whether a PUT may make what is not there. */
  readonly ownIds: boolean;
  readonly etag: 'weak' | 'bare' | 'none';
  readonly references: 'relative' | 'absolute';
  /** Whether what was written comes back with the answer. */
  readonly returns: 'representation' | 'nothing';
}

export const GOOD: Ways = {
  transactions: 'whole',
  ifMatch: true,
  ownIds: true,
  etag: 'weak',
  references: 'relative',
  returns: 'representation',
};

const definitions = packagedDefinitions();

export interface WilfulServer {
  readonly base: string;
  /** The server itself, past HTTP. */
  readonly store: Gateway;
  stop(): Promise<void>;
}

const STATUS: Partial<Record<FailureKind, number>> = {
  unparsable: 400,
  invalid: 400,
  unprocessable: 422,
  'not-found': 404,
  gone: 410,
  conflict: 409,
  'precondition-failed': 412,
  'multiple-matches': 412,
  'not-supported': 405,
};

/** A plain FHIR server of our own, that validates nothing, and does what bad servers do. */
export const startWilful = async (given: Partial<Ways> = {}): Promise<WilfulServer> => {
  const ways = { ...GOOD, ...given };
  const folder = temporaryFolder();
  const store = openStore({ folder: folder.file, definitions, now: () => new Date(), newId: randomUUID });
  let base = '';

  const shown = (resource: Resource): Resource =>
    ways.references === 'relative'
      ? resource
      : JSON.parse(JSON.stringify(resource).replaceAll(/"reference":"([A-Z])/g, `"reference":"${base}/$1`));
  const etag = (version: string) => (ways.etag === 'weak' ? etagOf(version) : `"${version}"`);
  const versioned = ({ versionId }: Stored): Record<string, string> =>
    ways.etag === 'none' ? {} : { ETag: etag(versionId) };

  const write = async (entry: Entry): Promise<EntryResult> => {
    const { ifMatch, ...rest } = entry as Entry & { ifMatch?: string };
    const asked = (ways.ifMatch && ifMatch !== undefined ? { ...rest, ifMatch } : rest) as Entry;
    if (entry.method === 'PUT' && !ways.ownIds) await store.read(entry.type, entry.id);
    return (await store.transact([asked]))[0] as EntryResult;
  };

  const transact = async (bundle: Resource): Promise<Resource> => {
    if (ways.transactions === 'none') throw notSupported();
    const entries = objects(bundle['entry']).map(entryOf);
    const results: EntryResult[] = [];
    if (ways.transactions === 'whole') results.push(...(await store.transact(entries)));
    else for (const entry of entries) results.push(await write(entry));
    const entry = await Promise.all(
      results.map(async ({ effect, type, id, versionId }): Promise<JsonObject> => {
        const status = effect === 'created' ? '201 Created' : effect === 'deleted' ? '204 No Content' : '200 OK';
        const location = `${type}/${id}/_history/${versionId}`;
        const resource = effect === 'deleted' ? undefined : shown((await store.read(type, id)).resource);
        return {
          ...(ways.returns === 'representation' && resource && { resource }),
          response: { status, location, ...(ways.etag !== 'none' && { etag: etag(versionId) }) },
        };
      }),
    );
    return { resourceType: 'Bundle', type: 'transaction-response', entry };
  };

  const search = async (type: string, query: URLSearchParams): Promise<Resource> => {
    const { matches, included = [], total, next } = await store.search(type, query);
    const entry = (mode: string) => (one: Stored) => ({
      fullUrl: `${base}/${one.resource.resourceType}/${one.resource.id}`,
      resource: shown(one.resource),
      search: { mode },
    });
    return {
      resourceType: 'Bundle',
      type: 'searchset',
      ...(total !== undefined && { total }),
      link: [
        { relation: 'self', url: `${base}/${type}?${query}` },
        ...(next ? [{ relation: 'next', url: `${base}/${type}?${next}` }] : []),
      ],
      entry: [...matches.map(entry('match')), ...included.map(entry('include'))],
    };
  };

  type Reply = readonly [number, Resource | undefined, Record<string, string>?];

  const put = async (type: string, id: string, body: Resource, headers: IncomingMessage['headers']): Promise<Reply> => {
    const over = headers['if-match'] === undefined ? {} : { ifMatch: versionOf(String(headers['if-match'])) };
    const { effect } = await write({ method: 'PUT', type, id, resource: { ...body, id }, ...over });
    return stored(type, id, effect === 'created' ? 201 : 200);
  };

  const post = async (type: string, resource: Resource, headers: IncomingMessage['headers']): Promise<Reply> => {
    const once = headers['if-none-exist'] === undefined ? {} : { ifNoneExist: String(headers['if-none-exist']) };
    const { effect, id } = await write({ method: 'POST', type, resource, ...once });
    return stored(type, id, effect === 'created' ? 201 : 200);
  };

  const stored = async (type: string, id: string, status: number): Promise<Reply> => {
    const now = await store.read(type, id);
    const headers = { ...versioned(now), Location: `${base}/${type}/${id}/_history/${now.versionId}` };
    return [status, ways.returns === 'nothing' ? undefined : shown(now.resource), headers];
  };

  const answer = async ({ method, url = '', headers }: IncomingMessage, text: string): Promise<Reply> => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const [, , type = '', id = '', history, version] = pathname.split('/');
    const body = () => parsed(text);
    if (type === 'metadata') return [200, STATEMENT];
    if (type === '') return [200, await transact(body())];
    if (method === 'POST' && id === '_search') return [200, await search(type, new URLSearchParams(text))];
    if (method === 'POST') return post(type, body(), headers);
    if (method === 'PUT') return put(type, id, body(), headers);
    if (method === 'DELETE') {
      await write({ method: 'DELETE', type, id });
      return [204, undefined];
    }
    if (id === '') return [200, await search(type, searchParams)];
    const found = await store.read(type, id, history === '_history' ? version : undefined);
    return [200, shown(found.resource), versioned(found)];
  };

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    send(response, await answer(request, Buffer.concat(chunks).toString()).catch(refused));
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  base = `http://localhost:${(server.address() as AddressInfo).port}/fhir`;
  return {
    base,
    store,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await store.close();
      folder.remove();
    },
  };
};

const STATEMENT: Resource = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  kind: 'instance',
  fhirVersion: '4.0.1',
  software: { name: 'Wilful' },
  format: ['json'],
};

const notSupported = () =>
  failure('not-supported', { nl: 'Transacties zijn er niet.', en: 'There are no transactions.' });

const parsed = (text: string): Resource => {
  try {
    return JSON.parse(text);
  } catch {
    throw failure('unparsable', { nl: 'Geen JSON.', en: 'No JSON.' });
  }
};

const entryOf = ({ resource, request, fullUrl }: JsonObject): Entry => {
  const { method, url, ifMatch, ifNoneExist } = request as JsonObject;
  const place = parseReference(String(url));
  const over = ifMatch === undefined ? {} : { ifMatch: versionOf(String(ifMatch)) };
  if (method === 'DELETE' && place.kind === 'literal')
    return { method, type: place.type, id: place.id, ...over } as Entry;
  const named = { resource: resource as Resource, ...(fullUrl !== undefined && { fullUrl: String(fullUrl) }) };
  if (method === 'PUT' && place.kind === 'literal')
    return { method, type: place.type, id: place.id, ...named, ...over } as Entry;
  return {
    method: 'POST',
    type: String((resource as Resource).resourceType),
    ...named,
    ...(ifNoneExist !== undefined && { ifNoneExist: String(ifNoneExist) }),
  };
};

const refused = (error: unknown): readonly [number, Resource] => {
  if (!(error instanceof Failure)) throw error;
  return [STATUS[error.kind] ?? 500, operationOutcome(error.findings, 'en')];
};

const send = (
  response: ServerResponse,
  [status, body, headers = {}]: readonly [number, Resource | undefined, Record<string, string>?],
): void => {
  response.writeHead(status, { 'Content-Type': 'application/fhir+json', ...headers });
  response.end(isObject(body) ? JSON.stringify(body) : '');
};
