import type { Scope } from './identity.ts';
import type { Letter } from './scopes.ts';

/** What two lists of scopes both open: never more than either. */
export const meet = (some: readonly Scope[], others: readonly Scope[]): Scope[] =>
  some.flatMap((one) => others.flatMap((other) => meetOne(one, other) ?? []));

const meetOne = (one: Scope, other: Scope): Scope | undefined => {
  if (one.context !== other.context) return undefined;
  const type = one.type === '*' ? other.type : one.type;
  if (other.type !== '*' && other.type !== type) return undefined;
  const may = new Set<Letter>([...one.may].filter((letter) => other.may.has(letter)));
  if (may.size === 0) return undefined;
  // Search parameters that stand side by side must all be met.
  const query = [one.query, other.query].filter((said) => said !== undefined).join('&');
  return { context: one.context, type, may, ...(query !== '' && { query }) };
};
