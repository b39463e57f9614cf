import type { RequestHandler } from 'express';
import type { Authenticator } from '../identity/authenticator.ts';
import { noSuchPath } from './errors.ts';

/** What an issuer's own metadata says that SMART App Launch 2 has in its configuration too. */
const FROM_ISSUER = [
  'issuer',
  'jwks_uri',
  'authorization_endpoint',
  'token_endpoint',
  'token_endpoint_auth_methods_supported',
  'registration_endpoint',
  'introspection_endpoint',
  'revocation_endpoint',
  'scopes_supported',
  'response_types_supported',
  'grant_types_supported',
  'code_challenge_methods_supported',
];

/** What this service does with scopes, whichever issuer gives them. */
const CAPABILITIES = ['permission-patient', 'permission-user', 'permission-v1', 'permission-v2'];

/**
 * `/.well-known/smart-configuration` (SMART App Launch 2): where an app sends people, and gets its tokens. Of the first of the issuers, since SMART has
 * room for one. Failures: upstream-unavailable, when the issuer does not say; not-found without authentication.
 */
export const smartConfiguration =
  (authenticator: Authenticator | undefined): RequestHandler =>
  async (request, response, next): Promise<void> => {
    const [issuer] = authenticator?.issuers() ?? [];
    if (!authenticator || !issuer) {
      noSuchPath(request, response, next);
      return;
    }
    const said = issuer.endpoints?.['token_endpoint'] ? {} : await authenticator.metadataOf(issuer);
    const all: Readonly<Record<string, unknown>> = { ...said, issuer: issuer.issuer, ...issuer.endpoints };
    response.set('Access-Control-Allow-Origin', '*').json({
      grant_types_supported: ['authorization_code'],
      code_challenge_methods_supported: ['S256'],
      ...Object.fromEntries(FROM_ISSUER.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]]))),
      capabilities: [...CAPABILITIES, ...(issuer.capabilities ?? [])],
    });
  };
