import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject, Resource } from '../../src/fhir/json.ts';
import { indexOf, makeRecord, type RecordFixture, RUN, RUN_SYSTEM, removeRecord, transactionOf } from './record.ts';
import { ask, is, refusedFor, status } from './steps.ts';
import type { Asked, Step, Test } from './write.ts';

interface Expected {
  readonly id: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly expression: string;
  readonly day: string;
  readonly story: string;
}

const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

const FAMILIES: Readonly<Record<string, readonly [string, string]>> = {
  ROLE: ['Who is mantelzorger and who vrijwilliger', 'Wie mantelzorger is en wie vrijwilliger'],
  CARE: ['Who must consent', 'Wie moet instemmen'],
  ACT: ['What a delegated act must have', 'Wat een overgedragen handeling nodig heeft'],
  SUPPORT: ['Support of the mantelzorger', 'Ondersteuning van de mantelzorger'],
  SOCK: ['The SOFA and WIFA guides', 'De SOFA- en WIFA-wijzer'],
  EVAL: ['Evaluation', 'Evaluatie'],
  CONCERN: ['Concerns', 'Zorgen'],
  LIAB: ['Liability', 'Aansprakelijkheid'],
};

/** A script for each family of rules: what is wrong is refused with the rule and its place, what is allowed is taken, what is to be told is told. */
export const ruleScripts = (examples: string): Asked[] => {
  const folder = join(examples, 'rules');
  const expected = readdirSync(folder)
    .filter((file) => file.endsWith('.expected.json'))
    .sort()
    .map((file) => ({ key: file.replace('.expected.json', ''), ...(readJson(join(folder, file)) as Expected) }));
  return Object.entries(FAMILIES).map(([family, [title, titleNl]]) => {
    const ofFamily = expected.filter(({ id }) => id.startsWith(`${family}-`));
    const tests = ofFamily.map((one) => testOf(folder, one));
    return {
      id: `rules-${family.toLowerCase()}`,
      title: `Rules: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
      titleNl: `Regels: ${titleNl.charAt(0).toLowerCase()}${titleNl.slice(1)}`,
      description: `Records that break a rule of ${family} by one change, and records that a naive check would refuse.`,
      descriptionNl: `Dossiers die met één verandering een regel van ${family} breken, en dossiers die een naïeve controle zou weigeren.`,
      ofService: true,
      tests: tests.map(({ test }) => test),
      teardown: tests.flatMap(({ teardown }) => teardown),
    };
  });
};

interface RuleTest {
  readonly test: Test;
  readonly teardown: readonly Step[];
}

const testOf = (folder: string, { key, ...rule }: Expected & { readonly key: string }): RuleTest => {
  const violating = rule.severity === 'error';
  const file = join(folder, `${key}.json`);
  const record = (path: string) => transactionOf(readJson(path) as JsonObject, rule.day);
  if (violating) return refused(key, rule, record(file));
  // A permission has its story for an example.
  const told = listed(folder, `${key}.json`) ? file : join(folder, rule.story);
  return toldOf(key, rule, record(told));
};

const listed = (folder: string, name: string): boolean => readdirSync(folder).includes(name);

const refused = (key: string, { id, expression }: Expected, record: RecordFixture): RuleTest => ({
  test: {
    name: `${id} is refused`,
    description: `The record breaks ${id}: the transaction is refused as a whole, at ${expression}.`,
    requirements: [id],
    steps: [
      ask('post', '', { body: [`${key}-transaction`, withMark(record.transaction, key)] }),
      status('422'),
      refusedFor(id, expression),
      ask('get', `Patient?identifier=${RUN_SYSTEM}|${RUN}-${key}`),
      is('nothing of it is written', 'Bundle.entry.resource.ofType(Patient).empty()'),
    ],
  },
  teardown: [],
});

const toldOf = (key: string, { id, severity }: Expected, record: RecordFixture): RuleTest => {
  const client = `\${${key}-${indexOf(record, 'Patient')}}`;
  return {
    test: {
      name: severity === 'warning' ? `${id} warns` : `${id} is told`,
      description: `The record is accepted, and $check-agreements tells ${id} of it.`,
      requirements: [id],
      steps: [...makeRecord(key, record), ask('get', `${client}/$check-agreements`), status('200'), tells(id)],
    },
    teardown: [removeRecord(key, record)],
  };
};

/** `$check-agreements` names a rule. */
export const tells = (rule: string): Step =>
  is(
    `it tells ${rule}`,
    `Parameters.descendants().ofType(OperationOutcome).issue.details.coding.where(code = '${rule}').exists()`,
  );

/** The clients of a transaction that is refused are looked for by a mark of their own. */
const withMark = (transaction: JsonObject, key: string): JsonObject =>
  JSON.parse(JSON.stringify(transaction).replaceAll(`"value":"${RUN}"`, `"value":"${RUN}-${key}"`));

/** A rule over several resources, which no profile sees; `rules-care` has it. */
const BEYOND = ['CARE-1.json'];

/** What the profiles say of one resource: `$validate` finds it, at its place. */
export const profileScripts = (examples: string): Asked[] => {
  const folder = join(examples, 'invalid');
  const tests = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /(^|\/)[A-Z]+-\d[^/]*\.json$/.test(file) && !file.endsWith('.expected.json'))
    .filter((file) => !BEYOND.includes(file))
    .sort()
    .map((file): Test => {
      const key = file.replace('.json', '');
      const { id, severity, expression } = readJson(join(folder, `${key}.expected.json`)) as Expected;
      const example = readJson(join(folder, file)) as Resource;
      return {
        name: `${key.split('/').at(-1)} is found`,
        description: `$validate finds ${id} as ${severity}, at ${expression}.`,
        requirements: [id],
        steps: [
          ask('post', `${example.resourceType}/$validate`, { body: [key.replace('/', '-'), example] }),
          status('200'),
          refusedFor(id, expression, severity),
        ],
      };
    });
  return [
    {
      id: 'rules-profiles',
      title: 'Rules: what the profiles say of one resource',
      titleNl: 'Regels: wat de profielen van één resource zeggen',
      description: 'Resources that break a constraint of a profile by one change, shown to $validate.',
      descriptionNl: 'Resources die met één verandering een eis van een profiel breken, voorgelegd aan $validate.',
      ofService: true,
      tests,
    },
  ];
};
