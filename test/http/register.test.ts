import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GUARD_SYSTEM } from '../../src/gateway/guard/guard-list.ts';
import { call, startService, type TestService } from './start-service.ts';

const story = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../examples/scenarios/mieke', name), 'utf8'));

describe('each client has one agreement register, that every decision on the record writes', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
    await call(service.base, 'POST', story('dossier.json'));
    await call(service.base, 'POST', story('decision.json'));
  });
  afterAll(() => service.stop());

  const register = async () => {
    const { body } = await call(`${service.base}/List?identifier=${GUARD_SYSTEM}|zus-van-mieke`);
    expect(body.entry).toHaveLength(1);
    return body.entry[0].resource;
  };

  test('it lists her agreements', async () => {
    const agreements = await call(`${service.base}/CarePlan?part-of=CarePlan/zorgplan`);
    const listed = (await register()).entry.map((entry: { item: { reference: string } }) => entry.item.reference);
    expect(listed).toEqual([`CarePlan/${agreements.body.entry[0].resource.id}`]);
  });

  test('a write in her record makes a new version of it, one that concerns no client does not', async () => {
    const before = (await register()).meta.versionId;
    await call(`${service.base}/Organization`, 'POST', { resourceType: 'Organization', name: 'De Linde' });
    expect((await register()).meta.versionId).toBe(before);
    const subject = { reference: 'Patient/zus-van-mieke' };
    const observation = { resourceType: 'Observation', status: 'final', code: { text: 'Stemming' }, subject };
    expect((await call(`${service.base}/Observation`, 'POST', observation)).status).toBe(201);
    expect(Number((await register()).meta.versionId)).toBe(Number(before) + 1);
  });

  test('a decision that stands already writes nothing', async () => {
    const before = (await register()).meta.versionId;
    expect((await call(service.base, 'POST', story('decision.json'))).status).toBe(200);
    expect((await register()).meta.versionId).toBe(before);
  });

  test('nobody but the service writes it', async () => {
    const { meta: _meta, ...own } = await register();
    const taken = await call(`${service.base}/List/${own.id}`, 'PUT', { ...own, status: 'retired' });
    expect(taken.status).toBe(403);
    const made = await call(`${service.base}/List`, 'POST', {
      resourceType: 'List',
      status: 'current',
      mode: 'working',
      identifier: [{ system: GUARD_SYSTEM, value: 'another' }],
    });
    expect(made.status).toBe(403);
    expect(made.body.issue[0].details.coding[0].code).toBe('guard-reserved');
  });

  test('is sound FHIR', async () => {
    const checked = await call(`${service.base}/$validate`, 'POST', await register());
    expect(checked.body.issue.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);
  });
});
