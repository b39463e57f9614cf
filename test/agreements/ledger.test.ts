import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DOMAIN_IDS, domainIdOf, WITHOUT_RULE } from '../../scripts/rule-coverage.ts';
import { stories } from '../../scripts/rule-examples/examples.ts';
import { ruleExampleFiles } from '../../scripts/rule-examples.ts';
import { expectedOf, ledger, rulesPage } from '../../scripts/rules-page.ts';
import { actKinds } from '../../src/agreements/acts.ts';
import { RULES } from '../../src/agreements/ledger.ts';
import { readRecords } from '../../src/agreements/read-record.ts';
import { checkRules } from '../../src/agreements/rule.ts';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import { isError } from '../../src/fhir/finding.ts';
import { createValidator } from '../../src/validation/validator.ts';

const root = join(import.meta.dirname, '../..');
const kinds = actKinds(packagedDefinitions());

/** What the rules in code say of a Bundle by itself. */
const judge = (path: string, day: string) => {
  const { entry } = readJson(path) as { entry: { fullUrl: string; resource: never }[] };
  const located = entry.map(({ fullUrl, resource }, index) => ({
    fullUrl,
    resource,
    expression: `Bundle.entry[${index}].resource`,
  }));
  return readRecords(located, kinds).flatMap((record) => checkRules(RULES, record, day));
};

const readJson = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const found = (findings: ReturnType<typeof judge>) =>
  findings.map(({ id, severity, expression }) => ({ id, severity, expression }));

describe('the ledger: rules, sources, examples and docs hold each other', () => {
  const entries = ledger();

  test.each(entries)('$id says what it is in both languages, names its source, and has an example', (entry) => {
    expect(entry.text.en).not.toBe('');
    expect(entry.text.nl).not.toBe('');
    expect(entry.text.nl).not.toBe(entry.text.en);
    expect(entry.source).toMatch(/^((GV|ZZ|TZ|TA|TT|law|design)( after)?(, )? ?)+(to be confirmed by a jurist)?$/);
    expect(entry.example).toBeDefined();
  });

  test('each id stands once', () => {
    const ids = entries.map((entry) => entry.id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  test.each(RULES)('$id in code has a file of that name', ({ id }) => {
    expect(existsSync(join(root, `src/agreements/rules/${id.toLowerCase()}.ts`))).toBe(true);
  });

  test('each file of a rule is in the ledger', () => {
    const files = readdirSync(join(root, 'src/agreements/rules')).map((name) => name.replace('.ts', '').toUpperCase());
    expect(files.sort()).toEqual(RULES.map((rule) => rule.id.toUpperCase()).sort());
  });

  // A transition is no record: its examples are the table of test/agreements/states.test.ts.
  test.each(RULES.filter(({ moment }) => moment !== 'on a transition'))(
    '$id is found in its example, and where it holds it is not',
    ({ id, kind }) => {
      const expected = expectedOf(id);
      if (!expected) throw new Error(`examples/rules has nothing of ${id}`);
      const { severity, expression, day, story } = expected;
      const { example = '' } = entries.find((entry) => entry.id === id) ?? {};
      expect(found(judge(example, day))).toContainEqual({ id, severity, expression });
      const holds = judge(`examples/rules/${story}`, day);
      expect(found(holds.filter((one) => one.severity === 'error' || one.severity === 'warning'))).toEqual([]);
      // What a rule allows or explains is in the story itself; what it forbids is not.
      if (example !== `examples/rules/${story}`) expect(found(holds)).not.toContainEqual({ id, severity, expression });
      else expect(['permission', 'derivation']).toContain(kind);
    },
  );

  test('an example breaks the rule that it is of, and nothing that is an error beside it', () => {
    for (const { id } of RULES) {
      const own = `examples/rules/${id}.json`;
      if (!existsSync(join(root, own))) continue;
      const errors = judge(own, expectedOf(id)?.day ?? '').filter(({ severity }) => severity === 'error');
      expect([id, [...new Set(errors.map((error) => error.id))].filter((other) => other !== id)]).toEqual([id, []]);
    }
  });

  test('examples/rules is what scripts/rule-examples.ts makes, and nothing else', () => {
    const made = ruleExampleFiles();
    const names = readdirSync(join(root, 'examples/rules'), { recursive: true, encoding: 'utf8' });
    expect(names.filter((name) => name.endsWith('.json')).sort()).toEqual([...made.keys()].sort());
    for (const [name, text] of made) {
      expect([name, readFileSync(join(root, 'examples/rules', name), 'utf8')]).toEqual([name, text]);
    }
  });

  test('a story in which the rules hold is right by R4 and our profiles too', () => {
    const validator = createValidator(packagedDefinitions());
    for (const { file, bundle } of stories()) {
      const errors = validator.validate(bundle).filter(isError);
      expect([file, errors.map(({ id, expression }) => `${id} ${expression}`)]).toEqual([file, []]);
    }
  });

  test('every rule of the domain is built, or it is said why not; and nothing is built that is no rule of it', () => {
    const built = new Set(entries.map(({ id }) => domainIdOf(id)));
    expect(DOMAIN_IDS.filter((id) => built.has(id) === id in WITHOUT_RULE)).toEqual([]);
    expect([...built].filter((id) => !DOMAIN_IDS.includes(id)).sort()).toEqual(['STATUS-1', 'STATUS-2']);
  });

  const domain = join(root, '../shared/design/domain.md');
  test.skipIf(!existsSync(domain))('the list of rules is that of domain.md (skipped where it is not at hand)', () => {
    const text = readFileSync(domain, 'utf8');
    const ids = [...text.matchAll(/^\| ([A-Z]+-\d+) \|/gm), ...text.matchAll(/\b((?:SOCK|NET|LIST)-\d)\b/g)].map(
      ([, id]) => String(id),
    );
    expect([...new Set(ids)].sort()).toEqual([...DOMAIN_IDS].sort());
  });

  test('docs/rules.md is what the ledger says (node scripts/rules-page.ts writes it)', () => {
    expect(readFileSync(join(root, 'docs/rules.md'), 'utf8')).toBe(rulesPage());
  });
});
