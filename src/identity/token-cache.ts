import { hash } from 'node:crypto';
import type { Bearer } from './claims.ts';

/** Tokens that were found good, for as long as that may be taken for granted. By hash: what is kept opens nothing. */
export interface TokenCache {
  get(token: string): Bearer | undefined;
  /** `expires` in milliseconds since 1970. */
  set(token: string, bearer: Bearer, expires: number): void;
}

/** Milliseconds: what was withdrawn at the issuer, or changed in the record, counts after this at the latest. */
export const LONGEST = 60_000;
const MOST = 10_000;

export const tokenCache = (now: () => Date, most = MOST): TokenCache => {
  const kept = new Map<string, { readonly bearer: Bearer; readonly until: number }>();
  return {
    get: (token) => {
      const found = kept.get(hash('sha256', token));
      return found && now().getTime() < found.until ? found.bearer : undefined;
    },
    set: (token, bearer, expires) => {
      const time = now().getTime();
      const until = Math.min(expires, time + LONGEST);
      if (until <= time) return;
      const key = hash('sha256', token);
      // A Map keeps its order, so that the first is the one that was put in the longest ago.
      kept.delete(key);
      if (kept.size >= most) kept.delete(kept.keys().next().value as string);
      kept.set(key, { bearer, until });
    },
  };
};
