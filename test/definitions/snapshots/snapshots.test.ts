import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { agreements, NL_CORE } from './agreement.ts';
import { DIFFERENCES } from './differences.ts';

/** `npm run test:snapshots` prints the table. */
const all = agreements();

describe('our snapshots and those that came with the definitions', () => {
  test.each(all)('$set, by $by: element by element the same, but for what is listed', ({ definitions, unlisted }) => {
    expect(definitions).toBeGreaterThan(0);
    expect(unlisted).toEqual([]);
  });

  test.skipIf(!existsSync(NL_CORE) /* ../shared/nl-core is not beside this checkout */)('nl-core was held to', () => {
    expect(all.map(({ set }) => set)).toContain('nl-core');
  });

  test.each(DIFFERENCES)('a listed difference occurs: $reason', (listed) => {
    const sets = all.filter(({ set }) => listed.sets.includes(set));
    if (sets.length > 0) expect(sets.some((agreement) => agreement.listed.has(listed))).toBe(true);
  });
});
