import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { call, startService, type TestService } from '../http/start-service.ts';
import { FAULTS, type FaultyProxy, startProxy } from './start-proxy.ts';

const story = (name: string) => readFileSync(join(import.meta.dirname, '../../examples/scenarios/mieke', name), 'utf8');
const TYPES = ['RelatedPerson', 'CarePlan', 'Consent', 'Task'];

/**
 * A decision goes to the server in a dozen requests or so: each of them meets each fault. Whatever comes of it, the decision stands
 * whole or not at all, never twice, and who sends it again has it.
 */
describe('the way of a decision to HAPI FHIR, at which something goes wrong', () => {
  let proxy: FaultyProxy;
  let service: TestService;
  let requests = 0;

  beforeAll(async () => {
    proxy = await startProxy(inject('hapi'));
    service = await startService(undefined, { base: proxy.base, timeout: 2_000 });
    expect((await call(service.base, 'POST', story('dossier.json'))).status).toBe(200);
    await decide(randomUUID());
    proxy.meet();
    expect((await decide(randomUUID())).status).toBe(200);
    requests = proxy.count();
  });
  afterAll(async () => {
    await service.stop();
    await proxy.stop();
  });

  const decide = (meeting: string) =>
    call(
      service.base,
      'POST',
      story('decision.json').replaceAll('zorgplanbespreking-2026-11-10-insuline', `faults-${meeting}`),
    );
  const ROLES = ['carer', 'agreement', 'consent', 'evaluation'];
  /** Straight from HAPI. */
  const standing = (meeting: string) =>
    Promise.all(
      TYPES.map(async (type, nth) => {
        const value = `https://samenspel.example/fhir/decision|faults-${meeting}/${ROLES[nth]}`;
        return (await call(`${inject('hapi')}/${type}?identifier=${value}&_total=accurate`)).body.total as number;
      }),
    );

  test.each(FAULTS)('$what: it stands whole or not at all, and once', async (fault) => {
    expect(requests).toBeGreaterThan(5);
    const tally: Record<number, number> = {};
    // Each decision makes the record longer, and takes more requests than the one before: until one ends before the fault.
    for (let nth = 1, wasMet = true; wasMet; nth++) {
      const meeting = randomUUID();
      proxy.meet(fault, nth);
      const { status } = await decide(meeting);
      wasMet = proxy.count() >= nth;
      proxy.meet();
      tally[status] = (tally[status] ?? 0) + 1;
      expect([200, 502, 503, 504]).toContain(status);
      const stands = await standing(meeting);
      if (status === 200) expect(stands).toEqual([1, 1, 1, 1]);
      else expect(stands).toEqual([0, 0, 0, 0]);
      expect((await decide(meeting)).status).toBe(200);
      expect(await standing(meeting)).toEqual([1, 1, 1, 1]);
    }
    // Of what is only read, most faults pass when it is asked again; the write is settled by the guard.
    expect(tally[200]).toBeGreaterThan(1);
  });
});
