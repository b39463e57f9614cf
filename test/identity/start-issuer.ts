import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTHeaderParameters, SignJWT } from 'jose';

type Pair = { readonly privateKey: CryptoKey; readonly publicKey: CryptoKey; readonly kid: string };

/** An issuer of tokens as a test drives it: a real HTTP server with keys, metadata and introspection. */
export interface TestIssuer {
  readonly url: string;
  /** The public key with which it signs now. */
  publicKey(): Promise<JWK>;
  /** What is answered about opaque tokens. */
  readonly opaque: Map<string, Record<string, unknown>>;
  /** How often each path was asked. */
  readonly asked: Map<string, number>;
  /** A status that every path answers with, while it is set. */
  broken: number | undefined;
  /** A token for a service, good for five minutes unless the claims say otherwise. */
  token(
    audience: string,
    claims?: Readonly<Record<string, unknown>>,
    header?: Partial<JWTHeaderParameters>,
  ): Promise<string>;
  /** Signs with a new key from now on, and publishes only that one. */
  rotate(): Promise<void>;
  stop(): Promise<void>;
}

let keys = 0;

const pair = async (): Promise<Pair> => {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  keys += 1;
  return { privateKey, publicKey, kid: `key-${keys}` };
};

export const startIssuer = async (): Promise<TestIssuer> => {
  let current = await pair();
  const opaque = new Map<string, Record<string, unknown>>();
  const asked = new Map<string, number>();
  const publicKey = async (): Promise<JWK> => ({
    ...(await exportJWK(current.publicKey)),
    kid: current.kid,
    alg: 'RS256',
    use: 'sig',
  });

  const handle: RequestListener = async (request, response) => {
    const path = String(request.url);
    asked.set(path, (asked.get(path) ?? 0) + 1);
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    if (issuer.broken !== undefined) return json(issuer.broken, {});
    if (path === '/jwks') return json(200, { keys: [await publicKey()] });
    if (path === '/.well-known/openid-configuration') {
      return json(200, { issuer: url, jwks_uri: `${url}/jwks`, token_endpoint: `${url}/token` });
    }
    if (path !== '/introspect') return json(404, {});
    if (request.headers.authorization !== `Basic ${Buffer.from('samenspel:s%3Acret').toString('base64')}`) {
      return json(401, {});
    }
    let body = '';
    for await (const chunk of request) body += chunk;
    return json(200, opaque.get(new URLSearchParams(body).get('token') ?? '') ?? { active: false });
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;

  const issuer: TestIssuer = {
    url,
    opaque,
    asked,
    broken: undefined,
    publicKey,
    token: (audience, claims = {}, header = {}) => {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ iss: url, aud: audience, iat: now, exp: now + 300, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: current.kid, typ: 'at+jwt', ...header })
        .sign(current.privateKey);
    },
    rotate: async () => {
      current = await pair();
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return issuer;
};
