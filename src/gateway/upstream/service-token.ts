import { type CryptoKey, importJWK, type JWK, SignJWT } from 'jose';
import { failure } from '../../fhir/failure.ts';
import { Fault, failureOf } from './fault.ts';
import type { HttpAnswer, Wire } from './wire.ts';

/** How the service shows who it is (SMART Backend Services: client credentials with a signed assertion). */
export interface ServiceIdentity {
  readonly clientId: string;
  /** The private key, with `kid` and `alg` (RS384 or ES384). Its public half is registered with the server. */
  readonly key: JWK;
  readonly scope: string;
  /** Where tokens are had; undefined: where the server's smart-configuration says. */
  readonly tokenUrl: string | undefined;
}

export interface ServiceTokens {
  /** A token that is good for a while yet. Failures: upstream-down and the like when none can be had. */
  token(): Promise<string>;
  /** The server did not take it: the next one is a new one. */
  forget(): void;
}

export interface ServiceTokenOptions {
  readonly identity: ServiceIdentity;
  readonly base: string;
  readonly wire: Wire;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Seconds that an assertion is good for: SMART allows five minutes at most. */
const ASSERTION_LIFE = 240;
/** A token is not used in its last seconds: it could run out on the way. */
const MARGIN = 30;
/** What a token is good for when the server does not say, in seconds. */
const UNSAID = 60;

export const serviceTokens = (options: ServiceTokenOptions): ServiceTokens => {
  const { identity, now } = options;
  let current: { readonly token: string; readonly until: number } | undefined;
  let underWay: Promise<string> | undefined;

  const fetchToken = async (): Promise<string> => {
    const url = identity.tokenUrl ?? (await discover(options));
    const { access_token: token, expires_in: seconds = UNSAID } = await request(options, url);
    if (typeof token !== 'string' || typeof seconds !== 'number') throw refused();
    current = { token, until: now().getTime() + (seconds - MARGIN) * 1000 };
    return token;
  };

  return {
    token: async () => {
      if (current && now().getTime() < current.until) return current.token;
      // Everyone who waits, waits for the same one.
      underWay ??= fetchToken().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
    forget: () => {
      current = undefined;
    },
  };
};

const discover = async ({ base, wire }: ServiceTokenOptions): Promise<string> => {
  const url = `${base}/.well-known/smart-configuration`;
  const answer = await ask(wire.send({ method: 'GET', url, headers: { accept: 'application/json' } }));
  const { token_endpoint: endpoint } = parsed(answer);
  if (typeof endpoint !== 'string' || !/^https?:/.test(endpoint)) throw refused();
  return endpoint;
};

const request = async ({ identity, wire, now, newId }: ServiceTokenOptions, url: string) => {
  const { clientId, key, scope } = identity;
  const issued = Math.floor(now().getTime() / 1000);
  const assertion = await new SignJWT()
    .setProtectedHeader({ alg: String(key.alg), ...(key.kid !== undefined && { kid: key.kid }), typ: 'JWT' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(url)
    .setJti(newId())
    .setIssuedAt(issued)
    .setExpirationTime(issued + ASSERTION_LIFE)
    .sign((await importJWK(key)) as CryptoKey);
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    scope,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
  return parsed(await ask(wire.send({ method: 'POST', url, headers, body: String(body) })));
};

const ask = async (sent: Promise<HttpAnswer>): Promise<HttpAnswer> => {
  try {
    const answer = await sent;
    if (answer.status >= 500 || answer.status === 429) throw new Fault('unavailable');
    if (answer.status !== 200) throw refused();
    return answer;
  } catch (error) {
    // Nothing of the record was asked yet: whatever goes wrong here, no write is lost.
    throw error instanceof Fault ? failureOf(error, false) : error;
  }
};

const parsed = ({ text }: HttpAnswer): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below, without the text: it may hold a token.
  }
  throw refused();
};

const refused = () =>
  failure(
    'upstream-down',
    {
      nl: 'De dienst krijgt geen toegang tot de FHIR-server van het dossier: er wordt geen token gegeven.',
      en: 'The service gets no access to the FHIR server of the record: it is given no token.',
    },
    { id: 'upstream-token-refused' },
  );
