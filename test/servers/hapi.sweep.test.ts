import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Resource } from '../../src/fhir/json.ts';
import { runCommand } from '../cli/run-command.ts';
import { call, startService, type TestService } from '../http/start-service.ts';
import { resourcesIn, volunteerOfMany } from '../http/volunteer-of-many.ts';

const CLIENTS = 3;

describe('the days pass, and a volunteer leaves, in front of HAPI FHIR', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService(undefined, { base: inject('hapi') });
    for (const bundle of volunteerOfMany(CLIENTS)) {
      expect((await call(service.base, 'POST', bundle)).status).toBe(200);
    }
  });
  afterAll(() => service.stop());

  const ours = (task: Resource) => JSON.stringify(task['focus'] ?? '').includes('CarePlan/insuline-');
  const search = async (query: string) =>
    resourcesIn(
      (await call(`${service.base}/${query}&_count=200`, 'GET', undefined, { 'Cache-Control': 'no-cache' })).body,
    );
  const sweep = (date: string) => runCommand(['sweep', '--date', date], { SAMENSPEL_UPSTREAM: inject('hapi') });

  test('two sweeps at once do each thing once; a third finds what is past its date', async () => {
    const both = await Promise.all([sweep('2027-10-01'), sweep('2027-10-01')]);
    expect(both.map(({ code, stderr }) => [code, code === 0 ? '' : stderr])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    const tasks = (await search('Task?code=review,evaluation')).filter(ours);
    expect(tasks).toHaveLength(2 * CLIENTS);
    expect((await sweep('2027-10-02')).code).toBe(0);
    const evaluations = (await search('Task?code=evaluation')).filter(ours);
    expect(evaluations.map(({ priority }) => priority)).toEqual(Array(CLIENTS).fill('urgent'));
  });

  test("the volunteer's agreement ends: each client's agreement goes on hold, once", async () => {
    const { body: contract } = await call(`${service.base}/Contract/overeenkomst`);
    const { status } = await call(`${service.base}/Contract/overeenkomst`, 'PUT', {
      ...contract,
      status: 'terminated',
    });
    expect(status).toBe(200);
    for (let number = 0; number < CLIENTS; number++) {
      expect((await call(`${service.base}/CarePlan/insuline-${number}`)).body.status).toBe('on-hold');
    }
    const reviews = (await search('Task?code=review')).filter(ours);
    const today = reviews.filter((task) => JSON.stringify(task['reasonCode']).includes('situation-changed'));
    expect(today).toHaveLength(CLIENTS);
  });
});
