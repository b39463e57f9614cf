import { expect, test } from 'vitest';
import { fold } from '../../src/sandbox/folding.ts';

test.each([
  ['Müller', 'muller'],
  ['Zoë', 'zoe'],
  ['Zoe\u0308', 'zoe'],
  ['  van  der\tBerg ', 'van der berg'],
  ['IJsselstein', 'ijsselstein'],
  ['ĲSSELSTEIN', 'ijsselstein'],
  ['Çelik', 'celik'],
])('%s is compared as %s', (text, folded) => expect(fold(text)).toBe(folded));
