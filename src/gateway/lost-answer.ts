import { Failure } from '../fhir/failure.ts';
import type { FailureKind } from '../fhir/failure-kind.ts';
import type { Finding } from '../fhir/finding.ts';

/**
 * A write was sent and no answer to it came that can be read: it may stand, or not. Whoever wrote under a guard can find out
 * (guard.ts); anyone else is told so.
 */
export class LostAnswer extends Failure {
  constructor(kind: FailureKind, findings: readonly Finding[], retryAfter?: number) {
    super(kind, findings, retryAfter);
    this.name = 'LostAnswer';
  }
}
