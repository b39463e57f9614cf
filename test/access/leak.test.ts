import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type * as Limited from '../../src/access/limited-gateway.ts';
import type { Gateway } from '../../src/gateway/gateway.ts';
import { walk } from './walk.ts';
import { openWorld, type World } from './world.ts';

/** Which part of the limits is taken out, to see that the walk finds that. */
let hole: keyof Gateway | undefined;
vi.mock('../../src/access/limited-gateway.ts', async (original) => {
  const real = await original<typeof Limited>();
  const limitedGateway: typeof real.limitedGateway = (options) => {
    const limited = real.limitedGateway(options);
    return hole ? { ...limited, [hole]: options.server[hole] } : limited;
  };
  return { ...real, limitedGateway };
});

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world.stop());

/** A volunteer of three clients, one of whom said no; a daughter; a representative about whom there is a concern; a client. */
const PEOPLE = ['Person/ruud-visser', 'RelatedPerson/karin', 'Patient/moeder-van-karin'];

describe('walking every kind of request', () => {
  test.each(PEOPLE)(
    'as %s shows nothing that the decision does not permit',
    async (person) => {
      const { leaks, requests } = await walk(world, person, { whole: false });
      expect(leaks).toEqual([]);
      expect(requests).toBeGreaterThan(500);
      expect(world.log()).not.toContain('kanarie');
    },
    120_000,
  );

  test('as each of them would show something, had he not been limited', async () => {
    for (const person of PEOPLE) {
      const { canaries, seen } = await world.sightOf(person);
      expect(seen.size).toBeGreaterThan(0);
      expect(canaries.size).toBeGreaterThan(0);
      expect(seen.size).toBeLessThan(world.resources.length / 2);
    }
  });
});

describe('with a hole in', () => {
  test.each(['read', 'search', 'history'] as const)(
    '%s it is found',
    async (part) => {
      hole = part;
      const { leaks } = await walk(world, 'RelatedPerson/karin', { whole: false }, 1);
      hole = undefined;
      expect(leaks).not.toEqual([]);
    },
    60_000,
  );
});
