import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mixedCorpus } from '../../bench/corpus.ts';
import { htmlChecks } from '../../src/fhirpath/html-checks.ts';
import { isPlainHtml } from '../../src/fhirpath/sure/html.ts';

const narratives = mixedCorpus().flatMap(({ text }) => {
  const div: unknown = JSON.parse(text).text?.div;
  return typeof div === 'string' && div.length < 5000 ? [div] : [];
});

test('most narrative of R4 is plain, and none of it wrong', () => {
  const plain = narratives.filter(isPlainHtml);
  expect(plain.length / narratives.length).toBeGreaterThan(0.95);
  expect(plain.filter((div) => !htmlChecks(div))).toEqual([]);
});

const PIECES = [
  '<',
  '>',
  '/>',
  '</',
  '&',
  '&amp;',
  '&nbsp;',
  '&#160;',
  '&#0;',
  '"',
  "'",
  ' ',
  '\u00a0',
  '\u0001',
  '\ud83d',
  'a',
  '=',
  ']]>',
  '<!-- c -->',
  '<br/>',
  '<br></br>',
  '<hr/>',
  '<script>x</script>',
  ' onclick="x"',
  ' class="x"',
  ' class="x" class="y"',
  ' href="javascript:x"',
  ' href=" javascript:x"',
  ' src="https://example.org"',
  ' title="a > b"',
  '<p>',
  '</p>',
  '<div>',
  '</div>',
  '<img src="a"/>',
  '<a name="x"/>',
  '<p style="a; b"/>',
];

test('what is plain passes htmlChecks, whatever is put into a narrative or taken out of it', () => {
  const piece = fc.constantFrom(...PIECES);
  const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), piece, without: fc.nat(12) });
  const start = fc.oneof(
    fc.constantFrom(...narratives),
    fc.array(piece).map((pieces) => `<div>${pieces.join('')}</div>`),
  );
  fc.assert(
    fc.property(start, fc.array(change, { maxLength: 4 }), (div, changes) => {
      const changed = changes.reduce((text, { at, piece, without }) => {
        const from = Math.floor(at * text.length);
        return text.slice(0, from) + piece + text.slice(from + without);
      }, div);
      if (isPlainHtml(changed)) expect(htmlChecks(changed)).toBe(true);
    }),
    { numRuns: 20_000 },
  );
});
