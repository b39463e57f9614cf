import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { tables } from '../validation/tables.ts';
import { validatorFor } from '../validation/validator-for.ts';
import { type Agreement, type Comparison, compare, isSameKind } from './agreement.ts';
import { ownExamples, r4Examples, type Source } from './corpus.ts';
import { isSetUp, type Judge, startJudge } from './judge.ts';
import { mutantsOf } from './mutants.ts';
import { TRIAGE, type Triage } from './triage.ts';

const USAGE = `npm run parity -- [--examples N] [--mutants N] [--seed N] [--only NAME] [--no-tables] [--show N]

Shows the cases of test/validation and mutants of examples to our validator and to the HL7 validator, and prints how far they agree.
--examples N   official examples of each type (default 2), and ours    --mutants N  of each operator and example (default 1)
--seed N       which places are mutated (default 1)                     --only TEXT  only sources whose name has it
--show N       cases to print of each group of differences (default 1)
Exit code 1 when a difference is not explained in test/parity/triage.ts.`;

interface Case {
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly comparison: Comparison;
}

const options = () => {
  const { values } = parseArgs({
    options: {
      examples: { type: 'string', default: '2' },
      mutants: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string', default: '' },
      show: { type: 'string', default: '1' },
      'no-tables': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return values;
};

const main = async (): Promise<number> => {
  const { examples, mutants, seed, only, show, help, 'no-tables': noTables } = options();
  if (help) {
    console.log(USAGE);
    return 0;
  }
  if (!isSetUp()) {
    console.log('parity: the HL7 validator is not set up here (test/hl7-validator/setup.sh); nothing was compared');
    return 0;
  }
  const judge = await startJudge([fileURLToPath(new URL('../../build/package', import.meta.url))]);
  const cases: Case[] = [];
  const began = performance.now();
  if (!noTables) for await (const found of tableCases(judge)) cases.push(found);
  const sources = [...ownExamples(), ...r4Examples(Number(examples))].filter(({ name }) => name.includes(only));
  for await (const found of mutantCases(judge, sources, Number(mutants), Number(seed))) cases.push(found);
  judge.close();
  console.log(`${cases.length} cases in ${Math.round((performance.now() - began) / 1000)} s\n`);
  printAgreement(cases);
  return printDifferences(cases, Number(show)) === 0 ? 0 : 1;
};

async function* tableCases(judge: Judge): AsyncGenerator<Case> {
  for (const { kind, profiles, further, cases } of tables) {
    await judge.reset();
    for (const definition of [...(further ?? []), ...(profiles ?? [])]) await judge.add(definition);
    const validator = validatorFor(profiles, further);
    for (const { title, right, wrong } of cases) {
      for (const [side, resource] of [['right', right] as const, ['wrong', wrong] as const]) {
        const text = JSON.stringify(resource);
        const findings = validator.validate(JSON.parse(text), { unknownExtensions: 'refuse' });
        yield {
          kind: `table: ${kind}`,
          title: `${title} (${side})`,
          text,
          comparison: compare(findings, await judge.validate(text)),
        };
      }
    }
  }
}

async function* mutantCases(
  judge: Judge,
  sources: readonly Source[],
  most: number,
  seed: number,
): AsyncGenerator<Case> {
  const validator = validatorFor();
  const compared = async (kind: string, title: string, resource: unknown): Promise<Case> => {
    const text = JSON.stringify(resource);
    const findings = validator.validate(JSON.parse(text), { unknownExtensions: 'refuse' });
    return { kind, title, text, comparison: compare(findings, await judge.validate(text)) };
  };
  for (const { name, resource } of sources) {
    await judge.reset();
    yield compared('as it is', name, resource);
    for (const { operator, path, resource: mutant } of mutantsOf(resource, most, seed))
      yield compared(operator, `${name}: ${operator} ${path}`, mutant);
  }
}

const HEADS: readonly Agreement[] = ['agree', 'other-finding', 'ours-alone', 'theirs-alone', 'crash'];

const printAgreement = (cases: readonly Case[]): void => {
  const kinds = Map.groupBy(cases, ({ kind }) => kind);
  const line = (kind: string, of: readonly Case[]) => {
    const count = (agreement: Agreement) => of.filter(({ comparison }) => comparison.agreement === agreement).length;
    const comparable = of.length - count('crash');
    const explained = of.filter(
      (c) => c.comparison.agreement !== 'agree' && c.comparison.agreement !== 'crash' && isExplained(c.comparison),
    ).length;
    const share = (n: number) => (comparable === 0 ? '-' : `${((100 * n) / comparable).toFixed(1)} %`);
    return [kind, of.length, ...HEADS.map(count), share(count('agree')), share(count('agree') + explained)].join(' | ');
  };
  console.log(`| ${['kind', 'cases', ...HEADS, 'agreement', 'with explained'].join(' | ')} |`);
  console.log(`|${'---|'.repeat(HEADS.length + 4)}`);
  for (const [kind, of] of [...kinds].sort()) console.log(`| ${line(kind, of)} |`);
  console.log(`| ${line('**all**', cases)} |\n`);
};

/** Why a difference is none of our faults, or is known; undefined when nobody has looked into it. */
const explain = ({ agreement, ours, theirs }: Comparison): readonly Triage[] | undefined => {
  const reasons: (Triage | undefined)[] =
    agreement === 'ours-alone'
      ? ours.map(({ id, expression, parameters }) =>
          TRIAGE.find(
            (t) => t.ours === id && (!t.where || t.where.test(`${expression} ${JSON.stringify(parameters ?? {})}`)),
          ),
        )
      : theirs.map((issue) =>
          TRIAGE.find(
            ({ theirs: said, where }) =>
              said !== undefined &&
              (typeof said === 'string'
                ? said === issue.messageId
                : issue.messageId === null && said.test(issue.text)) &&
              (!where || where.test(`${issue.location} ${issue.text}`)),
          ),
        );
  return reasons.every((reason) => reason !== undefined) ? reasons : undefined;
};

const isExplained = (comparison: Comparison): boolean => explain(comparison) !== undefined;

const printDifferences = (cases: readonly Case[], show: number): number => {
  const different = cases.filter(({ comparison }) => !['agree', 'crash'].includes(comparison.agreement));
  const [explained, open] = [
    different.filter((c) => isExplained(c.comparison)),
    different.filter((c) => !isExplained(c.comparison)),
  ];
  for (const [reason, of] of Map.groupBy(
    explained,
    (c) => explain(c.comparison)?.map((t) => `${t.verdict}: ${t.reason}`)[0],
  ))
    console.log(`${of.length} explained, ${reason}`);
  console.log(`\n${open.length} not explained`);
  const groups = [...Map.groupBy(open, (c) => groupOf(c.comparison))].sort(([, a], [, b]) => b.length - a.length);
  for (const [group, of] of groups) {
    console.log(`\n${of.length} × ${group}`);
    for (const { title, comparison } of of.slice(0, show)) {
      console.log(`  ${title}`);
      for (const { id, expression } of comparison.ours.slice(0, 4)) console.log(`    ours   ${id} ${expression}`);
      for (const { messageId, location, text } of comparison.theirs.slice(0, 4))
        console.log(`    theirs ${messageId} ${location} :: ${text.slice(0, 160)}`);
    }
  }
  return open.length;
};

const groupOf = ({ agreement, ours, theirs }: Comparison): string => {
  const ids = [...new Set(ours.map(({ id }) => id))].sort().join(', ');
  const messages = [
    ...new Set(
      theirs.map(
        ({ messageId, text }) => messageId?.replace(/^.*#/, '') ?? `"${text.replaceAll(/['"(].*/g, '').slice(0, 50)}"`,
      ),
    ),
  ]
    .sort()
    .join(', ');
  if (agreement === 'ours-alone') return `ours alone: ${ids}`;
  if (agreement === 'theirs-alone') return `theirs alone: ${messages}`;
  const kinds = ours.some((finding) => theirs.some((issue) => isSameKind(finding, issue)))
    ? 'elsewhere'
    : 'another finding';
  return `${kinds}: ${ids} / ${messages}`;
};

process.exitCode = await main();
