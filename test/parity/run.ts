import { parseArgs } from 'node:util';
import { validatorFor } from '../validation/validator-for.ts';
import { type Case, mutantCases, tableCases } from './cases.ts';
import { DEFINITIONS, dutchDefinitions, sourcesOf } from './corpus.ts';
import { isSetUp, startJudge } from './judge.ts';
import {
  agreementTable,
  isUnexplained,
  type Judged,
  judged,
  reasonsTable,
  staleReasons,
  unexplainedGroups,
} from './report.ts';

const USAGE = `npm run parity -- [--count N] [--seed N] [--examples N] [--only TEXT] [--no-tables] [--seconds N] [--show N]

Shows the cases of test/validation and mutants of examples (R4's, ours, nl-core's) to our validator and to the HL7 validator, and prints
how far they agree.
--count N      mutants in all, over all examples (default 2000)     --seed N     which ones (default 1)
--examples N   official examples of each type (default 10)          --only TEXT  only examples whose name has it
--seconds N    stop after so long, and tell of what was done        --show N     cases to print of each group (default 1)
Exit code 1 when a difference is not explained in test/parity/triage.ts, 2 when the HL7 validator could not be asked.`;

const NOT_ASKED = 2;

const options = () => {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      examples: { type: 'string', default: '10' },
      only: { type: 'string', default: '' },
      seconds: { type: 'string' },
      show: { type: 'string', default: '1' },
      'no-tables': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return { ...values, seconds: values.seconds === undefined ? Number.POSITIVE_INFINITY : Number(values.seconds) };
};

const main = async (): Promise<number> => {
  const { count, seed, examples, only, seconds, show, help, 'no-tables': noTables } = options();
  if (help) {
    console.log(USAGE);
    return 0;
  }
  if (!isSetUp()) {
    console.error('parity: the HL7 validator is not set up here (test/hl7-validator/setup.sh); nothing was compared');
    return NOT_ASKED;
  }
  const began = performance.now();
  const spent = () => (performance.now() - began) / 1000;
  const judge = await startJudge(DEFINITIONS);
  const cases: Judged[] = [];
  let cut = false;
  const take = async (found: AsyncGenerator<Case>) => {
    for await (const one of found) {
      cases.push(judged(one));
      cut ||= spent() > seconds;
      if (cut) return;
    }
  };
  const sources = sourcesOf(Number(examples)).filter(({ name }) => name.includes(only));
  if (!noTables) await take(tableCases(judge));
  if (!cut) {
    const validator = validatorFor([], dutchDefinitions());
    await take(mutantCases(judge, validator, sources, { count: Number(count), seed: Number(seed) }));
  }
  await judge.close();

  const unexplained = cases.filter(isUnexplained).length;
  console.log(`${cases.length} cases in ${Math.round(spent())} s${cut ? `, cut short after ${seconds} s` : ''}\n`);
  console.log(`${agreementTable(cases)}\n\n${reasonsTable(cases)}\n\n${unexplained} not explained`);
  if (unexplained > 0) console.log(`\n${unexplainedGroups(cases, Number(show))}`);
  const stale = cut || only || noTables ? [] : staleReasons(cases);
  if (stale.length > 0) console.log(['', 'not met, of what triage.ts explains:', ...stale].join('\n'));
  return unexplained === 0 ? 0 : 1;
};

process.exitCode = await main().catch((error: unknown) => {
  console.error(`parity: ${error instanceof Error ? error.message : error}`);
  return NOT_ASKED;
});
