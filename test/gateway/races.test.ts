import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { sandboxOn, temporaryFolder } from '../contract/start-sandbox.ts';
import { ACROSS_RESOURCES, guarded, RACES, runRaces } from './races.ts';
import { unguarded } from './unguarded.ts';

const TIMES = 40;

/** `npm run test:servers` runs the same on HAPI, 200 times each. */
describe('two writers at once on the embedded server', () => {
  const folder = temporaryFolder();
  let one: Sandbox;
  let other: Sandbox;
  // Two connections to the file, as two processes have.
  beforeAll(() => {
    [one, other] = [sandboxOn(folder.file), sandboxOn(folder.file)];
  });
  afterAll(async () => {
    await one.close();
    await other.close();
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

  test.each(ACROSS_RESOURCES)('without the guard, $what breaks the rule', async (race) => {
    const writers = () =>
      [
        { gateway: one, guard: unguarded },
        { gateway: other, guard: unguarded },
      ] as const;
    expect(await runRaces(race, TIMES, writers)).not.toEqual([]);
  });
});
