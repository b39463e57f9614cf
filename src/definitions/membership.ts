/**
 * Whether a code is in a value set: `in`, `out`, or `unknown` because a code system, value set or filter that decides
 * it is not at hand. Unknown is never taken for `in`.
 */
export type Membership = 'in' | 'out' | 'unknown';
