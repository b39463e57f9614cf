import { CANONICAL } from '../fhir/canonical.ts';
import { localDate } from '../fhir/date.ts';
import { isObject, objects, type Resource } from '../fhir/json.ts';
import { compile, type Expression } from '../fhirpath/expression.ts';
import type { Model } from '../fhirpath/model.ts';
import { nodeOf } from '../fhirpath/node.ts';
import { statementOf } from '../gateway/probe/base-url.ts';
import type { Evidence } from './assertion.ts';
import type { ScriptResult, SuiteResult } from './result.ts';
import { runScript } from './run-script.ts';
import type { Script } from './script.ts';
import type { Exchanged, Target } from './target.ts';
import { trailOn } from './trail.ts';
import { ofThisRun } from './variables.ts';

export interface SuiteOptions {
  readonly scripts: readonly Script[];
  readonly fixtureText: (path: string) => string;
  readonly target: Target;
  readonly model: Model;
  readonly newId: () => string;
  readonly now: () => Date;
  /** Told as each script ends. */
  readonly onResult?: (result: ScriptResult) => void;
  readonly signal?: AbortSignal;
}

/**
 * Runs scripts on a FHIR server, one after the other, and removes what they made, also when it is told to stop in between. Scripts that ask for
 * a Samenspel service are skipped on other servers. Failures: those of `statementOf`, when what answers is no FHIR R4; NoAnswer when nothing does.
 */
export const runSuite = async (options: SuiteOptions): Promise<SuiteResult> => {
  const { scripts, target, model, fixtureText, newId, now, onResult = () => {}, signal } = options;
  const started = now();
  const statement = await statementAt(target);
  const isService = offersOperations(statement);
  const stopped = () => signal?.aborted === true;
  const trail = trailOn(target);
  const valuesOf = evaluator(model);
  const results: ScriptResult[] = [];
  let left: readonly string[] = [];
  try {
    for (const script of scripts) {
      if (stopped()) break;
      const ofRun = ofThisRun(newId(), localDate(now()));
      const running = { target, ofRun, fixtureText, valuesOf, onAnswer: trail.follow, stopped };
      const result = script.ofService && !isService ? skipped(script) : await runScript(script, running);
      await trail.remove();
      results.push(result);
      onResult(result);
    }
  } finally {
    left = await trail.remove();
  }
  return {
    base: target.base,
    software: softwareOf(statement),
    fhirVersion: String(statement?.['fhirVersion'] ?? 'not said'),
    started,
    scripts: results,
    left,
    interrupted: stopped(),
  };
};

const statementAt = async (target: Target): Promise<Resource | undefined> => {
  const { status, resource }: Exchanged = await target.send({
    method: 'GET',
    url: `${target.base}/metadata`,
    headers: {},
  });
  return statementOf({ status, resource });
};

const softwareOf = (statement: Resource | undefined): string => {
  const software = statement?.['software'];
  if (!isObject(software)) return 'not said';
  return [software['name'], software['version']].filter(Boolean).join(' ');
};

/** A Samenspel service is known by what it says it does, not by its name. */
const offersOperations = (statement: Resource | undefined): boolean =>
  objects(statement?.['rest']).some(({ operation }) =>
    objects(operation).some(({ definition }) => definition === `${CANONICAL}/OperationDefinition/record-agreement`),
  );

const skipped = (script: Script): ScriptResult => ({
  script,
  setup: [],
  tests: script.tests.map(({ actions: _, ...test }) => ({
    test,
    verdict: 'skip',
    message: 'only for a Samenspel service',
    steps: [],
  })),
});

/** Evaluates expressions, each compiled once. */
const evaluator = (model: Model): Evidence['valuesOf'] => {
  const compiled = new Map<string, Expression>();
  return (text, resource) => {
    const expression = compiled.get(text) ?? compile(text, model);
    compiled.set(text, expression);
    const node = nodeOf(resource);
    return expression
      .evaluate(node, { resource: node, rootResource: node })
      .map(({ value }) => (typeof value === 'object' ? JSON.stringify(value) : String(value)));
  };
};
