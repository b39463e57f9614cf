import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, jwtVerify } from 'jose';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '../../src/fhir/failure.ts';
import { upstreamAt } from '../contract/open-upstream.ts';

/** A FHIR server with a token endpoint that holds assertions to what SMART Backend Services 2.2 asks. */
const startAuthorized = async (publicKey: CryptoKey) => {
  const assertions: string[] = [];
  const issued: string[] = [];
  const state = {
    lifetime: 300,
    refuse: false,
    now: () => new Date(),
    taken: (token: string) => token === issued.at(-1),
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const json = (status: number, body: object) =>
      response.writeHead(status, { 'Content-Type': 'application/fhir+json' }).end(JSON.stringify(body));
    if (request.url === '/fhir/.well-known/smart-configuration')
      return json(200, { token_endpoint: `${origin}/token` });
    if (request.url === '/token') {
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      const assertion = form.get('client_assertion') ?? '';
      const { payload } = await jwtVerify(assertion, publicKey, {
        audience: `${origin}/token`,
        issuer: 'samenspel',
        subject: 'samenspel',
        maxTokenAge: '5m',
        currentDate: state.now(),
      });
      expect(form.get('grant_type')).toBe('client_credentials');
      expect(form.get('client_assertion_type')).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
      expect(form.get('scope')).toBe('system/*.cruds');
      assertions.push(String(payload.jti));
      if (state.refuse) return json(400, { error: 'invalid_client', error_description: 'geheim' });
      issued.push(randomUUID());
      return json(200, { access_token: issued.at(-1), token_type: 'bearer', expires_in: state.lifetime });
    }
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    if (!state.taken(token)) return json(401, { resourceType: 'OperationOutcome' });
    return json(200, { resourceType: 'Patient', id: '1', meta: { versionId: '1' } });
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    base: `${origin}/fhir`,
    assertions,
    state,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

describe.each(['RS384', 'ES384'])('the service gets a token of its own, signed with %s', (alg) => {
  let key: JWK;
  let publicKey: CryptoKey;
  let server: Awaited<ReturnType<typeof startAuthorized>>;
  let moment = Date.now();

  beforeAll(async () => {
    const pair = await generateKeyPair(alg, { extractable: true });
    key = { ...(await exportJWK(pair.privateKey)), alg, kid: 'key-1' };
    publicKey = pair.publicKey;
  });
  beforeEach(async () => {
    server = await startAuthorized(publicKey);
    moment = Date.now();
    server.state.now = () => new Date(moment);
  });
  afterEach(() => server.stop());

  const open = () =>
    upstreamAt(server.base, {
      credentials: {
        kind: 'service',
        identity: { clientId: 'samenspel', key, scope: 'system/*.cruds', tokenUrl: undefined },
      },
      now: () => new Date(moment),
    });

  test('one for everyone who waits, and used until shortly before it runs out', async () => {
    const upstream = open();
    await Promise.all(Array.from({ length: 5 }, () => upstream.read('Patient', '1')));
    expect(server.assertions).toHaveLength(1);
    moment += 260_000;
    await upstream.read('Patient', '1');
    expect(server.assertions).toHaveLength(1);
    moment += 15_000;
    await upstream.read('Patient', '1');
    expect(new Set(server.assertions).size).toBe(2);
  });

  test('a token that the server takes no longer is not used again', async () => {
    const upstream = open();
    await upstream.read('Patient', '1');
    const { taken } = server.state;
    server.state.taken = () => false;
    await expect(upstream.read('Patient', '1')).rejects.toMatchObject({
      findings: [{ id: 'upstream-access-refused' }],
    });
    server.state.taken = taken;
    await upstream.read('Patient', '1');
    expect(server.assertions).toHaveLength(2);
  });

  test('none is a failure in words of our own, and a write is not a lost one', async () => {
    server.state.refuse = true;
    const write = open().transact([{ method: 'POST', type: 'Patient', resource: { resourceType: 'Patient' } }]);
    const refusal = (await write.catch((error: unknown) => error)) as Failure;
    expect([refusal.constructor, refusal.kind, refusal.findings[0]?.id]).toEqual([
      Failure,
      'upstream-down',
      'upstream-token-refused',
    ]);
    expect(refusal.message).not.toContain('geheim');
  });
});
