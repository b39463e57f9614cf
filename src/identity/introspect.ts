import type { Claims } from './claims.ts';
import type { Introspection, Issuer } from './issuer.ts';
import { fetchJson } from './issuer-metadata.ts';

/**
 * Asks an issuer about a token (RFC 7662). Out: what it says of it; undefined when it is not good, or not for this service.
 * Failure: upstream-unavailable when the issuer does not answer as it should.
 */
export const introspect = async (
  token: string,
  { issuer, introspection, audience, now }: Asked,
): Promise<Claims | undefined> => {
  const { url, clientId, clientSecret } = introspection;
  const credentials = Buffer.from(`${formText(clientId)}:${formText(clientSecret)}`).toString('base64');
  const said = await fetchJson(url, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      authorization: `Basic ${credentials}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: String(new URLSearchParams({ token, token_type_hint: 'access_token' })),
  });
  if (said['active'] !== true) return undefined;
  const { iss, aud, exp, nbf } = said;
  const seconds = now.getTime() / 1000;
  // What the issuer leaves out it vouches for by `active`; what it says must be right.
  if (iss !== undefined && iss !== issuer.issuer) return undefined;
  if (aud !== undefined && ![aud].flat().includes(audience)) return undefined;
  if (exp !== undefined && !(typeof exp === 'number' && exp > seconds)) return undefined;
  if (nbf !== undefined && !(typeof nbf === 'number' && nbf <= seconds)) return undefined;
  return said;
};

export interface Asked {
  readonly issuer: Issuer;
  readonly introspection: Introspection;
  readonly audience: string;
  readonly now: Date;
}

/** RFC 6749 §2.3.1: id and secret are written as in a form before they are joined. */
const formText = (text: string): string => String(new URLSearchParams({ '': text })).slice(1);
