import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { call, startService, type TestService } from '../http/start-service.ts';
import { startIssuer, type TestIssuer } from './start-issuer.ts';

const STORIES = join(import.meta.dirname, '../../examples/scenarios');
const NURSE = { active: true, fhirUser: 'PractitionerRole/verpleegkundige-sanne', scope: 'user/*.cruds' };

describe('tokens that only their issuer can read (RFC 7662)', () => {
  let issuer: TestIssuer;
  let service: TestService;
  beforeAll(async () => {
    issuer = await startIssuer();
    const introspection = { url: `${issuer.url}/introspect`, clientId: 'samenspel', clientSecret: 's:cret' };
    service = await startService(STORIES, undefined, { issuers: [{ issuer: issuer.url, introspection }] });
  });
  afterEach(() => {
    issuer.broken = undefined;
  });
  afterAll(async () => {
    await service.stop();
    await issuer.stop();
  });

  const bearing = async (token: string): Promise<number> =>
    (await call(`${service.base}/Patient/zus-van-mieke`, 'GET', undefined, { Authorization: `Bearer ${token}` }))
      .status;
  const seconds = () => Math.floor(Date.now() / 1000);

  test.each([
    ['says it is good', {}, 200],
    ['says for which service, and it is this one', { aud: 'BASE' }, 200],
    ['says it is not active', { active: false }, 401],
    ['says something else than yes', { active: 'true' }, 401],
    ['says for which service, and it is another', { aud: 'https://elsewhere.example' }, 401],
    ['says it is of another issuer', { iss: 'https://elsewhere.example' }, 401],
    ['says it has expired', { exp: seconds() - 5 }, 401],
    ['says it is not good yet', { nbf: seconds() + 60 }, 401],
    ['says its bearer is somebody on another server', { fhirUser: 'https://elsewhere.example/Patient/x' }, 401],
    ['says nothing of its bearer', { fhirUser: undefined }, 401],
  ])('when it %s', async (title, said, status) => {
    const token = Buffer.from(title).toString('base64url');
    issuer.opaque.set(token, { ...NURSE, ...said, ...('aud' in said && said.aud === 'BASE' && { aud: service.base }) });
    expect(await bearing(token)).toBe(status);
  });

  test('a good one is asked about once, until it may have changed', async () => {
    issuer.opaque.set('often', NURSE);
    const before = issuer.asked.get('/introspect') ?? 0;
    for (let i = 0; i < 5; i++) expect(await bearing('often')).toBe(200);
    expect((issuer.asked.get('/introspect') ?? 0) - before).toBe(1);
  });

  test('that it could not be asked about never makes it good, and is not remembered', async () => {
    issuer.opaque.set('later', NURSE);
    for (const status of [500, 401, 302]) {
      issuer.broken = status;
      expect(await bearing('later')).toBe(503);
    }
    issuer.broken = undefined;
    expect(await bearing('later')).toBe(200);
  });

  test('a refusal is not remembered either: the next one may be good', async () => {
    expect(await bearing('new')).toBe(401);
    issuer.opaque.set('new', NURSE);
    expect(await bearing('new')).toBe(200);
  });
});
