import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { isObject, isResource, type JsonObject, objects } from '../../src/fhir/json.ts';
import { type Issue, isSetUp, type Judge, startJudge } from '../parity/judge.ts';
import { NL_CORE_PROFILES, NOT_SEEN, REMAINING } from './remaining.ts';

const project = join(import.meta.dirname, '../..');
const NL_CORE = join(project, '../shared/nl-core');
const dutch = existsSync(NL_CORE);

const jsonIn = (folder: string, of = /\.json$/): string[] =>
  readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => of.test(file) && !file.endsWith('.expected.json'))
    .sort()
    .map((file) => join(folder, file));

const text = (file: string): string => readFileSync(join(project, file), 'utf8');
const read = (file: string): JsonObject => JSON.parse(text(file)) as JsonObject;

const definitions = jsonIn('build/package', /^[A-Z]\w+-.*\.json$/);
const examples = [...jsonIn('examples/valid'), ...jsonIn('examples/scenarios'), ...jsonIn('examples/rules')];
const invalid = jsonIn('examples/invalid').filter(
  (file) => (read(file.replace('.json', '.expected.json'))['severity'] ?? '') === 'error',
);

// The first extension makes it read all of R4 once more.
vi.setConfig({ testTimeout: 60_000 });

let judge: Judge;
beforeAll(async () => {
  if (!isSetUp()) throw new Error('The HL7 validator is not set up here: test/hl7-validator/setup.sh does that');
  // One validator object for all: a new one for each extension would read all of R4 again.
  judge = await startJudge([...(dutch ? [NL_CORE] : []), join(project, 'build/package')], ['--reuse', '--assume-rest']);
}, 120_000);
afterAll(() => judge?.close());

const errors = async (sent: string): Promise<readonly Issue[]> => {
  const { issues, crash } = await judge.validate(sent);
  expect(crash).toBeUndefined();
  return issues.filter(({ severity }) => severity === 'error' || severity === 'fatal');
};

const saidOf = ({ messageId, location, text: said }: Issue): string => `${messageId} at ${location}: ${said}`;
const isExpected = (file: string, issue: Issue): boolean =>
  REMAINING.some((r) => r.file === file && r.messageId === issue.messageId);

describe('the HL7 validator', () => {
  test.each([...definitions, ...examples])('finds no error in %s, but for what is known', async (file) => {
    const found = await errors(text(file));
    expect(found.filter((issue) => !isExpected(file, issue)).map(saidOf)).toEqual([]);
    const known = REMAINING.filter((remaining) => remaining.file === file).map(({ messageId }) => messageId);
    expect(found.map(({ messageId }) => messageId)).toEqual(expect.arrayContaining(known));
  });

  test.each(invalid)('finds an error in %s, unless it is known not to', async (file) => {
    const name = file.replace(/^examples.invalid./, '').replaceAll('\\', '/');
    expect((await errors(text(file))).length > 0).toBe(NOT_SEEN[name] === undefined);
  });

  test('what it is known to find, or not to find, is of files that are there', () => {
    expect([...definitions, ...examples]).toEqual(expect.arrayContaining(REMAINING.map(({ file }) => file)));
    const names = invalid.map((file) => file.replace(/^examples.invalid./, '').replaceAll('\\', '/'));
    expect(names).toEqual(expect.arrayContaining(Object.keys(NOT_SEEN)));
  });
});

describe.skipIf(!dutch /* ../shared/nl-core is not beside this checkout */)('beside nl-core, the HL7 validator', () => {
  /** The same with each resource of a kind that nl-core has a profile for claiming that profile too. */
  const claiming = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(claiming);
    if (!isObject(node)) return node;
    const changed = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, claiming(value)]));
    const profile = isResource(changed) && conforms(changed) ? NL_CORE_PROFILES[changed.resourceType] : undefined;
    if (!profile) return changed;
    const claimed = isResource(changed) ? (changed.meta?.profile ?? []) : [];
    const meta = { profile: [...claimed, `http://nictiz.nl/fhir/StructureDefinition/${profile}`] };
    return { ...changed, meta };
  };

  test.each(examples)('finds no error in %s when it claims the profiles of nl-core too', async (file) => {
    expect((await errors(JSON.stringify(claiming(read(file))))).map(saidOf)).toEqual([]);
  });

  test('has been shown each kind that nl-core has a profile for', () => {
    const shown = new Set(
      examples.flatMap((file) => [...JSON.stringify(claiming(read(file))).matchAll(/nl-core-[A-Za-z-]+/g)].flat()),
    );
    expect([...shown].sort()).toEqual(Object.values(NL_CORE_PROFILES).sort());
  });
});

/** A client's own act has no place in nl-core-HelpFromOthers, nor has a plan that is no help from others. */
const conforms = (resource: JsonObject): boolean =>
  resource['resourceType'] !== 'CarePlan' ||
  objects(resource['category']).some((category) => JSON.stringify(category).includes('"243114000"'));
