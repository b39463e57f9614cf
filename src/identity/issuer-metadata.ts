import type { Issuer } from './issuer.ts';
import { issuerUnavailable } from './refusals.ts';

/** What an issuer publishes of itself (RFC 8414, OpenID Connect Discovery). */
export type IssuerMetadata = Readonly<Record<string, unknown>>;

/** Milliseconds within which an issuer answers. */
export const TIMEOUT = 5_000;
const KEEP = 10 * 60_000;
const PATH = '/.well-known/openid-configuration';

/** Asks a URL for a JSON object. Failure: upstream-unavailable, whatever keeps it from being one. */
export const fetchJson = async (url: string, init: RequestInit = {}): Promise<IssuerMetadata> => {
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT), ...init });
    const body: unknown = response.ok ? await response.json() : undefined;
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as IssuerMetadata;
  } catch {
    // Said below: why it failed is of no use to who sent a token.
  }
  throw issuerUnavailable();
};

/** The metadata of issuers, each asked once in a while. Failure: upstream-unavailable, also when it is another's. */
export const issuerMetadata = (now: () => Date) => {
  const kept = new Map<string, { readonly metadata: IssuerMetadata; readonly until: number }>();
  return async ({ issuer }: Pick<Issuer, 'issuer'>): Promise<IssuerMetadata> => {
    const found = kept.get(issuer);
    if (found && now().getTime() < found.until) return found.metadata;
    const metadata = await fetchJson(`${issuer.replace(/\/$/, '')}${PATH}`);
    if (metadata['issuer'] !== issuer) throw issuerUnavailable();
    kept.set(issuer, { metadata, until: now().getTime() + KEEP });
    return metadata;
  };
};
