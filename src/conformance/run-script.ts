import type { Resource } from '../fhir/json.ts';
import { type Evidence, failureOf } from './assertion.ts';
import { requestOf } from './request.ts';
import type { ScriptResult, StepResult, TestResult, Verdict } from './result.ts';
import type { Action, Assertion, Operation, Script, Variable } from './script.ts';
import type { Exchanged, Target } from './target.ts';
import { filledJson, type Lookup, NoValue } from './variables.ts';

export interface Running {
  readonly target: Target;
  /** Of this run: see `ofThisRun`. */
  readonly ofRun: Lookup;
  /** The text of a fixture by its path. */
  readonly fixtureText: (path: string) => string;
  readonly valuesOf: Evidence['valuesOf'];
  /** Told of each answer, so that what is made can be removed. */
  readonly onAnswer: (answer: Exchanged) => void;
  /** Asked before each step; what follows is skipped once it is so. */
  readonly stopped: () => boolean;
}

/**
 * Runs the setup and the tests of a script; what it made is removed by the suite. A test ends at its first failed step, as TestScript says; the next
 * goes on. When the setup fails no test is run. Errors of the script or the connection are in the result; nothing is thrown for them.
 */
export const runScript = async (script: Script, running: Running): Promise<ScriptResult> => {
  const memory = memoryOf(script, running);
  const setup = await stepsOf(script.setup, memory, running);
  const ready = worst(setup) === 'pass' || worst(setup) === 'warning';
  const tests: TestResult[] = [];
  for (const test of script.tests) {
    const { actions, ...told } = test;
    const why = running.stopped() ? 'interrupted' : ready ? undefined : 'the setup did not succeed';
    if (why !== undefined) {
      tests.push({ test: told, verdict: 'skip', message: why, steps: [] });
      continue;
    }
    const steps = await stepsOf(actions, memory, running);
    const verdict = worst(steps);
    const message = steps.find((step) => step.verdict === verdict)?.message;
    tests.push({ test: told, verdict, ...(message !== undefined && verdict !== 'pass' && { message }), steps });
  }
  return { script, setup, tests };
};

const ORDER: readonly Verdict[] = ['pass', 'warning', 'skip', 'fail', 'error'];

const worst = (steps: readonly StepResult[]): Verdict =>
  steps.reduce<Verdict>((so, { verdict }) => (ORDER.indexOf(verdict) > ORDER.indexOf(so) ? verdict : so), 'pass');

/** What a run of a script remembers: each answer by its id, and the last one. */
interface Memory {
  last: Exchanged | undefined;
  readonly answers: Map<string, Exchanged>;
  readonly lookup: Lookup;
  textOf(sourceId: string): string;
  resourceOf(sourceId: string): Resource | undefined;
}

const memoryOf = (script: Script, { ofRun, fixtureText, valuesOf }: Running): Memory => {
  const answers = new Map<string, Exchanged>();
  const variables = new Map(script.variables.map((variable) => [variable.name, variable]));
  const givenBy = ({ headerField, expression, sourceId, defaultValue }: Variable): string | undefined => {
    if (headerField !== undefined) return answers.get(String(sourceId))?.header(headerField);
    if (expression === undefined) return defaultValue;
    const resource = memory.resourceOf(String(sourceId));
    return (resource && valuesOf(expression, resource)[0]) ?? defaultValue;
  };
  const memory: Memory = {
    last: undefined,
    answers,
    lookup: (name) => {
      const variable = variables.get(name);
      return variable && (ofRun(name) ?? givenBy(variable));
    },
    textOf: (sourceId) => {
      const path = script.fixtures.get(sourceId);
      if (path !== undefined) return filledJson(fixtureText(path), memory.lookup);
      const answer = answers.get(sourceId);
      if (!answer) throw new NoValue(sourceId);
      return answer.text;
    },
    resourceOf: (sourceId) =>
      script.fixtures.has(sourceId) ? JSON.parse(memory.textOf(sourceId)) : answers.get(sourceId)?.resource,
  };
  return memory;
};

const stepsOf = async (actions: readonly Action[], memory: Memory, running: Running): Promise<StepResult[]> => {
  const steps: StepResult[] = [];
  for (const action of actions) {
    if (running.stopped()) {
      steps.push({ what: 'interrupted', kind: 'operation', verdict: 'skip', message: 'interrupted' });
      return steps;
    }
    const step = action.operation
      ? await operate(action.operation, memory, running)
      : assert(action.assert as Assertion, memory, running);
    steps.push(step);
    if (step.verdict !== 'pass' && step.verdict !== 'warning') return steps;
  }
  return steps;
};

const operate = async (operation: Operation, memory: Memory, running: Running): Promise<StepResult> => {
  const { target, onAnswer } = running;
  const kind = 'operation';
  let what = operation.label ?? operation.description ?? String(operation.type?.code ?? operation.method);
  try {
    const request = requestOf(operation, { base: target.base, lookup: memory.lookup, textOf: memory.textOf });
    what = `${request.method} ${request.url.replace(target.base, '[base]')}`;
    memory.last = await target.send(request);
    onAnswer(memory.last);
    if (operation.responseId !== undefined) memory.answers.set(operation.responseId, memory.last);
    return { what, kind, verdict: 'pass' };
  } catch (error) {
    return { what, kind, verdict: 'error', message: messageOf(error) };
  }
};

const assert = (assertion: Assertion, memory: Memory, { target, valuesOf }: Running): StepResult => {
  const { label, description, sourceId, warningOnly } = assertion;
  const kind = 'assert';
  const what = description ?? label ?? 'assertion';
  const { lookup, textOf, resourceOf } = memory;
  const answer = sourceId === undefined ? memory.last : memory.answers.get(sourceId);
  try {
    const failed = failureOf(assertion, { base: target.base, lookup, answer, textOf, resourceOf, valuesOf });
    if (failed === undefined) return { what, kind, verdict: 'pass' };
    return { what, kind, verdict: warningOnly ? 'warning' : 'fail', message: `${what}: ${failed}` };
  } catch (error) {
    return { what, kind, verdict: 'error', message: `${what}: ${messageOf(error)}` };
  }
};

const messageOf = (error: unknown): string => {
  if (error instanceof Error) return error.message;
  throw error;
};
