import type { Gateway } from '../gateway/gateway.ts';
import { builtInIssuer, issuerApp } from '../issuer/issuer-app.ts';
import { ISSUER_PATH } from '../issuer/issuer-url.ts';
import { signingKey } from '../issuer/signing-key.ts';

/** The built-in issuer with the key in a data folder; `base` is the base URL of the service, known once it listens. */
export const openIssuer = async (folder: string, gateway: Gateway, base: () => string, now: () => Date) => {
  const key = await signingKey(folder);
  return {
    path: ISSUER_PATH,
    handle: issuerApp({ base, key, gateway, now }),
    issuer: () => builtInIssuer(base(), key),
  };
};
