import type { Script, ScriptTest } from './script.ts';

/** How a step or a test ended: `error` is of the script or the connection, not of what the server is held to; `skip` was not run. */
export type Verdict = 'pass' | 'fail' | 'warning' | 'error' | 'skip';

export interface StepResult {
  /** `POST [base]/CarePlan`, or what is asserted. */
  readonly what: string;
  readonly kind: 'operation' | 'assert';
  readonly verdict: Verdict;
  readonly message?: string;
}

export interface TestResult {
  readonly test: Pick<ScriptTest, 'name' | 'description' | 'requirements'>;
  readonly verdict: Verdict;
  /** Why it did not pass. */
  readonly message?: string;
  readonly steps: readonly StepResult[];
}

export interface ScriptResult {
  readonly script: Script;
  readonly setup: readonly StepResult[];
  readonly tests: readonly TestResult[];
}

/** What a run came to. */
export interface SuiteResult {
  readonly base: string;
  /** What the server calls itself. */
  readonly software: string;
  readonly fhirVersion: string;
  readonly started: Date;
  readonly scripts: readonly ScriptResult[];
  /** What was made and could not be removed. */
  readonly left: readonly string[];
  /** It was told to stop before it was through. */
  readonly interrupted: boolean;
}

export const VERDICTS: readonly Verdict[] = ['pass', 'fail', 'warning', 'error', 'skip'];

/** How many tests ended in each way. */
export const countsOf = (scripts: readonly ScriptResult[]): Readonly<Record<Verdict, number>> => {
  const counts = { pass: 0, fail: 0, warning: 0, error: 0, skip: 0 };
  for (const { tests } of scripts) for (const { verdict } of tests) counts[verdict]++;
  return counts;
};

/** Whether a server did what it was held to. */
export const hasPassed = (scripts: readonly ScriptResult[]): boolean => {
  const { fail, error } = countsOf(scripts);
  return fail === 0 && error === 0;
};
