import type { JsonObject, Resource } from '../../fhir/json.ts';
import { countsOf, type ScriptResult, type StepResult, type SuiteResult, type Verdict } from '../result.ts';

/** What ran the scripts. */
export interface Engine {
  readonly version: string;
}

/** A TestReport for each script (R4 TestReport). */
export const testReports = (result: SuiteResult, engine: Engine): Resource[] =>
  result.scripts.map((one) => testReport(result, one, engine));

const testReport = (suite: SuiteResult, one: ScriptResult, { version }: Engine): Resource => {
  const { script, setup, tests } = one;
  const { pass, fail, error, warning } = countsOf([one]);
  const ran = pass + fail + error + warning;
  return {
    resourceType: 'TestReport',
    id: script.id,
    name: script.title,
    status: suite.interrupted ? 'stopped' : 'completed',
    testScript: { reference: script.url, display: script.title },
    result: ran === 0 ? 'pending' : fail + error > 0 ? 'fail' : 'pass',
    ...(ran > 0 && { score: Math.round((1000 * (pass + warning)) / ran) / 10 }),
    tester: `Samenspel ${version}`,
    issued: suite.started.toISOString(),
    participant: [
      { type: 'test-engine', uri: 'https://samenspel.example', display: `Samenspel ${version}` },
      { type: 'server', uri: suite.base, display: suite.software },
    ],
    ...(setup.length > 0 && { setup: { action: setup.map(actionOf) } }),
    test: tests.map(({ test, verdict, message, steps }) => ({
      name: test.name,
      description: [test.description, ...test.requirements].filter(Boolean).join(' · '),
      action:
        steps.length > 0
          ? steps.map(actionOf)
          : [{ operation: { result: verdict, ...(message !== undefined && { message }) } }],
    })),
  };
};

const actionOf = ({ kind, verdict, what, message }: StepResult): JsonObject => ({
  [kind]: { result: verdict satisfies Verdict, message: message ?? what },
});
