import { decodeJwt, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { Failure } from '../fhir/failure.ts';
import type { Claims } from './claims.ts';
import { ALGORITHMS, type Issuer } from './issuer.ts';
import { tokenInvalid } from './refusals.ts';

/** Seconds that clocks may differ. */
const TOLERANCE = 10;
/** The types of a JWT that is an access token; one without any counts, since SMART asks none. */
const TYPES = ['at+jwt', 'application/at+jwt', 'jwt', 'application/jwt'];

/** A text of three parts, as a JWT in compact form is. */
export const isJwt = (token: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]*$/.test(token);

/** The issuer that a JWT says it is of: not yet to be believed. */
export const saidIssuer = (token: string): string | undefined => {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
};

export interface JwtCheck {
  readonly issuer: Issuer;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
  readonly now: Date;
}

/**
 * The claims of a JWT, once its signature, issuer, audience and times are right. Keys come from the issuer alone: what the token's header says of
 * keys (`jku`, `x5u`, `jwk`) is not looked at. Failures: unauthenticated; upstream-unavailable when the keys cannot be had.
 */
export const checkJwt = async (token: string, { issuer, audience, keys, now }: JwtCheck): Promise<Claims> => {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer: issuer.issuer,
      audience,
      algorithms: [...(issuer.algorithms ?? ALGORITHMS)],
      currentDate: now,
      clockTolerance: TOLERANCE,
      requiredClaims: ['exp'],
    });
    const type = protectedHeader.typ?.toLowerCase();
    if (issuer.strictType ? !type?.endsWith('at+jwt') : type !== undefined && !TYPES.includes(type)) {
      throw tokenInvalid();
    }
    return payload;
  } catch (error) {
    throw error instanceof Failure ? error : tokenInvalid();
  }
};
