import { expect, test } from 'vitest';
import { LANGUAGES, REGIONS } from '../../src/definitions/terminology/language-parts.ts';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const PAIRS = LETTERS.flatMap((a) => LETTERS.map((b) => a + b));

test.each([
  ['language', LANGUAGES, (pair: string) => pair],
  ['region', REGIONS, (pair: string) => pair.toUpperCase()],
] as const)('every %s of two letters that the platform knows is one, and no other', (type, known, written) => {
  const names = new Intl.DisplayNames('en', { type, fallback: 'none' });
  const registered = PAIRS.map(written).filter((code) => names.of(code) !== undefined);
  expect([...known].sort()).toEqual(registered.sort());
});
