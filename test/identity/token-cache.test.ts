import { describe, expect, test } from 'vitest';
import type { Bearer } from '../../src/identity/claims.ts';
import { tokenCache } from '../../src/identity/token-cache.ts';

const bearer: Bearer = { identity: { kind: 'system', scopes: [] } };

describe('what is remembered of tokens', () => {
  const at = { time: 1_000_000 };
  const now = () => new Date(at.time);

  test('is forgotten when the token expires, and after a minute at the latest', () => {
    const cache = tokenCache(now);
    cache.set('short', bearer, at.time + 5_000);
    cache.set('long', bearer, at.time + 3_600_000);
    at.time += 4_999;
    expect([cache.get('short'), cache.get('long')]).toEqual([bearer, bearer]);
    at.time += 1;
    expect([cache.get('short'), cache.get('long')]).toEqual([undefined, bearer]);
    at.time += 55_000;
    expect(cache.get('long')).toBeUndefined();
  });

  test('is never what has expired', () => {
    const cache = tokenCache(now);
    cache.set('over', bearer, at.time);
    expect(cache.get('over')).toBeUndefined();
  });

  test('is bounded: the oldest goes first', () => {
    const cache = tokenCache(now, 3);
    for (const token of ['a', 'b', 'c', 'a', 'd']) cache.set(token, bearer, at.time + 60_000);
    expect(['a', 'b', 'c', 'd'].filter((token) => cache.get(token))).toEqual(['a', 'c', 'd']);
  });
});
