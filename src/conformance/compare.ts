import type { SuiteResult, Verdict } from './result.ts';

/** A test that ended in another way on the one server than on the other. */
export interface Difference {
  readonly test: string;
  readonly first: Verdict;
  readonly second: Verdict;
}

/** Where two servers differ, test by test. */
export const differencesOf = (first: SuiteResult, second: SuiteResult): Difference[] => {
  const verdicts = ({ scripts }: SuiteResult) =>
    new Map(
      scripts.flatMap(({ script, tests }) => tests.map(({ test, verdict }) => [`${script.id}: ${test.name}`, verdict])),
    );
  const [one, other] = [verdicts(first), verdicts(second)];
  return [...one].flatMap(([test, verdict]) => {
    const second = other.get(test) ?? 'skip';
    return second === verdict ? [] : [{ test, first: verdict, second }];
  });
};
