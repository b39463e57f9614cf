import { differencesOf } from '../compare.ts';
import type { Requirement } from '../requirements.ts';
import { countsOf, type ScriptResult, type SuiteResult, VERDICTS, type Verdict } from '../result.ts';

const WORDS: Readonly<Record<Verdict, string>> = {
  pass: 'passed',
  fail: 'failed',
  warning: 'with a warning',
  error: 'not run to the end',
  skip: 'skipped',
};

const counted = (scripts: readonly ScriptResult[]): string => {
  const counts = countsOf(scripts);
  return VERDICTS.filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${counts[verdict]} ${WORDS[verdict]}`)
    .join(', ');
};

/** A line for a script, and one for each of its tests that did not pass. */
export const progressText = (result: ScriptResult): string => {
  const lines = result.tests
    .filter(({ verdict }) => verdict !== 'pass' && verdict !== 'skip')
    .map(({ test, verdict, message }) => `  ${verdict === 'warning' ? '!' : '✗'} ${test.name}: ${message ?? verdict}`);
  const skipped = result.tests.find(({ verdict }) => verdict === 'skip')?.message;
  const why = skipped === undefined ? '' : ` (${skipped})`;
  const setup = result.setup
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ what, message }) => `  ✗ setup, ${what}: ${message}`);
  return `${[`${result.script.id.padEnd(40)} ${counted([result])}${why}`, ...setup, ...lines].join('\n')}\n`;
};

/** What it came to: the server, the counts, and what is left on it. */
export const summaryText = ({ base, software, fhirVersion, scripts, left, interrupted }: SuiteResult): string =>
  [
    '',
    `${base}: ${software}, FHIR ${fhirVersion}`,
    `${counted(scripts) || 'no test was run'}${interrupted ? '; interrupted' : ''}`,
    left.length === 0 ? 'All that was made is removed again.' : `Could not be removed: ${left.join(', ')}`,
    '',
  ].join('\n');

export const differencesText = (first: SuiteResult, second: SuiteResult): string => {
  const differences = differencesOf(first, second);
  if (differences.length === 0) return 'No test ended in another way.\n';
  const lines = differences.map(
    ({ test, first: one, second: other }) => `  ${one.padEnd(8)} ${other.padEnd(8)} ${test}`,
  );
  return `${differences.length} tests ended in another way (${first.base}, then ${second.base}):\n${lines.join('\n')}\n`;
};

/** Each requirement with its tests, or with the reason why there is none. */
export const coverageText = (all: readonly Requirement[]): string => {
  const lines = all.map(({ id, title, tests, reason }) =>
    [
      `${id}${title ? `  ${title}` : ''}`,
      ...(tests.length > 0
        ? tests.map((test) => `    ${test}`)
        : [`    not tested: ${reason ?? 'no reason is given'}`]),
    ].join('\n'),
  );
  const tested = all.filter(({ tests }) => tests.length > 0).length;
  return `${lines.join('\n')}\n\n${all.length} requirements, ${tested} tested, ${all.length - tested} not\n`;
};
