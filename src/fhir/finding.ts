import type { Position } from './position.ts';
import type { Parameters, Text } from './text.ts';

/** R4 issue-severity. */
export type Severity = 'fatal' | 'error' | 'warning' | 'information';

/** The R4 issue-type codes that the service uses. */
export type IssueCode =
  | 'invalid'
  | 'structure'
  | 'required'
  | 'value'
  | 'invariant'
  | 'code-invalid'
  | 'extension'
  | 'not-found'
  | 'deleted'
  | 'conflict'
  | 'duplicate'
  | 'multiple-matches'
  | 'business-rule'
  | 'incomplete'
  | 'not-supported'
  | 'forbidden'
  | 'login'
  | 'throttled'
  | 'too-long'
  | 'too-costly'
  | 'transient'
  | 'timeout'
  | 'exception'
  | 'informational';

/**
 * One thing that a check has to say about a resource.
 *
 * `failed`: the constraint is broken (how badly, says the severity). `undecided`: it could not be evaluated here, which
 * never counts as passed. `explained`: nothing is wrong, a rule tells what follows or is allowed. What passed is not reported.
 */
export interface Finding {
  /** Stable: clients compare it. The id of the check, the key of the invariant, or the id of the rule of law. */
  readonly id: string;
  readonly outcome: 'failed' | 'undecided' | 'explained';
  readonly severity: Severity;
  readonly code: IssueCode;
  /** Where, as indexed FHIRPath from the root of what was sent: `Bundle.entry[3].resource.status`. */
  readonly expression: string;
  readonly text: Text;
  readonly parameters?: Parameters;
  /** The canonical of the profile, or the source of the rule, that asks it. */
  readonly source?: string;
  /** The id that the HL7 validator gives its message for the same thing, where it has one. */
  readonly messageId?: string;
  /** Where it stands in the text that was given, if text was. */
  readonly position?: Position;
}

export const isError = (finding: Finding): boolean => finding.severity === 'error' || finding.severity === 'fatal';
