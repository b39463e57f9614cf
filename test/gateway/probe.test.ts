import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ProbeReport, probeServer } from '../../src/gateway/probe/probe.ts';
import { PROBE_SYSTEM } from '../../src/gateway/probe/question.ts';
import type { Upstream } from '../../src/gateway/upstream/upstream.ts';
import { upstreamAt } from '../contract/open-upstream.ts';
import { startMedplum } from '../contract/start-medplum.ts';
import { startService } from '../http/start-service.ts';
import { answer, startRawServer } from './start-raw-server.ts';

const SERVERS = [
  {
    name: 'a Samenspel service on the embedded server',
    start: () => startService(),
    guarded: true,
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

describe.each(SERVERS)('what $name really does', ({ start, guarded, says }) => {
  let server: { base: string; stop(): Promise<void> };
  let upstream: Upstream;
  let report: ProbeReport;

  beforeAll(async () => {
    server = await start();
    upstream = upstreamAt(server.base);
    const { exchange } = upstream;
    report = await probeServer({ base: server.base, exchange, newId: randomUUID, wait: (ms) => wait(ms) });
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

  test('and nothing is left of it', async () => {
    expect(report.left).toEqual([]);
    for (const type of ['Patient', 'Task']) {
      expect((await upstream.search(type, new URLSearchParams({ identifier: `${PROBE_SYSTEM}|` }))).matches).toEqual(
        [],
      );
    }
  });
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
  });
  expect(report).toMatchObject({ software: 'not said', fhirVersion: '4.0.1', guarded: false });
  expect(report.answers.find(({ id }) => id === 'rollback')?.answer).toBe('failed: upstream-error');
  expect(report.left.length).toBeGreaterThan(0);
  await upstream.close();
  await server.stop();
});
