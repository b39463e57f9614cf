import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GUARD_SYSTEM, newGuard } from '../../src/gateway/guard/guard-list.ts';
import { type ProbeReport, probeServer } from '../../src/gateway/probe/probe.ts';
import { PROBE_SYSTEM } from '../../src/gateway/probe/question.ts';
import type { Exchange } from '../../src/gateway/upstream/exchange.ts';
import type { Upstream } from '../../src/gateway/upstream/upstream.ts';
import { upstreamAt } from '../contract/open-upstream.ts';
import { startMedplum } from '../contract/start-medplum.ts';
import { call, startService } from '../http/start-service.ts';
import { answer, startRawServer } from './start-raw-server.ts';

const SERVERS = [
  {
    name: 'a Samenspel service on the embedded server',
    start: () => startService(),
    guarded: true,
    keepsGuards: true,
    says: {
      'conflict-status': '412, 412',
      etag: 'weak, weak',
      'broken-reference': 'yes (422)',
      'missing-status': 'yes (422)',
    },
  },
  {
    name: 'Medplum’s router over memory',
    start: startMedplum,
    guarded: false,
    keepsGuards: false,
    says: {
      rollback: 'no: the other entries stay',
      paging: 'no: 2 of 5',
      'unknown-parameter': 'no: 0 found',
      'broken-reference': 'no',
      'referenced-delete': 'no',
      'missing-status': 'no',
    },
  },
] as const;

describe.each(SERVERS)('what $name really does', ({ start, guarded, keepsGuards, says }) => {
  let server: { base: string; stop(): Promise<void> };
  let upstream: Upstream;
  let report: ProbeReport;

  beforeAll(async () => {
    server = await start();
    upstream = upstreamAt(server.base);
    const { exchange } = upstream;
    report = await probeServer({
      base: server.base,
      exchange,
      newId: randomUUID,
      wait: (ms) => wait(ms),
      now: () => new Date(),
    });
  });
  afterAll(async () => {
    await upstream.close();
    await server.stop();
  });

  test('is found out', () => {
    const answers = Object.fromEntries(report.answers.map(({ id, answer: text }) => [id, text]));
    expect(answers).toMatchObject(says);
    expect(Object.values(answers).filter((text) => text.startsWith('failed'))).toEqual([]);
    expect(report.guarded).toBe(guarded);
  });

  test('and nothing is left of it but guards that the server keeps to itself, which are named', async () => {
    const guards = await upstream.search('List', new URLSearchParams({ identifier: `${GUARD_SYSTEM}|` }));
    expect(report.left.toSorted()).toEqual(guards.matches.map(({ resource }) => `List/${resource.id}`).toSorted());
    expect(guards.matches.length > 0).toBe(keepsGuards);
    const answers = await Promise.all(report.left.map((path) => call(`${server.base}/${path}`, 'DELETE')));
    for (const { status, body } of answers) {
      expect([status, body.issue[0].details.coding[0].code]).toEqual([403, 'guard-reserved']);
    }
    for (const type of ['Patient', 'Task']) {
      expect((await upstream.search(type, new URLSearchParams({ identifier: `${PROBE_SYSTEM}|` }))).matches).toEqual(
        [],
      );
    }
  });
});

test('guards that a server makes of the clients of a probe, and lets be removed, are removed', async () => {
  const server = await startMedplum();
  const upstream = upstreamAt(server.base);
  let guards = 0;
  const exchange: Exchange = async (outgoing) => {
    const answered = await upstream.exchange(outgoing);
    const { method, path } = outgoing;
    if (method === 'POST' && path === 'Patient' && answered.resource?.id) {
      await call(`${server.base}/List`, 'POST', newGuard(answered.resource.id));
      guards++;
    }
    return answered;
  };
  const report = await probeServer({
    base: server.base,
    exchange,
    newId: randomUUID,
    wait: (ms) => wait(ms),
    now: () => new Date(),
  });
  expect(guards).toBeGreaterThan(0);
  expect(report.left).toEqual([]);
  expect((await upstream.search('List', new URLSearchParams({ identifier: `${GUARD_SYSTEM}|` }))).matches).toEqual([]);
  await upstream.close();
  await server.stop();
});

test('a server that fails in the middle is not fit, and what could not be removed is named', async () => {
  const patient = JSON.stringify({ resourceType: 'Patient', id: 'p' });
  const statement = JSON.stringify({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' });
  const server = await startRawServer(answer(200, statement), answer(201, patient), answer(500, ''));
  const upstream = upstreamAt(server.base);
  const report = await probeServer({
    base: server.base,
    exchange: upstream.exchange,
    newId: randomUUID,
    wait: async () => {},
    now: () => new Date(),
  });
  expect(report).toMatchObject({ software: 'not said', fhirVersion: '4.0.1', guarded: false });
  expect(report.answers.find(({ id }) => id === 'rollback')?.answer).toBe('failed: upstream-error');
  expect(report.left.length).toBeGreaterThan(0);
  await upstream.close();
  await server.stop();
});
