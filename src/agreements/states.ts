import type { AgreementState } from './record.ts';

/** Codes of the code system agreement-transition: what happened to an agreement. */
export type TransitionCode =
  | 'proposed'
  | 'started'
  | 'held'
  | 'paused'
  | 'resumed'
  | 'completed'
  | 'stopped'
  | 'declined'
  | 'corrected'
  | 'recorded';

/** A change of state: what it is called, and the rule that says what it asks or allows. */
export interface Transition {
  readonly from: AgreementState | undefined;
  readonly to: AgreementState;
  readonly code: TransitionCode;
  readonly rule: string;
}

/**
 * The life of an agreement: which state may follow which; `undefined` is before there was one. Trouble and a planned pause put it on
 * hold; `revoked` is also what a draft becomes that is declined. R4's `unknown` is how a record comes from elsewhere.
 */
export const TRANSITIONS: readonly Transition[] = [
  { from: undefined, to: 'draft', code: 'proposed', rule: 'ACT-1' },
  { from: undefined, to: 'active', code: 'started', rule: 'CARE-1' },
  { from: 'draft', to: 'active', code: 'started', rule: 'CARE-1' },
  { from: 'draft', to: 'revoked', code: 'declined', rule: 'CARE-2' },
  { from: 'active', to: 'on-hold', code: 'held', rule: 'CARE-10' },
  { from: 'active', to: 'completed', code: 'completed', rule: 'EVAL-3' },
  { from: 'active', to: 'revoked', code: 'stopped', rule: 'ACT-17' },
  { from: 'on-hold', to: 'active', code: 'resumed', rule: 'CARE-1' },
  { from: 'on-hold', to: 'completed', code: 'completed', rule: 'EVAL-3' },
  { from: 'on-hold', to: 'revoked', code: 'stopped', rule: 'ACT-17' },
  { from: 'unknown', to: 'on-hold', code: 'held', rule: 'CARE-10' },
  { from: 'unknown', to: 'completed', code: 'completed', rule: 'EVAL-3' },
  { from: 'unknown', to: 'revoked', code: 'stopped', rule: 'ACT-17' },
];

/** Whether care that was in force is so no more: that is accepted whatever the table says. */
export const stops = (from: AgreementState | undefined, to: AgreementState | undefined): boolean =>
  from === 'active' && to !== 'active';

/** Whether a change of state is refused: it is none of the table, corrects nothing, and stops no care. */
export const isJump = (from: AgreementState, to: AgreementState): boolean =>
  from !== to && to !== 'entered-in-error' && !stops(from, to) && !inTable(from, to);

const inTable = (from: AgreementState | undefined, to: AgreementState): Transition | undefined =>
  TRANSITIONS.find((one) => one.from === from && one.to === to);

/**
 * What a change of state comes to, that of what is accepted beside the table too: a correction, a stop by a jump, a record that comes with
 * its state. A hold within a pause that was planned is that pause. Undefined where nothing changes.
 */
export const transitionOf = (
  from: AgreementState | undefined,
  to: AgreementState,
  inPlannedPause: boolean,
): Transition | undefined => {
  if (from === to) return undefined;
  if (to === 'entered-in-error') return { from, to, code: 'corrected', rule: 'STATUS-2' };
  if (to === 'on-hold' && inPlannedPause) return { from, to, code: 'paused', rule: 'ACT-20' };
  if (stops(from, to)) return inTable(from, to) ?? { from, to, code: 'stopped', rule: 'ACT-17' };
  return inTable(from, to) ?? { from, to, code: 'recorded', rule: 'STATUS-2' };
};
