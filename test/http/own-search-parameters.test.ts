import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, startService, type TestService } from './start-service.ts';

describe('what R4 has no search parameter for is found by ours', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService(join(import.meta.dirname, '../../examples/scenarios'));
  });
  afterAll(() => service.stop());
  const found = async (query: string): Promise<{ resourceType: string }[]> => {
    const { status, body } = await call(`${service.base}/${query}`);
    expect(status).toBe(200);
    return (body.entry ?? []).map(({ resource }: { resource: { resourceType: string } }) => resource);
  };

  test('evaluations that are due before a day', async () => {
    const all = await found('Task?code=https://samenspel.example/fhir/CodeSystem/record-type|evaluation&_count=100');
    const due = await found('Task?due=lt2027-01-01&_count=100');
    const none = await found('Task?due=lt2020-01-01');
    expect(due.length).toBeGreaterThan(0);
    expect(due.length).toBeLessThanOrEqual(all.length);
    expect(none).toEqual([]);
    for (const task of due as { restriction?: { period?: { end?: string } } }[])
      expect(String(task.restriction?.period?.end) < '2027-01-01').toBe(true);
  });

  test('agreements by the date of their next evaluation, and by what they rest on', async () => {
    expect((await found('CarePlan?evaluation-date=ge2026-01-01&_count=100')).length).toBeGreaterThan(0);
    const resting = await found('CarePlan?supporting-info:missing=false&_count=100');
    for (const agreement of resting as { supportingInfo?: unknown[] }[]) expect(agreement.supportingInfo).toBeDefined();
  });
});
