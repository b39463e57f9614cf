import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import type { Issuer } from './issuer.ts';
import { type IssuerMetadata, TIMEOUT } from './issuer-metadata.ts';
import { issuerUnavailable } from './refusals.ts';

export interface KeyOptions {
  readonly metadataOf: (issuer: Issuer) => Promise<IssuerMetadata>;
  /** Milliseconds before the keys are asked again because a token names one that is not there: half a minute unless a test says otherwise. */
  readonly cooldown?: number | undefined;
}

const COOLDOWN = 30_000;
const KEEP = 10 * 60_000;

/**
 * The public keys of an issuer. A key that is not known has them asked again, so that an issuer may change its keys, but not at each token that somebody
 * makes up. Failure: upstream-unavailable when they cannot be had, since the token may be good.
 */
export const issuerKeys = (issuer: Issuer, { metadataOf, cooldown = COOLDOWN }: KeyOptions): JWTVerifyGetKey => {
  const { keys } = issuer;
  if (keys && 'inline' in keys) return createLocalJWKSet(keys.inline);
  let remote: JWTVerifyGetKey | undefined;
  const open = (url: unknown): JWTVerifyGetKey => {
    if (typeof url !== 'string' || !URL.canParse(url)) throw issuerUnavailable();
    const options = { timeoutDuration: TIMEOUT, cooldownDuration: cooldown, cacheMaxAge: KEEP };
    return createRemoteJWKSet(new URL(url), options);
  };
  return async (header, token) => {
    remote ??= open(keys?.url ?? (await metadataOf(issuer))['jwks_uri']);
    try {
      return await remote(header, token);
    } catch (error) {
      throw OF_THE_TOKEN.some((kind) => error instanceof kind) ? error : issuerUnavailable();
    }
  };
};

/** What the token itself is to blame for; all else is about getting the keys. */
const OF_THE_TOKEN = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];
