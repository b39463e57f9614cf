import { afterEach, describe, expect, test } from 'vitest';
import type { Entry } from '../../src/gateway/gateway.ts';
import { upstreamAt } from '../contract/open-upstream.ts';
import { answer, type RawServer, startRawServer } from './start-raw-server.ts';

const resource = { resourceType: 'Patient', id: '1' };
const searchset = (next?: string) =>
  JSON.stringify({
    resourceType: 'Bundle',
    type: 'searchset',
    ...(next && { link: [{ relation: 'next', url: next }] }),
  });
const lineOf = (request: string | undefined) => request?.split('\r\n')[0];
const headerOf = (request: string | undefined, name: string) =>
  new RegExp(`^${name}: (.*)$`, 'im').exec(request ?? '')?.[1]?.trim();

describe('what goes over the wire', () => {
  let server: RawServer;
  afterEach(() => server.stop());

  test.each([
    {
      what: 'in the meta',
      body: { ...resource, meta: { versionId: '7', lastUpdated: '2026-01-01T00:00:00Z' } },
      headers: {},
    },
    { what: 'weak, in the ETag', body: resource, headers: { ETag: 'W/"7"' } },
    { what: 'strong, in the ETag', body: resource, headers: { ETag: '"7"' } },
    { what: 'bare, in the ETag', body: resource, headers: { ETag: '7' } },
  ])('a version is found $what', async ({ body, headers }) => {
    const modified = { 'Last-Modified': 'Thu, 01 Jan 2026 00:00:00 GMT' };
    server = await startRawServer(
      answer(200, JSON.stringify(body), { ...modified, ...(headers as Record<string, string>) }),
    );
    const read = await upstreamAt(server.base).read('Patient', '1');
    expect(read.versionId).toBe('7');
    expect(Date.parse(read.lastUpdated)).toBe(Date.parse('2026-01-01T00:00:00Z'));
    expect(read.resource.meta).toMatchObject({ versionId: '7', lastUpdated: read.lastUpdated });
  });

  test.each([
    { location: 'Patient/9/_history/2', etag: undefined },
    { location: 'http://elsewhere.example/r4/Patient/9/_history/2', etag: undefined },
    { location: 'Patient/9', etag: 'W/"2"' },
    { location: '/fhir/Patient/9', etag: '2' },
  ])('where something was made is read from $location and $etag', async ({ location, etag }) => {
    const response = { status: '201 Created', location, etag };
    const entry = [{ resource: { resourceType: 'Patient', id: '9' }, response }];
    server = await startRawServer(
      answer(200, JSON.stringify({ resourceType: 'Bundle', type: 'transaction-response', entry })),
    );
    const post: Entry = { method: 'POST', type: 'Patient', resource: { resourceType: 'Patient' } };
    expect(await upstreamAt(server.base).transact([post])).toMatchObject([
      { effect: 'created', id: '9', versionId: '2' },
    ]);
  });

  test('reads and searches ask for what stands now, and not to leave out what the server does not know', async () => {
    server = await startRawServer(answer(200, JSON.stringify(resource)), answer(200, searchset()));
    const gateway = upstreamAt(server.base);
    await gateway.read('Patient', '1');
    await gateway.search('Patient', new URLSearchParams({ name: 'é&b' }));
    expect(server.requests.map(lineOf)).toEqual([
      'GET /fhir/Patient/1 HTTP/1.1',
      'GET /fhir/Patient?name=%C3%A9%26b HTTP/1.1',
    ]);
    expect(server.requests.map((request) => headerOf(request, 'cache-control'))).toEqual(['no-cache', 'no-cache']);
    expect(headerOf(server.requests[1], 'prefer')).toBe('handling=strict');
  });

  test.each([
    { link: 'BASE?_getpages=abc&_getpagesoffset=20', asked: 'GET /fhir?_getpages=abc&_getpagesoffset=20 HTTP/1.1' },
    { link: 'BASE/Patient?page=2', asked: 'GET /fhir/Patient?page=2 HTTP/1.1' },
    { link: 'BASE/Patient/__page/abc', asked: 'GET /fhir/Patient/__page/abc HTTP/1.1' },
    { link: '?_getpages=abc', asked: 'GET /fhir?_getpages=abc HTTP/1.1' },
    // The server knows itself by another name: its host is not followed, and gets no token of ours.
    { link: 'http://inside.example:9999/r4/Patient?page=2', asked: 'GET /fhir/Patient?page=2 HTTP/1.1' },
  ])('the next page of $link is asked of the server that we know', async ({ link, asked }) => {
    server = await startRawServer((socket, request) =>
      answer(200, searchset(link.replace('BASE', server.base)))(socket, request),
    );
    const gateway = upstreamAt(server.base, { credentials: { kind: 'static', authorization: 'Bearer ours' } });
    const { next } = await gateway.search('Patient', new URLSearchParams({ name: 'x' }));
    expect([...(next?.keys() ?? [])]).toEqual(['_page']);
    expect(next?.toString()).not.toContain('abc');
    await gateway.search('Patient', next as URLSearchParams);
    expect(lineOf(server.requests[1])).toBe(asked);
  });

  test('a page is of use to who got it only, and cannot be made', async () => {
    server = await startRawServer(answer(200, searchset('?page=2')));
    const upstream = upstreamAt(server.base);
    const { next } = await upstream.for({ authorization: 'Bearer one' }).search('Patient', new URLSearchParams());
    const own = Buffer.from('Patient?page=2').toString('base64url');
    for (const page of [
      next as URLSearchParams,
      new URLSearchParams({ _page: own }),
      new URLSearchParams({ _page: '' }),
    ]) {
      const asked = upstream.for({ authorization: 'Bearer other' }).search('Patient', page);
      await expect(asked).rejects.toMatchObject({ kind: 'invalid', findings: [{ id: 'page-unknown' }] });
    }
    expect(server.requests).toHaveLength(1);
  });

  test('a reference by the server’s own address comes as a relative one, one to elsewhere as it is', async () => {
    const links = (base: string) => [
      { other: { reference: `${base}/Patient/2` } },
      { other: { reference: 'http://x.example/Patient/3' } },
    ];
    server = await startRawServer((socket, request) =>
      answer(200, JSON.stringify({ ...resource, link: links(server.base) }))(socket, request),
    );
    const read = await upstreamAt(server.base).read('Patient', '1');
    expect(read.resource['link']).toEqual([
      { other: { reference: 'Patient/2' } },
      { other: { reference: 'http://x.example/Patient/3' } },
    ]);
  });

  test.each([
    ['Patient', '..'],
    ['Patient', '.'],
    ['Patient', '1/_history'],
    ['Patient', '1?x=y'],
    ['metadata?', '1'],
    ['Patient', '%2e%2e'],
  ])('what is no id names nothing and is not asked: %s/%s', async (type, id) => {
    server = await startRawServer(answer(200, JSON.stringify(resource)));
    await expect(upstreamAt(server.base).read(type, id)).rejects.toMatchObject({ kind: 'not-found' });
    expect(server.requests).toEqual([]);
  });

  test('the service’s own token goes with every request, a caller’s request id and trace with his', async () => {
    server = await startRawServer(answer(200, JSON.stringify(resource)));
    const upstream = upstreamAt(server.base, { credentials: { kind: 'static', authorization: 'Bearer ours' } });
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await upstream.for({ authorization: 'Bearer theirs', requestId: 'call-17', traceparent }).read('Patient', '1');
    await upstream.read('Patient', '1');
    const sent = server.requests.map((request) =>
      ['authorization', 'x-request-id', 'traceparent'].map((name) => headerOf(request, name)),
    );
    expect(sent).toEqual([
      ['Bearer ours', 'call-17', traceparent],
      ['Bearer ours', undefined, undefined],
    ]);
  });

  test('a caller’s own token goes along where that is how we are let in; who is refused is the caller', async () => {
    server = await startRawServer(answer(200, JSON.stringify(resource)), answer(403, ''), answer(401, ''));
    const caller = upstreamAt(server.base, { credentials: { kind: 'caller', own: undefined } }).for({
      authorization: 'Bearer theirs',
    });
    await caller.read('Patient', '1');
    expect(headerOf(server.requests[0], 'authorization')).toBe('Bearer theirs');
    await expect(caller.read('Patient', '1')).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(caller.read('Patient', '1')).rejects.toMatchObject({ kind: 'unauthenticated' });
  });
});
