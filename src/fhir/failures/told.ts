import type { FailureKind } from '../failure-kind.ts';

/** What docs/errors.md tells of a stable id of a failure. */
export interface Told {
  /** The kinds of failure that it comes with, and so its status; one, but for a few. */
  readonly kinds: readonly FailureKind[];
  /** When a client gets it. */
  readonly when: string;
  /** What the client can do about it. */
  readonly remedy: string;
}
