import type { JWTVerifyGetKey } from 'jose';
import type { Gateway } from '../gateway/gateway.ts';
import { checkJwt, isJwt, saidIssuer } from './check-jwt.ts';
import { type Bearer, bearerOf, type Claims } from './claims.ts';
import { introspect } from './introspect.ts';
import type { Introspection, Issuer } from './issuer.ts';
import { issuerKeys } from './issuer-keys.ts';
import { type IssuerMetadata, issuerMetadata } from './issuer-metadata.ts';
import { knownActor } from './known-actor.ts';
import { tokenInvalid } from './refusals.ts';
import { LONGEST, tokenCache } from './token-cache.ts';

/** Finds out whose a token is. */
export interface Authenticator {
  issuers(): readonly Issuer[];
  /** Failures: unauthenticated; upstream-unavailable when the issuer, and those of the gateway when the record, cannot be asked. */
  bearer(token: string, gateway: Gateway): Promise<Bearer>;
  /** What an issuer publishes of itself. Failure: upstream-unavailable. */
  metadataOf(issuer: Issuer): Promise<IssuerMetadata>;
}

export interface AuthenticatorOptions {
  /** Known once the service is asked: one of its own has its address. */
  readonly issuers: () => readonly Issuer[];
  /** The base URL of the service: the audience of tokens, and what absolute references to people begin with. */
  readonly base: () => string;
  /** Base URLs under which the same record is known elsewhere: that of the server behind. */
  readonly alsoOurs?: readonly string[];
  readonly now: () => Date;
  /** As of KeyOptions. */
  readonly cooldown?: number | undefined;
}

/** More than this is no token: nothing is done with it. */
const LONGEST_TOKEN = 8_192;

export const authenticator = (options: AuthenticatorOptions): Authenticator => {
  const { issuers, base, alsoOurs = [], now, cooldown } = options;
  const metadataOf = issuerMetadata(now);
  const cache = tokenCache(now);
  let opened: ReadonlyMap<string, { readonly issuer: Issuer; readonly keys: JWTVerifyGetKey }> | undefined;
  const named = () => {
    opened ??= new Map(
      issuers().map((issuer) => [issuer.issuer, { issuer, keys: issuerKeys(issuer, { metadataOf, cooldown }) }]),
    );
    return opened;
  };

  const asked = async (token: string, issuer: Issuer, introspection: Introspection): Promise<Found | undefined> => {
    const audience = issuer.audience ?? base();
    const claims = await introspect(token, { issuer, introspection, audience, now: now() });
    return claims && { issuer, claims };
  };

  const claimsOf = async (token: string): Promise<Found> => {
    if (isJwt(token)) {
      const found = named().get(saidIssuer(token) ?? '');
      if (!found) throw tokenInvalid();
      const { issuer, keys } = found;
      if (issuer.introspection?.always) return (await asked(token, issuer, issuer.introspection)) ?? refuse();
      const claims = await checkJwt(token, { issuer, audience: issuer.audience ?? base(), keys, now: now() });
      return { issuer, claims };
    }
    // Of a token that is no JWT nobody but its issuer knows whose it is: one after another is asked.
    for (const issuer of issuers()) {
      const found = issuer.introspection && (await asked(token, issuer, issuer.introspection));
      if (found) return found;
    }
    throw tokenInvalid();
  };

  const bearer = async (token: string, gateway: Gateway): Promise<Bearer> => {
    if (token.length > LONGEST_TOKEN) throw tokenInvalid();
    const cached = cache.get(token);
    if (cached) return cached;
    const { claims, issuer } = await claimsOf(token);
    // A token that is bound to a key (DPoP, mutual TLS) is of no use as a bearer token: that is what it is bound for.
    if (claims['cnf'] !== undefined) throw tokenInvalid();
    const said = bearerOf(claims, issuer, [base(), ...alsoOurs]) ?? refuse();
    const identity = (await knownActor(said.identity, gateway)) ?? refuse();
    const found = { ...said, identity };
    cache.set(token, found, typeof claims['exp'] === 'number' ? claims['exp'] * 1000 : now().getTime() + LONGEST);
    return found;
  };

  return { issuers, bearer, metadataOf };
};

interface Found {
  readonly issuer: Issuer;
  readonly claims: Claims;
}

const refuse = (): never => {
  throw tokenInvalid();
};
