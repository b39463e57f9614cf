/** How long and how often a request that can be repeated is repeated. Time and chance come from outside, so that a test can set them. */
export interface Patience {
  /** Attempts in all. */
  readonly attempts: number;
  /** Milliseconds before the second attempt; doubled for each next one. */
  readonly base: number;
  /** The longest that is waited for one attempt, in milliseconds, also when the server asks more. */
  readonly longest: number;
  /** From 0 up to 1. */
  readonly chance: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/**
 * Milliseconds before the attempt after this one (the first is 1): a random part of a bound that doubles, so that clients that
 * failed together do not come back together; what the server asks (Retry-After, in seconds) at the least.
 * Undefined when that is longer than anyone should be kept waiting, or there have been attempts enough.
 */
export const delayAfter = (
  attempt: number,
  { attempts, base, longest, chance }: Patience,
  retryAfter?: number,
): number | undefined => {
  if (attempt >= attempts) return undefined;
  const asked = (retryAfter ?? 0) * 1000;
  if (asked > longest) return undefined;
  const bound = Math.min(longest, base * 2 ** (attempt - 1));
  return Math.max(asked, Math.ceil(chance() * bound));
};

/** Retry-After in seconds: a number of them, or an HTTP date (RFC 9110 §10.2.3). */
export const retryAfterOf = (header: string | undefined, now: Date): number | undefined => {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now.getTime()) / 1000);
};
