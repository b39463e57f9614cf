import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Upstream } from '../../src/gateway/upstream/upstream.ts';
import { upstreamAt } from '../contract/open-upstream.ts';
import { ACROSS_RESOURCES, guarded, RACES, runRaces } from '../gateway/races.ts';
import { unguarded } from '../gateway/unguarded.ts';

const TIMES = Number(process.env['SAMENSPEL_RACES'] ?? 200);
const TIMES_UNGUARDED = 20;

describe('two writers at once on HAPI FHIR', () => {
  let one: Upstream;
  let other: Upstream;
  beforeAll(() => {
    [one, other] = [upstreamAt(inject('hapi')), upstreamAt(inject('hapi'))];
  });
  afterAll(async () => {
    await one.close();
    await other.close();
  });

  test.each(RACES)(
    `${TIMES} times $what: no rule is broken, nothing is written twice`,
    async (race) => {
      // Guards that know nothing of each other, nor of the race before.
      const writers = () =>
        [
          { gateway: one, guard: guarded() },
          { gateway: other, guard: guarded() },
        ] as const;
      expect(await runRaces(race, TIMES, writers)).toEqual([]);
    },
    300_000,
  );

  test.each(ACROSS_RESOURCES)(
    'without the guard, $what breaks the rule',
    async (race) => {
      const writers = () =>
        [
          { gateway: one, guard: unguarded },
          { gateway: other, guard: unguarded },
        ] as const;
      expect(await runRaces(race, TIMES_UNGUARDED, writers)).not.toEqual([]);
    },
    120_000,
  );
});
