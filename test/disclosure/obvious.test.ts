import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../src/disclosure/decide.ts';
import { answer } from './answer.ts';
import { anyCase } from './arbitrary.ts';
import { FILES } from './cases/all.ts';
import { obviously } from './obvious.ts';
import type { Vector } from './vector.ts';

/** `npm run test:disclosure` asks for 100,000. */
const RUNS = Number(process.env['DISCLOSURE_RUNS'] ?? 3000);
/** The same cases in each `npm test`, others in each long run. */
const SEED = process.env['DISCLOSURE_RUNS'] ? undefined : 20261124;

describe('a second implementation, slow and obvious', () => {
  // Of a section as such limits are told as well; the obvious one decides on resources.
  const onResources = Object.values(FILES)
    .flat()
    .filter(({ request }) => request.resource);

  test.each(onResources)('answers the vector $id', (vector) => {
    expect(obviously(vector)).toBe(vector.expected.outcome);
  });

  test(`agrees on ${RUNS} generated cases`, () => {
    const outcomes = { permit: 0, deny: 0, undecided: 0 };
    fc.assert(
      fc.property(anyCase(), (one) => {
        const { outcome } = answer(one as Vector, decide);
        outcomes[outcome]++;
        expect(outcome).toBe(obviously(one));
      }),
      { numRuns: RUNS, ...(SEED !== undefined && { seed: SEED }) },
    );
    // The cases must be of all kinds, or agreeing would prove little.
    for (const count of Object.values(outcomes)) expect(count).toBeGreaterThan(RUNS / 50);
  }, 600_000);
});
