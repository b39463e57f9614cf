import fc from 'fast-check';
import { expect, test } from 'vitest';
import { delayAfter, retryAfterOf } from '../../src/gateway/upstream/patience.ts';

const patience = { attempts: 4, base: 100, longest: 1000, chance: () => 1, wait: async () => {} };

test('the bound doubles with each attempt, up to the longest, and ends with the attempts', () => {
  expect([1, 2, 3, 4].map((attempt) => delayAfter(attempt, patience))).toEqual([100, 200, 400, undefined]);
  expect([4, 5, 6].map((attempt) => delayAfter(attempt, { ...patience, attempts: 9 }))).toEqual([800, 1000, 1000]);
});

test('chance spreads it, and what the server asks is the least', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 3 }), (part, attempt) => {
      const delay = delayAfter(attempt, { ...patience, chance: () => part }) ?? Number.NaN;
      expect(delay).toBeGreaterThanOrEqual(0);
      expect(delay).toBeLessThanOrEqual(100 * 2 ** (attempt - 1));
      expect(delayAfter(attempt, { ...patience, chance: () => part }, 0.9)).toBeGreaterThanOrEqual(900);
    }),
  );
});

test('a server that asks for longer than anyone is kept waiting is not asked again', () => {
  expect(delayAfter(1, patience, 2)).toBeUndefined();
});

test.each([
  ['3', 3],
  [' 0 ', 0],
  ['Wed, 25 Nov 2026 10:00:30 GMT', 30],
  ['Wed, 25 Nov 2026 09:00:00 GMT', 0],
  ['soon', undefined],
  [undefined, undefined],
])('Retry-After: %s is %s seconds', (header, seconds) => {
  expect(retryAfterOf(header, new Date('2026-11-25T10:00:00Z'))).toBe(seconds);
});
