import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorsPage } from '../scripts/errors-page.ts';
import { FAILURES } from '../src/fhir/failures/catalogue.ts';

const root = join(import.meta.dirname, '..');

describe('docs/errors.md', () => {
  test('is what the catalogue says', () => {
    expect(readFileSync(join(root, 'docs/errors.md'), 'utf8')).toBe(errorsPage());
  });

  test('tells no id that no failure has', () => {
    const sources = globSync('src/**/*.ts', { cwd: root, exclude: ['src/fhir/failures/**'] })
      .map((file) => readFileSync(join(root, file), 'utf8'))
      .join('\n');
    expect(Object.keys(FAILURES).filter((id) => !sources.includes(`'${id}'`))).toEqual([]);
  });
});
