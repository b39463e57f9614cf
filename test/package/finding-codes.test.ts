import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FINDING_FSH, findingCodes, findingFsh, kindsIn } from '../../scripts/finding-codes.ts';
import { FAILURES } from '../../src/fhir/failures/catalogue.ts';

const project = join(import.meta.dirname, '../..');
const filesIn = (folder: string, of: RegExp): string[] =>
  readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => of.test(file))
    .map((file) => join(project, folder, file));

const codes = new Set(findingCodes().map(({ code }) => code));

describe('the code system finding', () => {
  test('is what the catalogues say now (node scripts/finding-codes.ts)', () => {
    expect(readFileSync(FINDING_FSH, 'utf8')).toBe(findingFsh());
  });

  test('has every id that a source gives with a text in two languages, and every failure', () => {
    const said = filesIn('src', /\.ts$/)
      // A question of the probe is no finding: its report is told on the command line.
      .filter((file) => !/gateway.probe/.test(file))
      .flatMap((file) => kindsIn(readFileSync(file, 'utf8')).map(({ id }) => id));
    expect(said.length).toBeGreaterThan(100);
    expect([...said, ...Object.keys(FAILURES)].filter((id) => !codes.has(id))).toEqual([]);
  });

  test('has every id that an invalid example is expected to give, but for the invariants of R4', () => {
    const expected = [
      ...filesIn('examples/invalid', /\.expected\.json$/),
      ...filesIn('examples/rules', /\.expected\.json$/),
    ];
    const ids = expected.map((file) => JSON.parse(readFileSync(file, 'utf8')).id as string);
    expect(ids.filter((id) => !codes.has(id))).toEqual([]);
  });

  test('has no code that nothing gives', () => {
    const sources = [...filesIn('src', /\.ts$/), ...filesIn('profiles', /invariants.*\.fsh$/)]
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const words = new Set(sources.match(/[A-Za-z][A-Za-z0-9-]*/g));
    expect([...codes].filter((code) => !words.has(code))).toEqual([]);
  });
});
