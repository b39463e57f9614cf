import { escaped } from '../../documents/markup.ts';
import { countsOf, type ScriptResult, type SuiteResult, type TestResult } from '../result.ts';

/** JUnit XML, for build servers: a script is a suite. */
export const junitXml = ({ base, scripts }: SuiteResult): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${attribute(`samenspel conformance ${base}`)}" ${attributesOf(scripts)}>`,
    ...scripts.flatMap((one) => [
      `  <testsuite name="${attribute(one.script.id)}" ${attributesOf([one])}>`,
      ...one.tests.map((test) => testCase(one.script.id, test)),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');

const attributesOf = (scripts: readonly ScriptResult[]): string => {
  const counts = countsOf(scripts);
  const tests = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return `tests="${tests}" failures="${counts.fail}" errors="${counts.error}" skipped="${counts.skip}"`;
};

const testCase = (script: string, { test, verdict, message = '' }: TestResult): string => {
  const head = `    <testcase classname="${attribute(`samenspel.conformance.${script}`)}" name="${attribute(test.name)}"`;
  const told = `message="${attribute(message)}"`;
  switch (verdict) {
    case 'pass':
      return `${head}/>`;
    case 'skip':
      return `${head}><skipped ${told}/></testcase>`;
    case 'warning':
      return `${head}><system-out>${escaped(message)}</system-out></testcase>`;
    default: {
      const kind = verdict === 'error' ? 'error' : 'failure';
      return `${head}><${kind} type="${attribute(test.requirements[0] ?? kind)}" ${told}/></testcase>`;
    }
  }
};

/** A line break in an attribute would come back as a space. */
const attribute = (text: string): string => escaped(text).replaceAll('\n', '&#10;');
