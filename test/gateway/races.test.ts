import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Gateway } from '../../src/gateway/gateway.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { sandboxOn, temporaryFolder } from '../contract/start-sandbox.ts';
import { ACROSS_RESOURCES, guarded, RACES, runRaces } from './races.ts';
import { type SandboxProcess, sandboxInProcess } from './sandbox-process.ts';
import { unguarded } from './unguarded.ts';

const TIMES = 40;

/** `npm run test:servers` runs the same on HAPI, 200 times each. */
describe('two writers at once on the embedded server', () => {
  const folder = temporaryFolder();
  let one: Sandbox;
  let other: Gateway;
  let elsewhere: SandboxProcess;
  // Two processes on one file.
  beforeAll(() => {
    one = sandboxOn(folder.file);
    elsewhere = sandboxInProcess(folder.file);
    other = { ...one, ...elsewhere };
  });
  afterAll(async () => {
    await one.close();
    await elsewhere.close();
    folder.remove();
  });

  test.each(RACES)(`${TIMES} times $what: no rule is broken, nothing is written twice`, async (race) => {
    const writers = () =>
      [
        { gateway: one, guard: guarded() },
        { gateway: other, guard: guarded() },
      ] as const;
    expect(await runRaces(race, TIMES, writers)).toEqual([]);
  });

  test.each(ACROSS_RESOURCES)(
    'without the guard, $what breaks the rule',
    async (race) => {
      const writers = () =>
        [
          { gateway: one, guard: unguarded },
          { gateway: other, guard: unguarded },
        ] as const;
      // By chance: on a busy machine two may not meet for a while.
      const wrong: string[] = [];
      for (let again = 0; wrong.length === 0 && again < 20; again++)
        wrong.push(...(await runRaces(race, TIMES, writers)));
      expect(wrong).not.toEqual([]);
    },
    120_000,
  );
});
