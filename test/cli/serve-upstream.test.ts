import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startMedplum } from '../contract/start-medplum.ts';
import { answer, startRawServer } from '../gateway/start-raw-server.ts';
import { call, startService, type TestService } from '../http/start-service.ts';
import { runCommand, startCommand } from './run-command.ts';

/** The service as a person starts it, in front of another server. `npm run test:servers` has it write, on HAPI. */
const serveInFrontOf = async (upstream: string) => {
  const command = startCommand(['serve'], { PORT: '0', SAMENSPEL_UPSTREAM: upstream });
  const printed = await command.printed(/Try: .*\n/);
  const base = /at (http:\S+) \(/.exec(printed)?.[1] as string;
  const stop = async () => {
    command.kill('SIGTERM');
    return command.ended;
  };
  return { base, printed, stop };
};

const patient = { resourceType: 'Patient', active: true };

describe('in front of a server that undoes nothing', () => {
  let medplum: TestService;
  let service: Awaited<ReturnType<typeof serveInFrontOf>>;
  beforeAll(async () => {
    medplum = await startMedplum();
    service = await serveInFrontOf(medplum.base);
  });
  afterAll(async () => {
    expect((await service.stop()).code).toBe(0);
    await medplum.stop();
  });

  test('it says at start that it only reads, and why', () => {
    expect(service.printed).toContain(`at ${medplum.base}: it is read only.\n`);
    expect(service.printed).toContain(
      '  undoes the whole transaction when one entry is refused: no: the other entries stay (needed: yes)',
    );
  });

  test('it reads and searches', async () => {
    const made = await call(`${medplum.base}/Patient`, 'POST', patient);
    const read = await call(`${service.base}/Patient/${made.body.id}`);
    expect([read.status, read.headers.get('ETag')]).toEqual([200, `W/"${made.body.meta.versionId}"`]);
    const found = await call(`${service.base}/Patient?active=true`);
    expect(found.body.entry).toHaveLength(1);
    expect(found.body.entry[0].fullUrl).toBe(`${service.base}/Patient/${made.body.id}`);
  });

  test('it refuses every write with 501, and writes nothing', async () => {
    const before = (await call(`${medplum.base}/Patient`)).body.total;
    const refusal = await call(`${service.base}/Patient`, 'POST', patient);
    expect(refusal.status).toBe(501);
    expect(refusal.body.issue[0].details.coding[0].code).toBe('upstream-unfit');
    expect((await call(`${medplum.base}/Patient`)).body.total).toBe(before);
  });

  test('it is ready', async () => {
    expect((await fetch(new URL('/ready', service.base))).status).toBe(200);
  });
});

test('in front of a server that is not there it lives, is not ready, and writes nothing', async () => {
  const service = await serveInFrontOf('http://localhost:9/fhir');
  try {
    expect(service.printed).toContain(
      'In front of http://localhost:9/fhir: The FHIR server of the record cannot be reached.',
    );
    expect((await fetch(new URL('/health', service.base))).status).toBe(200);
    const ready = await fetch(new URL('/ready', service.base));
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'not ready', reason: 'upstream-unreachable' }]);
    expect((await call(`${service.base}/Patient/1`)).status).toBe(503);
    expect((await call(`${service.base}/Patient`, 'POST', patient)).status).toBe(503);
  } finally {
    await service.stop();
  }
});

test('in front of another Samenspel it only reads: that one has guards of its own', async () => {
  const inner = await startService();
  const service = await serveInFrontOf(inner.base);
  expect(service.printed).toContain('stand in front of the server that is behind it');
  expect((await call(`${service.base}/Patient`, 'POST', patient)).status).toBe(501);
  await service.stop();
  await inner.stop();
});

test('told to stop it lets what runs end, takes nothing new, and ends with 0', async () => {
  let asked = () => {};
  const underWay = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const slow = JSON.stringify({ resourceType: 'Patient', id: 'slow', meta: { versionId: '1' } });
  const upstream = await startRawServer((socket, request) => {
    if (!request.startsWith('GET /fhir/Patient/slow'))
      return answer(400, '{"resourceType":"OperationOutcome"}')(socket, request);
    asked();
    setTimeout(() => answer(200, slow)(socket, request), 700);
  });
  const service = await serveInFrontOf(upstream.base);
  const answered = call(`${service.base}/Patient/slow`);
  await underWay;
  const stopped = service.stop();
  await wait(200);
  await expect(call(`${service.base}/metadata`)).rejects.toThrow();
  expect((await answered).status).toBe(200);
  expect((await stopped).code).toBe(0);
  await upstream.stop();
});

test('the stories are not loaded into other people’s dossiers', async () => {
  const { code, stderr } = await runCommand(['serve', '--with-examples'], {
    SAMENSPEL_UPSTREAM: 'http://localhost:9/fhir',
  });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^samenspel: --with-examples is for the embedded server/);
});

test('what is wrong with its settings is said, a line each, without their values', async () => {
  const { code, stderr } = await runCommand(['serve'], {
    SAMENSPEL_UPSTREAM: 'geheim',
    SAMENSPEL_UPSTREAM_AUTHORIZATION: 'geheim',
    SAMENSPEL_UPSTREAM_TIMEOUT: '0',
  });
  expect(code).toBe(1);
  expect(stderr.trimEnd().split('\n')).toEqual([
    'samenspel: SAMENSPEL_UPSTREAM must be an http or https URL',
    'samenspel: SAMENSPEL_UPSTREAM_AUTHORIZATION must be a whole Authorization header: Bearer …, or Basic …',
    'samenspel: SAMENSPEL_UPSTREAM_TIMEOUT must be 1 second or more',
  ]);
});

test('a key that cannot be used, and a choice that cannot be made, are said in one line', async () => {
  const of = async (environment: Record<string, string>) =>
    (await runCommand(['serve'], { SAMENSPEL_UPSTREAM: 'http://localhost:9/fhir', ...environment })).stderr;
  const client = { SAMENSPEL_UPSTREAM_CLIENT_ID: 'samenspel', SAMENSPEL_UPSTREAM_KEY: 'package.json' };
  expect(await of(client)).toBe(
    'samenspel: the key package.json (SAMENSPEL_UPSTREAM_KEY) cannot be used: it is no private key as a JWK\n',
  );
  expect(await of({ ...client, SAMENSPEL_UPSTREAM_KEY: 'nothing.json' })).toMatch(/cannot be used: ENOENT\n$/);
  expect(await of({ SAMENSPEL_UPSTREAM_CLIENT_ID: 'samenspel' })).toMatch(
    /^samenspel: SAMENSPEL_UPSTREAM_CLIENT_ID and .* go together/,
  );
  expect(await of({ ...client, SAMENSPEL_UPSTREAM_PASS_TOKEN: 'true' })).toMatch(/choose one way to be let in\n$/);
});

test('told to stop while the server behind is silent, it breaks off what it asked, says so, and ends', async () => {
  let asked = () => {};
  const underWay = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const upstream = await startRawServer((socket, request) => {
    if (request.startsWith('GET /fhir/Patient/silent')) asked();
    else answer(400, '{"resourceType":"OperationOutcome"}')(socket, request);
  });
  const service = await startService(undefined, { base: upstream.base, timeout: 600_000 }, { endWithin: 200 });
  const answered = call(`${service.base}/Patient/silent`);
  await underWay;
  await service.stop();
  const { status, body } = await answered;
  expect([status, body.issue[0].details.coding[0].code]).toEqual([502, 'upstream-cut']);
  await upstream.stop();
});
