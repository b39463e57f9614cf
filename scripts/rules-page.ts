import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../src/agreements/ledger.ts';
import type { Moment, Rule } from '../src/agreements/rule.ts';
import type { Severity } from '../src/fhir/finding.ts';
import { isObject, type JsonObject, objects } from '../src/fhir/json.ts';
import type { Text } from '../src/fhir/text.ts';
import { DOMAIN_IDS, domainIdOf, WITHOUT_RULE } from './rule-coverage.ts';
import type { Expected } from './rule-examples/examples.ts';

const root = join(import.meta.dirname, '..');

/** A rule as the page tells it, whether it is code or a constraint of a profile. */
export interface LedgerEntry {
  readonly id: string;
  readonly severity: Severity;
  readonly kind: Rule['kind'];
  readonly moment: Moment;
  readonly text: Text;
  /** The file of the rule, or the profile and element of the constraint. */
  readonly where: string;
  readonly source: string;
  /** The example in which it is found, relative to the project; absent when there is none. */
  readonly example: string | undefined;
  /** Where the rule holds; of a permission, what it allows. A constraint of a profile has the examples of its profile. */
  readonly holds: string | undefined;
}

/** Every rule that is built: those in code, then the constraints of the compiled profiles that carry the id of a rule. */
export const ledger = (): LedgerEntry[] => {
  const examples = invalidExamples();
  const inCode = RULES.map((rule) => ({
    id: rule.id,
    severity: rule.severity,
    kind: rule.kind,
    moment: rule.moment,
    text: rule.text,
    where: `src/agreements/rules/${rule.id.toLowerCase()}.ts`,
    source: rule.source.join(', '),
    ...(rule.moment === 'on a transition' ? TRANSITIONS : exampleOf(rule.id)),
  }));
  const inProfiles = constraints().map(({ constraint, profile, path }) => ({
    id: String(constraint['key']),
    severity: constraint['severity'] as Severity,
    kind: 'constraint' as const,
    moment: 'on write' as const,
    text: { en: String(constraint['human']), nl: dutch(constraint) },
    where: `profile ${profile}, ${path}`,
    source: sources(String(constraint['key'])),
    example: examples.get(String(constraint['key'])),
    holds: undefined,
  }));
  return [...inCode, ...inProfiles].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
};

/** examples/rules: what must be found of the rule, and in which story it holds. */
export const expectedOf = (id: string): Expected | undefined => {
  const file = join(root, 'examples/rules', `${id}.expected.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
};

/** What changes is no record: the table of the test shows it. */
const TRANSITIONS = { example: 'test/agreements/states.test.ts', holds: undefined };

const exampleOf = (id: string) => {
  const expected = expectedOf(id);
  const own = `examples/rules/${id}.json`;
  const holds = expected && `examples/rules/${expected.story}`;
  return { example: existsSync(join(root, own)) ? own : holds, holds };
};

interface Constraint {
  readonly constraint: JsonObject;
  readonly profile: string;
  readonly path: string;
}

/** What our profiles and extensions add themselves: their differentials. */
const constraints = (): Constraint[] =>
  readdirSync(join(root, 'build/package'))
    .filter((name) => name.startsWith('StructureDefinition-'))
    .map((name) => JSON.parse(readFileSync(join(root, 'build/package', name), 'utf8')) as JsonObject)
    .flatMap(({ id, differential }) =>
      objects(isObject(differential) ? differential['element'] : undefined).flatMap((element) =>
        objects(element['constraint']).map((constraint) => ({
          constraint,
          profile: String(id),
          path: String(element['path']),
        })),
      ),
    );

const dutch = (constraint: JsonObject): string => {
  const human = constraint['_human'];
  const parts = objects(isObject(human) ? human['extension'] : undefined).flatMap((e) => objects(e['extension']));
  return String(parts.find((part) => part['url'] === 'content')?.['valueString'] ?? '');
};

/** The sources stand in a comment above the invariant, since FHIR has no place for them. */
const sources = (key: string): string => {
  const folder = join(root, 'profiles/input/fsh/invariants');
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), 'utf8');
    if (new RegExp(`^Invariant: ${key}$`, 'm').test(text))
      return /Sources?: ([A-Za-z, ]+)\./.exec(text)?.[1] ?? 'design';
  }
  return 'design';
};

/** examples/invalid: each example by the id that its name is. */
const invalidExamples = (): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(join(root, 'examples/invalid'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.expected.json'))
      .map((name) => name.replace('.expected.json', '.json'))
      .filter((name) => existsSync(join(root, 'examples/invalid', name)))
      .map((name) => [name.replace(/^.*[\\/]/, '').replace('.json', ''), `examples/invalid/${name}`] as const),
  );

/** docs/rules.md. */
export const rulesPage = (): string => {
  const entries = ledger();
  const link = (name: string, path: string | undefined) => (path ? `[${name}](../${path})` : '');
  const rows = entries.map(({ id, severity, kind, moment, text, where, source, example, holds }) => {
    const examples = [link('found', example), example === holds ? '' : link('holds', holds)].filter((one) => one);
    return `| ${id} | ${severity} | ${kind}, ${moment} | ${text.en}<br>*${text.nl}* | ${source} | ${where} | ${examples.join(', ')} |`;
  });
  const parts = Map.groupBy(entries, ({ id }) => domainIdOf(id));
  const coverage = DOMAIN_IDS.map((id) => {
    const built = (parts.get(id) ?? []).map((entry) => entry.id).join(', ');
    return `| ${id} | ${built || WITHOUT_RULE[id]} |`;
  });
  return [
    '# The rules that are built',
    '',
    'Made by `node scripts/rules-page.ts` from the rules in `src/agreements/` and the constraints of the profiles. A key that ends in `-w` is',
    'the milder branch of its rule: a draft, what was recorded afterwards, or what a source advises.',
    '',
    'A write is held to the rules of the moments *on write* and *on a transition*; those *on a date* are told when they are asked for. The severity is',
    'the strictest that the rule has. *Found* is a record in which the rule says so, *holds* the story from which that was made by one change;',
    'a permission or a derivation is found in the story itself.',
    '',
    '| id | severity | kind, moment | what it says | source | where it is checked | examples |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
    '## Every rule of the domain, and where it is',
    '',
    '| rule | built as |',
    '|---|---|',
    ...coverage,
    '',
  ].join('\n');
};

if (import.meta.main) writeFileSync(join(root, 'docs/rules.md'), rulesPage());
