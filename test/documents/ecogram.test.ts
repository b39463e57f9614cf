import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CIRCLES, MARKS, type Network, type Person } from '../../src/agreements/network.ts';
import { ecogram } from '../../src/documents/ecogram.ts';

const person = (change: Partial<Person> = {}): Person => ({
  reference: 'RelatedPerson/mieke',
  name: 'Mieke Bosman',
  circle: 'family',
  help: [
    { kind: 'care-act', agreement: 'CarePlan/x', act: 'Insuline spuiten', state: 'active', consents: ['Consent/x'] },
  ],
  marks: [],
  ...change,
});
const network = (...people: Person[]): Network => ({
  client: { reference: 'Patient/corrie', name: 'Corrie Bosman' },
  people,
});

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where the names stand, as wide as a common font draws them at most. */
const boxesIn = (svg: string): Box[] =>
  [...svg.matchAll(/<text x="([\d.-]+)" y="([\d.-]+)" text-anchor="middle" stroke="#fff"[^>]*>([^<]*)<\/text>/g)].map(
    ([, x, y, escaped = '']) => {
      const text = escaped.replace(/&\w+;/g, '&');
      const half = ([...text].length * 14 * 0.64) / 2;
      return { text, left: Number(x) - half, right: Number(x) + half, top: Number(y) - 12, bottom: Number(y) + 4 };
    },
  );
const sizeOf = (svg: string) => (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []).slice(1).map(Number);
const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const aPerson = fc.record({
  name: fc.oneof(
    fc.constantFrom('Mieke Bosman', 'Ömer Şahin', 'Maximiliaan van der Wetering-Oosterhuis tot Nieuwenhuizen'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
  ),
  circle: fc.constantFrom(...CIRCLES),
  marks: fc.subarray([...MARKS]),
});

describe('the ecogram', () => {
  test('is told in words too: who, how close, doing what, and what to look at', () => {
    const svg = ecogram(network(person({ marks: ['overload', 'evaluation-due'] })), 'nl');
    expect(svg).toMatch(/^<svg [^>]*role="graphics-document document" aria-labelledby="title desc"/);
    expect(svg).toContain('<title id="title">Zorgnetwerk van Corrie Bosman</title>');
    expect(svg).toContain(
      '<desc id="desc">Mieke Bosman, familie. Doet: Insuline spuiten (zorghandeling). overbelasting gezien. evaluatie nodig.</desc>',
    );
    expect(svg).toContain('role="graphics-symbol img" aria-label="Mieke Bosman, familie.');
  });

  test('needs no colour: kinds of help differ by the form of the line, people by their shape, marks by a letter', () => {
    const kinds = ['care-act', 'personal-care', 'company', 'backup'] as const;
    const help = kinds.map((kind) => ({ kind, agreement: 'CarePlan/x', act: 'x', state: 'active', consents: [] }));
    const svg = ecogram(network(person({ help })), 'en');
    const lines = [...svg.matchAll(/<line [^>]*stroke-width="([\d.]+)"([^>]*)\/>/g)].map(
      ([, width, dash]) => `${width}${dash}`,
    );
    expect(new Set(lines).size).toBe(4);
    expect(new Set([...svg.matchAll(/(?:fill|stroke)="(#\w+)"/g)].map(([, colour]) => colour))).toEqual(
      new Set(['#111', '#fff', '#999', '#444']),
    );
  });

  test('of nobody says so', () => {
    expect(ecogram(network(), 'en')).toContain('<desc id="desc">Nobody is recorded.</desc>');
  });

  test('whoever is around, however they are called: every name stays inside, none over another, and nothing is markup', () => {
    fc.assert(
      fc.property(fc.array(aPerson, { maxLength: 30 }), (people) => {
        const svg = ecogram(
          network(...people.map((one, index) => person({ ...one, reference: `RelatedPerson/${index}` }))),
          'nl',
        );
        const [width = 0, height = 0] = sizeOf(svg);
        const boxes = boxesIn(svg);
        for (const { left, right, top, bottom } of boxes) {
          expect(left >= 0 && right <= width && top >= 0 && bottom <= height).toBe(true);
        }
        for (const [index, one] of boxes.entries())
          for (const other of boxes.slice(index + 1))
            expect([one, other, overlap(one, other)]).toEqual([one, other, false]);
        // Well-formed: every tag that opens closes.
        const open = [...svg.matchAll(/<(\w+)[^>]*[^/]>/g)].length;
        expect([...svg.matchAll(/<\/\w+>/g)]).toHaveLength(open);
      }),
      { numRuns: 150 },
    );
  });
});
