import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/cli/store.ts';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import { etagOf, versionOf } from '../../src/fhir/etag.ts';
import { Failure, failure } from '../../src/fhir/failure.ts';
import { type JsonObject, objects, type Resource } from '../../src/fhir/json.ts';
import { operationOutcome } from '../../src/fhir/outcome.ts';
import type { Entry, EntryResult } from '../../src/gateway/gateway.ts';
import { STATUS } from '../../src/operations/status.ts';
import type { StartedServer } from '../contract/start-medplum.ts';

interface Asked {
  readonly method: string;
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
}

interface Answer {
  readonly status: number;
  readonly resource?: Resource | undefined;
  readonly etag?: string;
}

/**
 * The embedded store as a FHIR server of another make, on a free port: it keeps, searches and carries out transactions whole, and knows nothing of agreements,
 * rules or guards. For where no such server is at hand.
 */
export const serveStore = async (): Promise<StartedServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'samenspel-'));
  const store = openStore({ folder, definitions: packagedDefinitions(), now: () => new Date(), newId: randomUUID });

  const write = async (entries: readonly Entry[]): Promise<Answer> => {
    const [result] = await store.transact(entries);
    const { effect, resource, versionId } = result as EntryResult;
    if (effect === 'deleted') return { status: 204 };
    return { status: effect === 'created' ? 201 : 200, resource, etag: etagOf(versionId) };
  };

  const search = async (type: string, query: URLSearchParams, lenient: boolean): Promise<Answer> => {
    const { matches, included = [], total, next } = await store.search(type, query, { lenient });
    const entry =
      (mode: string) =>
      ({ resource }: { resource: Resource }) => ({
        fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
        resource,
        search: { mode },
      });
    const link = (relation: string, of: URLSearchParams) => ({ relation, url: `${base}/${type}?${of}` });
    return {
      status: 200,
      resource: {
        resourceType: 'Bundle',
        type: 'searchset',
        ...(total !== undefined && { total }),
        link: [link('self', query), ...(next ? [link('next', next)] : [])],
        entry: [...matches.map(entry('match')), ...included.map(entry('include'))],
      },
    };
  };

  const transact = async (bundle: Resource): Promise<Answer> => {
    const results = await store.transact(objects(bundle['entry']).map(entryOf));
    return {
      status: 200,
      resource: { resourceType: 'Bundle', type: 'transaction-response', entry: results.map(responseOf) },
    };
  };

  const answer = ({ method, path, query, body, headers }: Asked): Promise<Answer> => {
    const [type, id] = path;
    const ifMatch = headers['if-match'];
    const lenient = !headers['prefer']?.includes('handling=strict');
    if (type === undefined) return transact(JSON.parse(body));
    if (method === 'GET' && type === 'metadata') return Promise.resolve({ status: 200, resource: STATEMENT });
    if (method === 'GET' && id === undefined) return search(type, query, lenient);
    if (id === '_search') return search(type, new URLSearchParams(body), lenient);
    if (method === 'GET' && path.length === 2)
      return store
        .read(type, String(id))
        .then(({ resource, versionId }) => ({ status: 200, resource, etag: etagOf(versionId) }));
    const match = ifMatch === undefined ? {} : { ifMatch: versionOf(ifMatch) };
    if (method === 'DELETE' && id !== undefined) return write([{ method, type, id, ...match }]);
    if (method === 'PUT' && id !== undefined)
      return write([{ method, type, id, resource: JSON.parse(body), ...match }]);
    if (method === 'POST' && id === undefined) return write([{ method, type, resource: JSON.parse(body) }]);
    throw failure('not-found', { nl: 'Dit is er niet.', en: 'There is no such thing.' });
  };

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(String(request.url), 'http://localhost');
    const path = url.pathname
      .split('/')
      .slice(2)
      .filter((part) => part !== '');
    const asked = { method: String(request.method), path, query: url.searchParams, headers: request.headers };
    const { status, resource, etag } = await Promise.resolve({ ...asked, body: Buffer.concat(chunks).toString() })
      .then(answer)
      .catch((error: unknown): Answer => {
        if (!(error instanceof Failure)) throw error;
        return { status: STATUS[error.kind], resource: operationOutcome(error.findings, 'en') };
      });
    response.writeHead(status, { 'Content-Type': 'application/fhir+json', ...(etag && { ETag: etag }) });
    response.end(resource && JSON.stringify(resource));
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const base = `http://localhost:${(server.address() as AddressInfo).port}/fhir`;
  return {
    base,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const STATEMENT: Resource = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  kind: 'instance',
  fhirVersion: '4.0.1',
  format: ['json'],
  software: { name: 'The embedded store as a server of another make' },
};

/** An entry of a transaction as it is asked over HTTP (R4 §3.1.0.11). */
const entryOf = ({ request, resource, fullUrl }: JsonObject): Entry => {
  const { method, url, ifMatch, ifNoneMatch, ifNoneExist } = request as Record<string, string | undefined>;
  const [place = '', query] = String(url).split('?');
  const [type = '', id = ''] = place.split('/');
  const match = ifMatch === undefined ? {} : { ifMatch: versionOf(ifMatch) };
  const body = { resource: resource as Resource, ...(fullUrl !== undefined && { fullUrl: String(fullUrl) }) };
  if (method === 'DELETE') return { method, type, id, ...match };
  if (method === 'POST') return { method, type, ...body, ...(ifNoneExist !== undefined && { ifNoneExist }) };
  // A conditional update that finds nothing; the service asks no other.
  if (query !== undefined) return { method: 'POST', type, ...body, ifNoneExist: query, mustBeNew: true };
  return { method: 'PUT', type, id, ...body, ...match, ...(ifNoneMatch === '*' && { ifNoneMatch }) };
};

const STATUS_OF = { created: '201 Created', updated: '200 OK', existing: '200 OK', deleted: '204 No Content' } as const;

const responseOf = ({ effect, type, id, versionId, lastUpdated, resource }: EntryResult): JsonObject => ({
  ...(resource && { resource }),
  response: {
    status: STATUS_OF[effect],
    location: `${type}/${id}/_history/${versionId}`,
    etag: etagOf(versionId),
    lastModified: lastUpdated,
  },
});
