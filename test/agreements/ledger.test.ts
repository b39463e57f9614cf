import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ledger, rulesPage } from '../../scripts/rules-page.ts';
import { actKinds } from '../../src/agreements/acts.ts';
import { RULES } from '../../src/agreements/ledger.ts';
import { readRecords } from '../../src/agreements/read-record.ts';
import { checkRules } from '../../src/agreements/rule.ts';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';

const root = join(import.meta.dirname, '../..');
const kinds = actKinds(packagedDefinitions());

/** What the rules in code say of a Bundle by itself, on the day of Mieke's decision. */
const judge = (bundle: { entry: { fullUrl: string; resource: never }[] }) =>
  readRecords(
    bundle.entry.map(({ fullUrl, resource }, index) => ({
      fullUrl,
      resource,
      expression: `Bundle.entry[${index}].resource`,
    })),
    kinds,
  ).flatMap((record) => checkRules(RULES, record, '2026-11-24'));

const readJson = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));

describe('the ledger: rules, sources, examples and docs hold each other', () => {
  const entries = ledger();

  test.each(entries)(
    '$id says what it is in both languages, names its source, and has an example that breaks it',
    (entry) => {
      expect(entry.text.en).not.toBe('');
      expect(entry.text.nl).not.toBe('');
      expect(entry.text.nl).not.toBe(entry.text.en);
      expect(entry.source).toMatch(/^((GV|ZZ|TZ|TA|TT|law|design)( after)?(, )? ?)+(to be confirmed by a jurist)?$/);
      expect(entry.example).toBeDefined();
    },
  );

  test('each id stands once', () => {
    const ids = entries.map((entry) => entry.id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  test.each(RULES)('$id in code has a file of that name', ({ id }) => {
    expect(existsSync(join(root, `src/agreements/rules/${id.toLowerCase()}.ts`))).toBe(true);
  });

  test('each file of a rule is in the ledger', () => {
    const files = readdirSync(join(root, 'src/agreements/rules')).map((name) => name.replace('.ts', '').toUpperCase());
    expect(files.sort()).toEqual(RULES.map((rule) => rule.id).sort());
  });

  test.each(RULES)('$id is broken by its example, there and no other', ({ id }) => {
    const { example } = entries.find((entry) => entry.id === id) ?? {};
    const { severity, expression } = readJson(String(example).replace('.json', '.expected.json'));
    expect(judge(readJson(String(example)))).toMatchObject([{ id, severity, expression }]);
  });

  test('no rule in code is broken by a story', () => {
    const stories = readdirSync(join(root, 'examples/scenarios'));
    expect(stories).toContain('mieke');
    for (const story of stories) expect(judge(readJson(`examples/scenarios/${story}/decision.json`))).toEqual([]);
  });

  test('docs/rules.md is what the ledger says (node scripts/rules-page.ts writes it)', () => {
    expect(readFileSync(join(root, 'docs/rules.md'), 'utf8')).toBe(rulesPage());
  });
});
