/**
 * Whether a code is in a value set: `in`, `out`, or `unknown` because a code system, value set or filter that decides
 * it is not at hand. Unknown is never taken for `in`.
 */
export type Membership = 'in' | 'out' | 'unknown';

export const inOrOut = (holds: boolean): Membership => (holds ? 'in' : 'out');

/** In the one and in the other. */
export const both = (a: Membership, b: Membership): Membership =>
  a === 'out' || b === 'out' ? 'out' : a === 'unknown' || b === 'unknown' ? 'unknown' : 'in';

export const not = (a: Membership): Membership => (a === 'in' ? 'out' : a === 'out' ? 'in' : 'unknown');
