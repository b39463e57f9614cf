import { randomBytes } from 'node:crypto';
import type { JWK } from 'jose';
import { type Configuration, errors, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import { loginOf } from './login.ts';
import { memory } from './memory.ts';
import type { Someone } from './people.ts';
import { ALGORITHM } from './signing-key.ts';
import { givenScopes, LIFETIME, personClaims } from './token-claims.ts';

export interface ProviderOptions {
  /** The URL of the issuer, and the base URL of the service whose tokens it gives. */
  readonly issuer: string;
  readonly base: string;
  readonly key: JWK;
  readonly now: () => Date;
  readonly personOf: (reference: string) => Promise<Someone | undefined>;
}

/** The one app that everybody may try: public, with PKCE, on this machine. */
export const APP = 'samenspel-app';

const OIDC_SCOPES = ['openid', 'fhirUser', 'profile', 'offline_access', 'launch/patient', 'online_access'];

/**
 * An OpenID provider that gives tokens of SMART App Launch 2 for one service: authorization code with PKCE; the app says by `aud` for which service,
 * and gets `scope` and `patient` with the token.
 */
export const openProvider = ({ issuer, base, key, now, personOf }: ProviderOptions): Provider => {
  const claimsOf = async (accountId: string): Promise<Record<string, string>> => {
    const { reference, patient } = loginOf(accountId);
    const person = await personOf(reference);
    if (!person) throw new errors.InvalidGrant('there is no such person any more');
    return personClaims(person, patient, base);
  };
  const configuration: Configuration = {
    adapter: memory(now),
    clients: [
      {
        client_id: APP,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: ['http://localhost/callback'],
      },
    ],
    jwks: { keys: [key as never] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    pkce: { required: () => true },
    responseTypes: ['code'],
    scopes: OIDC_SCOPES,
    claims: { openid: ['sub'], fhirUser: ['fhirUser'], profile: ['name'] },
    conformIdTokenClaims: false,
    expiresWithSession: () => false,
    renderError,
    clientBasedCORS: () => true,
    enabledJWA: { idTokenSigningAlgValues: [ALGORITHM] },
    extraParams: {
      // SMART: an app says which FHIR server it means, so that a false server cannot have it fetch a token for the true one.
      aud: (_ctx, value) => {
        if (value !== undefined && String(value).replace(/\/$/, '') !== base) throw new errors.InvalidTarget();
      },
      launch: () => undefined,
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      resourceIndicators: {
        enabled: true,
        // There is one service: what `aud` says, or leaves out.
        defaultResource: () => base,
        useGrantedResource: () => true,
        getResourceServerInfo: (ctx, resource) => {
          if (resource !== base) throw new errors.InvalidTarget();
          return {
            scope: givenScopes(askedScopes(ctx)).join(' '),
            audience: base,
            accessTokenTTL: LIFETIME,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: ALGORITHM } },
          };
        },
      },
    },
    ttl: {
      AccessToken: LIFETIME,
      Interaction: 600,
      Session: 3_600,
      Grant: 86_400,
      IdToken: LIFETIME,
      RefreshToken: 86_400,
    },
    findAccount: async (_ctx, accountId) => {
      const { reference } = loginOf(accountId);
      const person = await personOf(reference);
      if (!person) return undefined;
      return {
        accountId,
        claims: async () => ({ sub: reference, name: person.name, ...(await claimsOf(accountId)) }),
      };
    },
    extraTokenClaims: (_ctx, token) => ('accountId' in token ? claimsOf(String(token.accountId)) : undefined),
    interactions: {
      url: (_ctx, interaction) => `${new URL(issuer).pathname}/login/${interaction.uid}`,
    },
  };
  const provider = new Provider(issuer, configuration);
  allowLoopback(provider);
  provider.use(withLaunchContext);
  provider.use(withoutSession);
  return provider;
};

/** The scopes that are asked for, or that were, where a token is fetched. */
const askedScopes = (ctx: KoaContextWithOIDC): Iterable<string> => {
  const { params, entities } = ctx.oidc;
  const before = entities.AuthorizationCode?.scope ?? entities.RefreshToken?.scope;
  return String(params?.['scope'] ?? before ?? '').split(' ');
};

/** SMART has the launch context beside the token, and not only within it (§ Launch context arrives with your access_token). */
const withLaunchContext = async (ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
  await next();
  const accountId = ctx.oidc?.route === 'token' ? ctx.oidc.account?.accountId : undefined;
  if (accountId === undefined || ctx.status !== 200 || typeof ctx.body !== 'object') return;
  const { patient } = loginOf(accountId);
  const body = ctx.body as { readonly scope?: string };
  const scope = [ctx.oidc.entities.Grant?.getOIDCScope(), body.scope].filter((words) => words).join(' ');
  ctx.body = { ...body, scope, ...(patient !== undefined && { patient: patient.replace(/^Patient\//, '') }) };
};

/**
 * Who logs in chooses who he is each time: in a sample set-up one is now this one, now that one. So nothing is remembered once the app has its code.
 */
const withoutSession = async (ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
  await next();
  if (ctx.oidc?.route === 'resume' && ctx.oidc.session?.accountId) await ctx.oidc.session.destroy();
};

/** What went wrong, for who sits at the browser: the error's own name and no more. */
const renderError = (ctx: { type: string; body: unknown }, out: { readonly error: string }): void => {
  ctx.type = 'text';
  ctx.body = `The login cannot go on: ${out.error}. Start it again from your app.\n`;
};

/** The app of the sample set-up may be any that runs on this machine, at whichever port and path. */
const allowLoopback = (provider: Provider): void => {
  const client = provider.Client.prototype as unknown as { redirectUriAllowed(uri: string): boolean };
  client.redirectUriAllowed = (uri) => {
    if (!URL.canParse(uri)) return false;
    const { protocol, hostname, hash } = new URL(uri);
    return protocol === 'http:' && hash === '' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  };
};
