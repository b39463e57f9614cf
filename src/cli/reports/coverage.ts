import type { Covered, ProfileCoverage } from '../../validation/coverage.ts';

/** For people: of each profile how many of its constraints were met, then a line for each constraint. */
export const coverageText = (profiles: readonly ProfileCoverage[]): string =>
  profiles.length === 0 ? 'no profile was met\n' : profiles.map(textOf).join('\n');

const textOf = ({ profile, held, constraints }: ProfileCoverage): string => {
  const never = constraints.filter((one) => stateOf(one) === 'never reached').length;
  const head = `${profile}: held to ${held} times, ${constraints.length} constraints, ${constraints.length - never} reached, ${never} never`;
  const lines = constraints.map((one) => `  ${stateOf(one).padEnd(WIDTH)} ${one.element}: ${one.what}${countsOf(one)}`);
  return `${[head, ...lines].join('\n')}\n`;
};

const STATES = ['failed', 'undecided', 'passed', 'never reached'] as const;
const WIDTH = Math.max(...STATES.map((state) => state.length));

/** The worst that came of it. */
const stateOf = ({ passed, failed, undecided }: Covered): (typeof STATES)[number] =>
  failed > 0 ? 'failed' : undecided > 0 ? 'undecided' : passed > 0 ? 'passed' : 'never reached';

const countsOf = ({ passed, failed, undecided }: Covered): string => {
  const counts = Object.entries({ failed, undecided, passed }).filter(([, count]) => count > 0);
  return counts.length > 0 ? ` (${counts.map(([name, count]) => `${count} ${name}`).join(', ')})` : '';
};

/** One JSON document. */
export const coverageJson = (profiles: readonly ProfileCoverage[]): string => `${JSON.stringify({ profiles })}\n`;
