import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LookLog } from '../../src/disclosure/look.ts';
import type { Gateway } from '../../src/gateway/gateway.ts';
import type { Identity } from '../../src/identity/identity.ts';
import { upstreamAt } from '../contract/open-upstream.ts';
import { CANARY, TRANSACTION } from '../disclosure/dossier-of-mother.ts';
import { call, startService, type TestService } from '../http/start-service.ts';
import { callOn } from '../operations/call-on.ts';

/** A server that is reached over HTTP: it says nothing of what was written, and has pages of its own. */
let behind: TestService;
let server: Gateway;
beforeAll(async () => {
  behind = await startService();
  expect((await call(behind.base, 'POST', TRANSACTION)).status).toBe(200);
  server = upstreamAt(behind.base);
});
afterAll(async () => {
  await server.close();
  await behind.stop();
});

const ELS: Identity = { kind: 'related-person', actor: 'RelatedPerson/els', patient: 'Patient/mother', scopes: [] };
const looks: LookLog = { record: async () => ({ id: randomUUID(), recorded: '2026-11-24T12:00:00Z' }) };
const els = () => callOn(server, { identity: ELS, looks }).gateway;

const found = async (type: string, query: string): Promise<string[]> => {
  const ids: string[] = [];
  const gateway = els();
  let page: URLSearchParams | undefined = new URLSearchParams(query);
  while (page) {
    const { matches, included = [], next }: Awaited<ReturnType<Gateway['search']>> = await gateway.search(type, page);
    ids.push(...[...matches, ...included].map(({ resource }) => `${resource.resourceType}/${resource.id}`));
    expect(JSON.stringify([...matches, ...included])).not.toContain(CANARY);
    page = next;
  }
  return ids.sort();
};

test.each([
  ['CarePlan', '', ['CarePlan/els-cooks', 'CarePlan/zorgplan']],
  ['CarePlan', '_count=1&_sort=_id', ['CarePlan/els-cooks', 'CarePlan/zorgplan']],
  ['CarePlan', 'condition=Condition/diabetes', []],
  ['CarePlan', 'subject=Patient/mother-in-law', []],
  ['CarePlan', 'performer=RelatedPerson/els', ['CarePlan/els-cooks']],
  ['CarePlan', 'status:not=active', ['CarePlan/els-cooks']],
  ['CarePlan', '_include=*&_revinclude=Task:focus', ['CarePlan/els-cooks', 'CarePlan/zorgplan']],
  ['Observation', '_sort=-date', ['Observation/w']],
  ['Task', '', []],
  ['Patient', '', []],
] as const)('in front of another server the same is seen of %s by %s', async (type, query, ids) => {
  expect(await found(type, query)).toEqual(ids);
});

test('reads, versions and history too', async () => {
  expect((await els().read('CarePlan', 'zorgplan')).resource['title']).toBe('Zorgplan');
  expect((await els().read('CarePlan', 'zorgplan', '1')).versionId).toBe('1');
  const { versions } = await els().history({ type: 'CarePlan', id: 'zorgplan' }, new URLSearchParams());
  expect(versions).toHaveLength(1);
  for (const id of ['restricted', 'other', 'none', '..', '_search'])
    await expect(els().read('CarePlan', id)).rejects.toMatchObject({ kind: 'not-found' });
});

test('what is withdrawn there counts for the next look', async () => {
  expect(await found('Observation', '')).toEqual(['Observation/w']);
  const { body } = await call(`${behind.base}/Consent/a`);
  await call(`${behind.base}/Consent/a`, 'PUT', { ...body, status: 'inactive' });
  expect(await found('Observation', '')).toEqual([]);
});
