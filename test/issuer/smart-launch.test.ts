import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, startService, type TestService } from '../http/start-service.ts';
import { openBrowser, type Visited } from './browser.ts';

const STORIES = join(import.meta.dirname, '../../examples/scenarios');
const APP = 'http://localhost:4567/my/app';

describe('SMART App Launch 2 with the built-in issuer', () => {
  let service: TestService;
  let config: client.Configuration;
  beforeAll(async () => {
    service = await startService(STORIES, undefined, { withIssuer: true });
    const smart = (await call(`${service.base}/.well-known/smart-configuration`)).body;
    const insecure = { execute: [client.allowInsecureRequests] };
    config = await client.discovery(new URL(smart.issuer), 'samenspel-app', undefined, client.None(), insecure);
    expect(config.serverMetadata()).toMatchObject({
      authorization_endpoint: smart.authorization_endpoint,
      token_endpoint: smart.token_endpoint,
      jwks_uri: smart.jwks_uri,
    });
  });
  afterAll(() => service.stop());

  interface Launch {
    readonly verifier: string;
    readonly state: string;
    readonly url: URL;
  }

  const launch = async (scope: string, more: Record<string, string> = {}): Promise<Launch> => {
    const verifier = client.randomPKCECodeVerifier();
    const state = client.randomState();
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: APP,
      scope,
      state,
      aud: service.base,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...more,
    });
    return { verifier, state, url };
  };
  const fetchToken = ({ verifier, state }: Launch, arrived: Visited) =>
    client.authorizationCodeGrant(config, arrived.url, { pkceCodeVerifier: verifier, expectedState: state });
  const read = async (path: string, token: string) =>
    call(`${service.base}/${path}`, 'GET', undefined, { Authorization: `Bearer ${token}` });

  test('a relative logs in by choosing who she is, and her app reads with what it gets', async () => {
    const browser = openBrowser();
    const scope = 'openid fhirUser launch/patient patient/CarePlan.rs patient/Patient.r';
    const launched = await launch(scope);
    const page = await browser.visit(launched.url.href);
    expect(page.html).toContain('Karin Scholten');
    const arrived = await browser.choose(page, 'who', 'RelatedPerson/karin');
    expect(arrived.url.href.startsWith(`${APP}?code=`)).toBe(true);

    const answer = await fetchToken(launched, arrived);
    expect(answer).toMatchObject({ token_type: 'bearer', patient: 'moeder-van-karin' });
    expect(new Set(answer.scope?.split(' '))).toEqual(new Set(scope.split(' ')));
    expect(answer.claims()).toMatchObject({ fhirUser: `${service.base}/RelatedPerson/karin` });
    expect(decodeProtectedHeader(answer.access_token)).toMatchObject({ typ: 'at+jwt', alg: 'RS256' });
    expect(decodeJwt(answer.access_token)).toMatchObject({
      aud: service.base,
      fhirUser: `${service.base}/RelatedPerson/karin`,
      patient: 'moeder-van-karin',
      client_id: 'samenspel-app',
      scope: 'patient/CarePlan.rs patient/Patient.r',
    });

    const token = answer.access_token;
    expect((await read('CarePlan?subject=Patient/moeder-van-karin', token)).status).toBe(200);
    expect((await read('Consent', token)).status).toBe(403);
    expect((await read('Patient/zus-van-mieke', token)).status).toBe(404);
    // An ID token says who somebody is, to the app; it opens nothing.
    expect((await read('CarePlan', String(answer.id_token))).status).toBe(401);
  });

  test('whoever is there for more clients says for which one', async () => {
    const browser = openBrowser();
    const launched = await launch('openid fhirUser launch/patient patient/*.rs');
    const people = await browser.visit(launched.url.href, 'nl');
    expect(people.html).toContain('<html lang="nl">');
    const clients = await browser.choose(people, 'who', 'Person/harry-jansen');
    const offered = [...clients.html.matchAll(/name="client" value="([^"]+)"/g)].map(([, value]) => value);
    expect(offered.sort()).toEqual([
      'Patient/bewoner-annie',
      'Patient/bewoner-truus',
      'Patient/bewoner-wim',
      'Patient/vrouw-van-harry',
    ]);
    const still = await browser.choose(clients, 'client', 'Patient/zus-van-mieke');
    expect(still.html).toContain('name="client"');
    const arrived = await browser.choose(still, 'client', 'Patient/bewoner-wim');
    const answer = await fetchToken(launched, arrived);
    expect(answer['patient']).toBe('bewoner-wim');
    expect(decodeJwt(answer.access_token)).toMatchObject({ patient: 'bewoner-wim' });
  });

  test('a scope with search parameters comes through as it was asked; of a system none is given to a person', async () => {
    const browser = openBrowser();
    const query = 'category=https://samenspel.example/fhir/CodeSystem/record-type|care-agreement';
    const launched = await launch(`openid user/CarePlan.rs?${query} user/*.read system/*.cruds`);
    const page = await browser.visit(launched.url.href);
    const arrived = await browser.choose(page, 'who', 'PractitionerRole/wijkverpleegkundige-ilse');
    const answer = await fetchToken(launched, arrived);
    expect(answer['patient']).toBeUndefined();
    expect(decodeJwt(answer.access_token)['scope']).toBe(`user/CarePlan.rs?${query} user/*.read`);
  });

  test('a refresh token gives another access token, of the same person and client', async () => {
    const browser = openBrowser();
    const launched = await launch('openid offline_access launch/patient patient/*.rs', { prompt: 'consent' });
    const arrived = await browser.choose(await browser.visit(launched.url.href), 'who', 'RelatedPerson/karin');
    const first = await fetchToken(launched, arrived);
    const again = await client.refreshTokenGrant(config, String(first.refresh_token));
    expect(again['patient']).toBe('moeder-van-karin');
    expect((await read('CarePlan/zorgplan-jopie', again.access_token)).status).toBe(200);
  });

  test('each login asks anew who it is', async () => {
    const browser = openBrowser();
    for (const who of ['Patient/tineke', 'RelatedPerson/cor']) {
      const launched = await launch('openid fhirUser patient/*.rs');
      const arrived = await browser.choose(await browser.visit(launched.url.href), 'who', who);
      const answer = await fetchToken(launched, arrived);
      expect(answer.claims()?.['fhirUser']).toBe(`${service.base}/${who}`);
    }
  });

  test.each([
    ['for another server (aud)', { aud: 'https://elsewhere.example/fhir' }, 'invalid_target'],
    ['without PKCE', { code_challenge: '', code_challenge_method: '' }, 'invalid_request'],
    ['with PKCE in plain text', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['for a token in the address', { response_type: 'token' }, 'unsupported_response_type'],
  ])('a launch %s goes back with %s', async (_, more, error) => {
    const { url } = await launch('openid patient/*.rs', more);
    for (const [name, value] of Object.entries(more)) if (value === '') url.searchParams.delete(name);
    const arrived = await openBrowser().visit(url.href);
    const said = arrived.url.searchParams.get('error') ?? new URLSearchParams(arrived.url.hash.slice(1)).get('error');
    expect(said).toBe(error);
  });

  test.each(['https://elsewhere.example/cb', 'http://localhost.evil.example/cb', 'javascript:alert(1)'])(
    'nobody is sent to %s',
    async (redirect) => {
      const { url } = await launch('openid patient/*.rs', { redirect_uri: redirect });
      const arrived = await openBrowser().visit(url.href);
      expect(arrived.url.origin).toBe(new URL(service.base).origin);
      expect(arrived.status).toBe(400);
    },
  );

  test('a code is good once, and for who has the verifier', async () => {
    const browser = openBrowser();
    const stolen = await launch('openid patient/*.rs');
    const arrived = await browser.choose(await browser.visit(stolen.url.href), 'who', 'RelatedPerson/karin');
    await expect(fetchToken({ ...stolen, verifier: client.randomPKCECodeVerifier() }, arrived)).rejects.toThrow();
    const used = await launch('openid patient/*.rs');
    const there = await browser.choose(await browser.visit(used.url.href), 'who', 'RelatedPerson/karin');
    await fetchToken(used, there);
    await expect(fetchToken(used, there)).rejects.toThrow();
  });

  test('a login that was begun in another browser cannot be ended', async () => {
    const { url } = await launch('openid patient/*.rs');
    const page = await openBrowser().visit(url.href);
    const other = await openBrowser().choose(page, 'who', 'RelatedPerson/karin');
    expect(other.status).toBe(400);
    expect(other.html).not.toContain('Karin');
  });
});
