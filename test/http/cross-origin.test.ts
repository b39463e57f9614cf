import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, startService, type TestService } from './start-service.ts';

const APP = 'https://app.example';
const preflight = (base: string, origin: string) =>
  call(`${base}/Patient/x`, 'OPTIONS', undefined, {
    Origin: origin,
    'Access-Control-Request-Method': 'PUT',
    'Access-Control-Request-Headers': 'authorization, content-type, if-match',
  });

describe('a page that asks from a browser', () => {
  let service: TestService;
  let closed: TestService;
  beforeAll(async () => {
    [service, closed] = await Promise.all([
      startService(undefined, undefined, { origins: [APP, 'https://other.example'] }),
      startService(),
    ]);
  });
  afterAll(() => Promise.all([service.stop(), closed.stop()]));

  test('is let in when its origin is configured, and may send what FHIR asks', async () => {
    const { status, headers } = await preflight(service.base, APP);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(APP);
    expect(headers.get('access-control-allow-methods')?.split(',')).toEqual(
      expect.arrayContaining(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
    );
    expect(headers.get('access-control-allow-headers')).toBe('authorization, content-type, if-match');
    expect(headers.get('vary')).toContain('Origin');
  });

  test('may read the headers of an answer, of a refusal too; cookies are of no use', async () => {
    for (const path of ['metadata', 'Patient/is-er-niet', 'Dossier/1']) {
      const { headers } = await call(`${service.base}/${path}`, 'GET', undefined, { Origin: APP });
      expect(headers.get('access-control-allow-origin')).toBe(APP);
      expect(headers.get('access-control-expose-headers')?.split(',')).toEqual(
        expect.arrayContaining(['ETag', 'Location', 'Last-Modified', 'Content-Location', 'Retry-After']),
      );
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  test.each([
    ['an origin that is not configured', () => service.base, 'https://elsewhere.example'],
    ['one that begins as one that is', () => service.base, `${APP}.evil.example`],
    ['any, where none is configured', () => closed.base, APP],
  ])('of %s is told nothing', async (_what, base, origin) => {
    for (const { headers } of [
      await preflight(base(), origin),
      await call(`${base()}/metadata`, 'GET', undefined, { Origin: origin }),
    ])
      expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});
