import { expect, test } from 'vitest';
import { call, startService } from '../http/start-service.ts';
import { startIssuer } from './start-issuer.ts';

test('each caller may ask so often in a minute, and is then told how long to wait', async () => {
  const issuer = await startIssuer();
  const service = await startService(undefined, undefined, { issuers: [{ issuer: issuer.url }], requestsPerMinute: 3 });
  const asking = async (client: string) => {
    const token = await issuer.token(service.base, { scope: 'system/*.rs', client_id: client });
    return () => call(`${service.base}/Patient`, 'GET', undefined, { Authorization: `Bearer ${token}` });
  };
  const [one, another] = [await asking('one'), await asking('another')];
  for (let i = 0; i < 3; i++) expect((await one()).status).toBe(200);
  const { status, headers, body } = await one();
  expect(status).toBe(429);
  expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(Number(headers.get('Retry-After'))).toBeLessThanOrEqual(60);
  expect(body.issue[0]).toMatchObject({ code: 'throttled', details: { coding: [{ code: 'too-many-requests' }] } });
  expect((await another()).status).toBe(200);

  // Who tries tokens that are no good is counted by his address.
  const trying = () => call(`${service.base}/Patient`, 'GET', undefined, { Authorization: 'Bearer guess' });
  const tried = [await trying(), await trying(), await trying(), await trying()];
  expect(tried.map((answer) => answer.status)).toEqual([401, 401, 401, 429]);
  await service.stop();
  await issuer.stop();
});
