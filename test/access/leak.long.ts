import { afterAll, beforeAll, expect, test } from 'vitest';
import { walk } from './walk.ts';
import { openWorld, type World } from './world.ts';

/** Every request that there is, as each person of the stories: `npm run test:leak`, which takes hours. LEAK_PEOPLE=Person/x,… keeps to some. */
let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world.stop());

test('nobody is shown anything that the decision does not permit', async () => {
  const people = process.env['LEAK_PEOPLE']?.split(',') ?? world.people;
  for (const person of people) {
    const { leaks, requests } = await walk(world, person, { whole: true });
    console.log(`${person}: ${requests} requests`);
    expect(leaks).toEqual([]);
  }
  expect(world.log()).not.toContain('kanarie');
}, 36_000_000);
