import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type CryptoKey, exportSPKI, importJWK, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, startService, type TestService } from '../http/start-service.ts';
import { startIssuer, type TestIssuer } from './start-issuer.ts';

const STORIES = join(import.meta.dirname, '../../examples/scenarios');
const NURSE = { fhirUser: 'PractitionerRole/verpleegkundige-sanne', scope: 'user/*.cruds', client_id: 'ehr' };

let issuer: TestIssuer;
let other: TestIssuer;
let service: TestService;
beforeAll(async () => {
  issuer = await startIssuer();
  other = await startIssuer();
  service = await startService(STORIES, undefined, { issuers: [{ issuer: issuer.url }] });
});
afterAll(async () => {
  await service.stop();
  await issuer.stop();
  await other.stop();
});

const ask = (headers: Record<string, string>, path = 'Patient/zus-van-mieke') =>
  call(`${service.base}/${path}`, 'GET', undefined, headers);
const bearing = (token: string) => ask({ Authorization: `Bearer ${token}` });
const idOf = (body: { issue: { details: { coding: { code: string }[] } }[] }) => body.issue[0]?.details.coding[0]?.code;
const now = () => Math.floor(Date.now() / 1000);

describe('a good token', () => {
  test('lets its bearer in', async () => {
    expect((await bearing(await issuer.token(service.base, NURSE))).status).toBe(200);
  });

  test.each([
    ['typ JWT, as most servers say', { typ: 'JWT' }],
    ['no typ', { typ: undefined }],
  ])('with %s', async (_, header) => {
    expect((await bearing(await issuer.token(service.base, NURSE, header as never))).status).toBe(200);
  });

  test('for more than one service', async () => {
    expect(
      (await bearing(await issuer.token(service.base, { ...NURSE, aud: ['https://x', service.base] }))).status,
    ).toBe(200);
  });

  test('whose fhirUser is absolute on this server', async () => {
    const fhirUser = `${service.base}/${NURSE.fhirUser}`;
    expect((await bearing(await issuer.token(service.base, { ...NURSE, fhirUser }))).status).toBe(200);
  });
});

/** Each is a token that somebody could try; all are answered the same. */
const FORGED: readonly (readonly [string, () => Promise<string>])[] = [
  ['signed by another', async () => other.token(service.base, { ...NURSE, iss: issuer.url })],
  ['of an issuer that is not configured', async () => other.token(service.base, NURSE)],
  ['with a changed claim', async () => changed(await issuer.token(service.base, NURSE), { scope: 'system/*.cruds' })],
  ['without its signature', async () => (await issuer.token(service.base, NURSE)).replace(/[^.]+$/, '')],
  ['expired', async () => issuer.token(service.base, { ...NURSE, exp: now() - 60 })],
  ['that never expires', async () => issuer.token(service.base, { ...NURSE, exp: undefined })],
  ['not good yet', async () => issuer.token(service.base, { ...NURSE, nbf: now() + 60 })],
  ['for another service', async () => issuer.token('https://elsewhere.example/fhir', NURSE)],
  ['for a service whose URL begins as this one', async () => issuer.token(`${service.base}.evil.example`, NURSE)],
  ['for no service', async () => issuer.token(service.base, { ...NURSE, aud: undefined })],
  [
    'with alg none',
    async () => new UnsecuredJWT({ ...NURSE, iss: issuer.url, aud: service.base, exp: now() + 60 }).encode(),
  ],
  ['with HS256 and the public key as secret', async () => withPublicKeyAsSecret()],
  ['with an unknown kid', async () => issuer.token(service.base, NURSE, { kid: 'nobody' })],
  [
    'that brings its own key (jwk)',
    async () =>
      other.token(service.base, { ...NURSE, iss: issuer.url }, { jwk: await other.publicKey(), kid: 'own' } as never),
  ],
  [
    'that names where its key is (jku)',
    async () =>
      other.token(service.base, { ...NURSE, iss: issuer.url }, { jku: `${other.url}/jwks`, kid: 'own' } as never),
  ],
  [
    'that names where its certificate is (x5u)',
    async () =>
      other.token(service.base, { ...NURSE, iss: issuer.url }, { x5u: `${other.url}/cert`, kid: 'own' } as never),
  ],
  ['that is an ID token of a logout (typ)', async () => issuer.token(service.base, NURSE, { typ: 'logout+jwt' })],
  [
    'with a critical header that is not understood',
    async () => issuer.token(service.base, NURSE, { crit: ['x'], x: 1 } as never).catch(() => 'a.b.c'),
  ],
  ['that is bound to a key of its bearer', async () => issuer.token(service.base, { ...NURSE, cnf: { jkt: 'x' } })],
  ['larger than any token is', async () => issuer.token(service.base, { ...NURSE, padding: 'x'.repeat(9_000) })],
  ['that is no JWT', async () => 'opaque'],
  [
    'of a fhirUser on another server',
    async () => issuer.token(service.base, { ...NURSE, fhirUser: `https://elsewhere.example/fhir/${NURSE.fhirUser}` }),
  ],
  [
    'of a fhirUser on a server whose name begins as ours',
    async () => issuer.token(service.base, { ...NURSE, fhirUser: `${service.base}.evil.example/${NURSE.fhirUser}` }),
  ],
  [
    'of a fhirUser that is a version',
    async () => issuer.token(service.base, { ...NURSE, fhirUser: `${NURSE.fhirUser}/_history/1` }),
  ],
  ['of a fhirUser that is a device', async () => issuer.token(service.base, { ...NURSE, fhirUser: 'Device/x' })],
  ['of a fhirUser that is a list', async () => issuer.token(service.base, { ...NURSE, fhirUser: [NURSE.fhirUser] })],
  [
    'of a relative who is not in the record',
    async () => issuer.token(service.base, { ...NURSE, fhirUser: 'RelatedPerson/nobody' }),
  ],
  [
    'of a relative, launched for another client',
    async () => issuer.token(service.base, { ...NURSE, fhirUser: 'RelatedPerson/karin', patient: 'zus-van-mieke' }),
  ],
  [
    'of a client, launched for another',
    async () =>
      issuer.token(service.base, { ...NURSE, fhirUser: 'Patient/zus-van-mieke', patient: 'moeder-van-karin' }),
  ],
  ['of nobody, with scopes of a person', async () => issuer.token(service.base, { scope: 'user/*.cruds' })],
  [
    'of nobody, with scopes of a system and a person',
    async () => issuer.token(service.base, { scope: 'system/*.cruds patient/*.rs' }),
  ],
  ['of nobody, without scopes', async () => issuer.token(service.base, {})],
];

describe('is refused, and told nothing: a token', () => {
  test.each(FORGED)('%s', async (_, make) => {
    const { status, headers, body } = await bearing(await make());
    expect(status).toBe(401);
    expect(headers.get('WWW-Authenticate')).toBe('Bearer realm="samenspel", error="invalid_token"');
    expect(body.issue).toEqual([
      expect.objectContaining({
        severity: 'error',
        code: 'login',
        details: expect.objectContaining({ text: 'The token is not accepted here.' }),
      }),
    ]);
  });

  test('and nothing was fetched from where it pointed', () => {
    expect(other.asked.size).toBe(0);
  });
});

describe('a request', () => {
  test('without a token is told that one is needed', async () => {
    const { status, headers, body } = await ask({});
    expect(status).toBe(401);
    expect(headers.get('WWW-Authenticate')).toBe('Bearer realm="samenspel"');
    expect(idOf(body)).toBe('unauthenticated');
  });

  test('with a password is none with a token', async () => {
    expect((await ask({ Authorization: 'Basic c2Fuczpnb3RvbW9ycm93' })).status).toBe(401);
  });

  test('with the token in the URL is refused, also beside a good one', async () => {
    const token = await issuer.token(service.base, NURSE);
    for (const headers of [{}, { Authorization: `Bearer ${token}` }] as Record<string, string>[]) {
      const { status, body } = await ask(headers, `Patient/zus-van-mieke?access_token=${token}`);
      expect(status).toBe(400);
      expect(idOf(body)).toBe('token-ambiguous');
    }
  });

  test('with two Authorization headers is refused, whichever comes first', async () => {
    const token = await issuer.token(service.base, NURSE);
    for (const headers of [
      [`Bearer ${token}`, 'Bearer x'],
      ['Bearer x', `Bearer ${token}`],
    ]) {
      const answer = await raw([
        'GET /fhir/Patient/zus-van-mieke HTTP/1.1',
        ...headers.map((one) => `Authorization: ${one}`),
      ]);
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer).toContain('token-ambiguous');
    }
  });

  test('whose token holds what could end a header is refused', async () => {
    for (const token of ['a%0d%0aX-Evil:1', 'a b', 'a\tb', 'ä']) {
      const answer = await raw(['GET /fhir/Patient/zus-van-mieke HTTP/1.1', `Authorization: Bearer ${token}`]);
      expect(answer).toMatch(/^HTTP\/1\.1 401 /);
      expect(answer.toLowerCase()).not.toContain('x-evil');
    }
  });

  test('for what there is no such type of is refused before it is told', async () => {
    expect((await ask({}, 'Nothing/x')).status).toBe(401);
    expect((await ask({}, 'Pati%65nt/zus-van-mieke')).status).toBe(401);
  });

  test('for what everybody may know needs no token', async () => {
    const root = service.base.replace(/\/fhir$/, '');
    for (const url of [
      `${service.base}/metadata`,
      `${service.base}/.well-known/smart-configuration`,
      `${root}/health`,
      `${root}/ready`,
    ]) {
      expect((await call(url)).status).toBe(200);
    }
    const { body } = await call(`${service.base}/metadata`);
    expect(body.rest[0].security.service[0].coding[0].code).toBe('SMART-on-FHIR');
    expect((await call(`${service.base}/.well-known/smart-configuration`)).body).toMatchObject({
      issuer: issuer.url,
      token_endpoint: `${issuer.url}/token`,
      code_challenge_methods_supported: ['S256'],
      capabilities: expect.arrayContaining(['permission-v2']),
    });
  });
});

describe('the keys of an issuer', () => {
  test('are asked once for many tokens, and not again for each kid that somebody makes up', async () => {
    const before = issuer.asked.get('/jwks') ?? 0;
    for (let i = 0; i < 20; i++) await bearing(await issuer.token(service.base, NURSE, { kid: `made-up-${i}` }));
    expect((issuer.asked.get('/jwks') ?? 0) - before).toBeLessThanOrEqual(1);
  });

  test('may change: a key that is not known yet has them asked again', async () => {
    const rotating = await startIssuer();
    const patient = await startService(STORIES, undefined, { issuers: [{ issuer: rotating.url }], keyCooldown: 0 });
    const asked = async () =>
      (
        await call(`${patient.base}/Patient/zus-van-mieke`, 'GET', undefined, {
          Authorization: `Bearer ${await rotating.token(patient.base, NURSE)}`,
        })
      ).status;
    expect(await asked()).toBe(200);
    await rotating.rotate();
    expect(await asked()).toBe(200);
    await patient.stop();
    await rotating.stop();
  });

  test('that cannot be had are no fault of the token: 503, and it is taken once they are there', async () => {
    const down = await startIssuer();
    const patient = await startService(STORIES, undefined, { issuers: [{ issuer: down.url }], keyCooldown: 0 });
    const token = await down.token(patient.base, NURSE);
    const asked = () =>
      call(`${patient.base}/Patient/zus-van-mieke`, 'GET', undefined, { Authorization: `Bearer ${token}` });
    down.broken = 500;
    const { status, headers, body } = await asked();
    expect(status).toBe(503);
    expect(headers.get('Retry-After')).toBe('10');
    expect(idOf(body)).toBe('issuer-unavailable');
    down.broken = undefined;
    expect((await asked()).status).toBe(200);
    await patient.stop();
    await down.stop();
  });
});

/** A request as bytes, since a client library would not send it. */
const raw = (lines: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(service.base);
    const socket = connect(Number(port), hostname, () => {
      socket.write(`${[...lines, `Host: ${hostname}`, 'Connection: close'].join('\r\n')}\r\n\r\n`);
    });
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });

const changed = (token: string, claims: object): string => {
  const [header, payload = '', signature] = token.split('.');
  const said = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  return [header, Buffer.from(JSON.stringify({ ...said, ...claims })).toString('base64url'), signature].join('.');
};

const withPublicKeyAsSecret = async (): Promise<string> => {
  const jwk = await issuer.publicKey();
  const secret = await exportSPKI((await importJWK({ ...jwk }, 'RS256', { extractable: true })) as CryptoKey);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'HS256', typ: 'at+jwt', kid: jwk.kid })}.${part({ ...NURSE, iss: issuer.url, aud: service.base, exp: now() + 60 })}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
};
