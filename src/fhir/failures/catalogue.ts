import type { FailureKind } from '../failure-kind.ts';
import { OF_DECISIONS } from './of-decisions.ts';
import { OF_IDENTITY } from './of-identity.ts';
import { OF_REQUESTS } from './of-requests.ts';
import { OF_SEARCHES } from './of-searches.ts';
import { OF_SPACES } from './of-spaces.ts';
import { OF_UPSTREAM } from './of-upstream.ts';
import { OF_WRITES } from './of-writes.ts';

/** Every stable id that a failure can have; docs/errors.md is printed from it. */
export const FAILURES = {
  ...OF_REQUESTS,
  ...OF_IDENTITY,
  ...OF_SEARCHES,
  ...OF_WRITES,
  ...OF_DECISIONS,
  ...OF_UPSTREAM,
  ...OF_SPACES,
};

export type FailureId = keyof typeof FAILURES;

/** The ids that a kind of failure can have: the compiler holds each `failure(…)` to it. */
export type IdOf<Kind extends FailureKind> = {
  [Id in FailureId]: Kind & (typeof FAILURES)[Id]['kinds'][number] extends never ? never : Id;
}[FailureId];
