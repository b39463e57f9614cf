import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { fileOf } from '../../scripts/vectors.ts';
import { REASONS } from '../../src/disclosure/reasons.ts';
import { FILES } from './cases/all.ts';

const folder = join(import.meta.dirname, '../vectors');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const all = Object.values(FILES).flat();

describe('the published vectors', () => {
  const valid = new Ajv().compile(JSON.parse(read('vector.schema.json')));

  test.each(Object.keys(FILES))('%s.json keeps its schema', (name) => {
    const ok = valid(JSON.parse(read(`${name}.json`)));
    expect(valid.errors ?? []).toEqual([]);
    expect(ok).toBe(true);
  });

  test.each(Object.entries(FILES))(
    '%s.json is what the cases say (node scripts/vectors.ts writes it)',
    (name, vectors) => {
      expect(read(`${name}.json`)).toBe(fileOf(vectors));
    },
  );

  test('nothing else lies there', () => {
    const expected = [...Object.keys(FILES).map((name) => `${name}.json`), 'vector.schema.json'];
    expect(readdirSync(folder).sort()).toEqual(expected.sort());
  });

  test('each case has an id of its own', () => {
    const ids = all.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  test.each(Object.keys(REASONS))('there is a case that gives the reason %s', (code) => {
    expect(all.some(({ expected }) => expected.reasons.some((reason) => reason.code === code))).toBe(true);
  });

  test.each(Array.from({ length: 13 }, (_, i) => `DISC-${i + 1}`))('there is a case of %s', (rule) => {
    expect(all.some((vector) => vector.rule === rule)).toBe(true);
  });
});
