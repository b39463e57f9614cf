import { importJWK, type JWK, SignJWT } from 'jose';
import type { Someone } from './people.ts';
import { ALGORITHM } from './signing-key.ts';
import { LIFETIME, personClaims } from './token-claims.ts';

export interface TokenOptions {
  readonly key: JWK;
  /** The base URL of the service, and the URL of its issuer. */
  readonly base: string;
  readonly issuer: string;
  readonly someone: Pick<Someone, 'reference' | 'kind'>;
  readonly patient: string | undefined;
  readonly scope: string;
  readonly now: Date;
}

/** An access token as the built-in issuer gives one at the end of a login (RFC 9068). */
export const signToken = async ({ key, base, issuer, someone, patient, scope, now }: TokenOptions): Promise<string> => {
  const issued = Math.floor(now.getTime() / 1000);
  return new SignJWT({ ...personClaims(someone, patient, base), scope, client_id: 'samenspel-token' })
    .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt', kid: String(key.kid) })
    .setIssuer(issuer)
    .setSubject(someone.reference)
    .setAudience(base)
    .setIssuedAt(issued)
    .setExpirationTime(issued + LIFETIME)
    .sign(await importJWK(key, ALGORITHM));
};
