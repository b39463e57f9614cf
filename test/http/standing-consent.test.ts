import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, startService, type TestService } from './start-service.ts';

const story = join(import.meta.dirname, '../../examples/scenarios/mieke');
const read = (name: string) => JSON.parse(readFileSync(join(story, name), 'utf8'));

describe('a rule looks at the record as it would be after the write', () => {
  let service: TestService;
  let agreement: { id: string; status: string; title: string };
  let consent: { id: string; status: string };

  beforeAll(async () => {
    service = await startService();
    await call(service.base, 'POST', read('dossier.json'));
    await call(service.base, 'POST', read('decision.json'));
    const found = async (query: string) => (await call(`${service.base}/${query}`)).body.entry[0].resource;
    consent = await found('Consent?patient=Patient/zus-van-mieke');
    agreement = await found('CarePlan?part-of=CarePlan/zorgplan');
  });
  afterAll(() => service.stop());

  test('an agreement is changed by itself: the consent that stands counts', async () => {
    const changed = { ...agreement, title: 'Mieke spuit insuline op zondag' };
    expect((await call(`${service.base}/CarePlan/${agreement.id}`, 'PUT', changed)).status).toBe(200);
  });

  test('a new agreement does not profit from the id of one that has consent', async () => {
    const { status, body } = await call(`${service.base}/CarePlan`, 'POST', agreement);
    expect(status).toBe(422);
    expect(body.issue[0].details.coding[0].code).toBe('CARE-1');
  });

  test('a consent that is deleted in the same transaction no longer counts', async () => {
    const { status, body } = await call(service.base, 'POST', {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        { resource: agreement, request: { method: 'PUT', url: `CarePlan/${agreement.id}` } },
        { request: { method: 'DELETE', url: `Consent/${consent.id}` } },
      ],
    });
    expect(status).toBe(422);
    expect(body.issue[0].details.coding[0].code).toBe('CARE-1');
  });

  test('a PATCH is held to the rules by what it makes', async () => {
    const remove = (path: string) => [{ op: 'remove', path }];
    const url = `${service.base}/CarePlan/${agreement.id}`;
    const headers = { 'Content-Type': 'application/json-patch+json' };
    const { status, body } = await call(url, 'PATCH', remove('/activity/0/detail/extension'), headers);
    expect(status).toBe(422);
    expect(
      body.issue.map((issue: { details: { coding: { code: string }[] } }) => issue.details.coding[0]?.code),
    ).toContain('CARE-2');
  });

  test('a consent that is withdrawn in the same transaction no longer counts', async () => {
    const put = (resource: { resourceType?: string; id: string }, type: string) => ({
      resource,
      request: { method: 'PUT', url: `${type}/${resource.id}` },
    });
    const { status, body } = await call(service.base, 'POST', {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [put(agreement, 'CarePlan'), put({ ...consent, status: 'inactive' } as never, 'Consent')],
    });
    expect(status).toBe(422);
    expect(body.issue[0]).toMatchObject({
      details: { coding: [{ code: 'CARE-1' }] },
      expression: ['Bundle.entry[0].resource.activity[0].detail'],
    });
  });
});
