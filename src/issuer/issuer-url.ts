/** Where the built-in issuer is, below the root of the service. */
export const ISSUER_PATH = '/issuer';

/** The URL of the built-in issuer of a service with this base URL. */
export const issuerUrl = (base: string): string => `${base.replace(/\/fhir$/, '')}${ISSUER_PATH}`;
