import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, startService, type TestService } from '../http/start-service.ts';
import { FAULTS, type FaultyProxy, startProxy } from './start-proxy.ts';

const story = (name: string) => readFileSync(join(import.meta.dirname, '../../examples/scenarios/mieke', name), 'utf8');
const TYPES = ['RelatedPerson', 'CarePlan', 'Consent', 'Task'];
const ROLES = ['carer', 'agreement', 'consent', 'evaluation'];

export interface FaultsOptions {
  /** Of the server behind; called when the tests begin. */
  readonly start: () => Promise<{ readonly base: string; stop(): Promise<void> }>;
  /** Written in stages: what was refused may be there as a draft, until who comes next takes it back. */
  readonly inStages: boolean;
  /** Each fault meets each so many-th request; 1 is all of them. */
  readonly every: number;
}

/**
 * A decision goes to the server in some dozens of requests: each of them meets each fault. Whatever comes of it, the decision is in force
 * whole or not at all, never twice, and who sends it again has it.
 */
export const describeFaults = (name: string, { start, inStages, every }: FaultsOptions): void => {
  describe(`the way of a decision to ${name}, at which something goes wrong`, () => {
    let server: { readonly base: string; stop(): Promise<void> };
    let proxy: FaultyProxy;
    let service: TestService;
    let requests = 0;

    beforeAll(async () => {
      server = await start();
      proxy = await startProxy(server.base);
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
      await server.stop();
    });

    const decide = (meeting: string) =>
      call(
        service.base,
        'POST',
        story('decision.json').replaceAll('zorgplanbespreking-2026-11-10-insuline', `faults-${meeting}`),
      );
    /** Straight from the server. */
    const found = async (meeting: string, nth: number) => {
      const value = `https://samenspel.example/fhir/decision|faults-${meeting}/${ROLES[nth]}`;
      return (await call(`${server.base}/${TYPES[nth]}?identifier=${value}&_total=accurate`)).body;
    };
    const standing = (meeting: string) =>
      Promise.all(TYPES.map(async (_, nth) => (await found(meeting, nth)).total as number));
    const inForce = async (meeting: string): Promise<boolean> =>
      ((await found(meeting, 1)).entry ?? []).some(
        ({ resource }: { resource: { status: string } }) => resource.status === 'active',
      );

    test.each(FAULTS)(
      '$what: it is in force whole or not at all, and once',
      async (fault) => {
        expect(requests).toBeGreaterThan(5);
        const tally: Record<number, number> = {};
        // Each decision makes the record longer, and takes more requests than the one before: until one ends before the fault.
        for (let nth = 1, wasMet = true; wasMet; nth += every) {
          const meeting = randomUUID();
          proxy.meet(fault, nth);
          const { status } = await decide(meeting);
          wasMet = proxy.count() >= nth;
          proxy.meet();
          tally[status] = (tally[status] ?? 0) + 1;
          expect([200, 502, 503, 504]).toContain(status);
          const stands = await standing(meeting);
          if (status === 200 || (inStages && (await inForce(meeting)))) expect(stands).toEqual([1, 1, 1, 1]);
          else if (!inStages) expect(stands).toEqual([0, 0, 0, 0]);
          expect((await decide(meeting)).status).toBe(200);
          expect(await standing(meeting)).toEqual([1, 1, 1, 1]);
        }
        // Of what is only read, most faults pass when it is asked again; the write is settled by the guard.
        expect(tally[200]).toBeGreaterThan(0);
      },
      600_000,
    );
  });
};
