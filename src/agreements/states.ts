import type { AgreementState } from './record.ts';

/**
 * The life of an agreement: which state may follow which. Trouble and a planned pause put it on hold; `revoked` is also what a
 * draft becomes that is declined. `entered-in-error` is a correction, and open from every state.
 */
export const TRANSITIONS: Readonly<Record<AgreementState, readonly AgreementState[]>> = {
  draft: ['active', 'revoked'],
  active: ['on-hold', 'completed', 'revoked'],
  'on-hold': ['active', 'completed', 'revoked'],
  completed: [],
  revoked: [],
  'entered-in-error': [],
  unknown: ['on-hold', 'completed', 'revoked'],
};

/** Whether care that was in force is so no more: that is accepted whatever the table says. */
export const stops = (from: AgreementState | undefined, to: AgreementState | undefined): boolean =>
  from === 'active' && to !== 'active';

/** Whether a change of state is refused: it is none of the table, corrects nothing, and stops no care. */
export const isJump = (from: AgreementState, to: AgreementState): boolean =>
  from !== to && to !== 'entered-in-error' && !stops(from, to) && !TRANSITIONS[from]?.includes(to);
