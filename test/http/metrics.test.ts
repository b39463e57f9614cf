import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from '../../src/cli/serve.ts';
import type { UpstreamSettings } from '../../src/cli/upstream.ts';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import { answer, startRawServer } from '../gateway/start-raw-server.ts';
import { call, USUAL } from './start-service.ts';

const data = mkdtempSync(join(tmpdir(), 'samenspel-'));
const CANARY = `kanarie-${randomUUID()}`;
const definitions = packagedDefinitions();

/** The service with a port for metrics, as a person starts it. */
const serving = async (upstream?: UpstreamSettings) => {
  let said = '';
  const stdout = new Writable({
    write: (chunk, _encoding, done) => {
      said += String(chunk);
      done();
    },
  });
  const settings = { host: 'localhost', port: 0, data, baseUrl: undefined, upstream, examples: undefined };
  const service = await serve(
    { stdout, stderr: stdout },
    { ...settings, log: 'silent', version: 'test', definitions, metricsPort: 0 },
  );
  return { ...service, metricsUrl: /Metrics at (\S+)/.exec(said)?.[1] ?? '' };
};

let metricsUrl = '';
let base = '';
let stop = async () => {};
beforeAll(async () => {
  ({ base, stop, metricsUrl } = await serving());
});
afterAll(async () => {
  await stop();
  rmSync(data, { recursive: true });
});

const metrics = async (url = metricsUrl): Promise<string[]> => {
  const response = await fetch(url);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
  return (await response.text()).split('\n');
};
const counted = async (start: string, url = metricsUrl): Promise<number> =>
  Number((await metrics(url)).find((line) => line.startsWith(start))?.slice(start.length) ?? 0);

test('requests are counted by method, route and status; refusals by finding', async () => {
  const patient = { resourceType: 'Patient', id: 'x' };
  await call(`${base}/Patient/x`, 'PUT', patient);
  await call(`${base}/Patient/x`);
  await call(`${base}/Patient/y`);
  await call(`${base}/Patient`, 'POST', { resourceType: 'Patient', gender: 'other-than' });
  const route = '/fhir/:type/:id';
  const count = (method: string, at: string, status: number) =>
    counted(`samenspel_request_duration_seconds_count{method="${method}",route="${at}",status="${status}"} `);
  expect(await count('PUT', route, 201)).toBe(1);
  expect(await count('GET', route, 200)).toBe(1);
  expect(await count('GET', route, 404)).toBe(1);
  expect(await counted('samenspel_refusals_total{status="422",finding="binding-required"} ')).toBe(1);
  expect(await counted('samenspel_refusals_total{status="404",finding="not-found"} ')).toBe(1);
  expect((await metrics()).some((line) => line.startsWith('process_resident_memory_bytes '))).toBe(true);
});

test('nothing of who or what is asked is in them, wherever it stands in the request', async () => {
  const plain = CANARY.replaceAll(/[^A-Za-z0-9.-]/g, '');
  await call(`${base}/Patient/${plain}`, 'PUT', { resourceType: 'Patient', id: plain, name: [{ text: CANARY }] });
  await call(`${base}/Patient?name=${CANARY}`);
  await call(`${base}/${CANARY}/${CANARY}`);
  await call(`${base}/Patient/${CANARY}/$${CANARY}`, 'POST', { resourceType: 'Patient', [CANARY]: CANARY });
  await call(`${base}/Patient`, 'POST', { resourceType: 'Patient', gender: CANARY }, { 'X-Request-Id': CANARY });
  await fetch(`${base}/Patient`, { method: 'CANARY' }).catch(() => undefined);
  const all = (await metrics()).join('\n');
  expect(all).toContain('samenspel_refusals_total');
  for (const text of [CANARY, plain, 'CANARY']) expect(all).not.toContain(text);
});

test('they are on a port of their own, where nothing else is', async () => {
  expect((await call(`${base.replace('/fhir', '')}/metrics`)).status).toBe(404);
  expect((await fetch(metricsUrl.replace('/metrics', '/fhir/metadata'))).status).toBe(404);
});

test('what the server of the record did not answer is counted by fault, and whether it was asked again', async () => {
  // What the service asks by itself at start is refused in another way.
  const upstream = await startRawServer((socket, request) =>
    answer(request.startsWith('GET /fhir/Patient/x ') ? 429 : 503, '')(socket, request),
  );
  const service = await serving({ ...USUAL, base: upstream.base });
  expect((await call(`${service.base}/Patient/x`)).status).toBe(429);
  const faults = (retried: boolean) =>
    counted(`samenspel_upstream_faults_total{fault="busy",retried="${retried}"} `, service.metricsUrl);
  expect([await faults(true), await faults(false)]).toEqual([3, 1]);
  await service.stop();
  await upstream.stop();
});
