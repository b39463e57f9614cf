import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Resource } from '../../src/fhir/json.ts';
import { call, startService, type TestService } from './start-service.ts';

const story = join(import.meta.dirname, '../../examples/scenarios/aan-tafel');
const read = (name: string) => JSON.parse(readFileSync(join(story, name), 'utf8'));
const codes = (body: { issue: { severity: string; details: { coding: [{ code: string }] } }[] }) =>
  body.issue.map(({ severity, details }) => `${details.coding[0].code} ${severity}`);

let service: TestService | undefined;
let base = '';
const get = async (reference: string): Promise<Resource> => (await call(`${base}/${reference}`)).body;
const put = (resource: Resource) =>
  call(`${base}/${resource.resourceType}/${resource.id}`, 'PUT', resource, { Prefer: 'return=OperationOutcome' });
const agreementState = async () => (await get('CarePlan/sanne-helpt-jaap'))['status'];
const reasons = async () => {
  const { body } = await call(`${base}/Task?patient=Patient/tafelgenoot-jaap&code=review`);
  return (body.entry ?? []).map(
    ({ resource }: { resource: { reasonCode: { coding: [{ code: string }] } } }) => resource.reasonCode.coding[0].code,
  );
};

describe('what ends for a volunteer, and what follows for the client she works for', () => {
  beforeEach(async () => {
    await service?.stop();
    service = await startService();
    base = service.base;
    await call(base, 'POST', read('dossier.json'));
    await call(base, 'POST', read('decision.json'));
    expect(await agreementState()).toBe('active');
  });
  afterAll(() => service?.stop());

  test('her agreement with the organisation, which is in no record of a client, is terminated (ACT-11)', async () => {
    const contract = await get('Contract/overeenkomst-sanne');
    const { status, body } = await put({ ...contract, status: 'terminated' });
    expect([status, codes(body)]).toEqual([200, expect.arrayContaining(['ACT-11 information'])]);
    expect(await agreementState()).toBe('on-hold');
    expect(await reasons()).toEqual(['situation-changed']);
  });

  test('the professional takes the order back (ACT-8)', async () => {
    const order = await get('ServiceRequest/opdracht-sanne');
    expect((await put({ ...order, status: 'revoked' })).status).toBe(200);
    expect(await agreementState()).toBe('on-hold');
    expect(await reasons()).toEqual(['order-returned']);
  });

  test('she turns out not to be able: for an act that is not reserved the organisation must look at it (ACT-9)', async () => {
    const ability = await get('Observation/bekwaam-sanne');
    const { status, body } = await put({ ...ability, status: 'entered-in-error' });
    expect([status, codes(body)]).toEqual([200, expect.arrayContaining(['ACT-9 warning'])]);
    expect(await agreementState()).toBe('active');
  });

  test('a record that came to miss two things is mended step by step: each step is accepted, and says what is left', async () => {
    await put({ ...(await get('Contract/overeenkomst-sanne')), status: 'terminated' });
    await put({ ...(await get('ServiceRequest/opdracht-sanne')), status: 'revoked' });
    const stopped = await get('CarePlan/sanne-helpt-jaap');
    const [started] = read('decision.json').entry.filter(
      ({ resource }: { resource: Resource }) => resource.id === 'sanne-helpt-jaap',
    );
    const start = async () => {
      const { status, body } = await put(started.resource);
      return [status, codes(body).filter((code) => code.endsWith('error'))];
    };
    expect(await start()).toEqual([422, ['ACT-8 error', 'ACT-11 error']]);
    // What was agreed may be changed while it does not run.
    expect((await put({ ...stopped, title: 'Sanne helpt Jaap' })).status).toBe(200);
    const restore = async (id: string) => {
      const { resource } = read('decision.json').entry.find(
        (entry: { resource: Resource }) => entry.resource.id === id,
      );
      expect((await put(resource)).status).toBeLessThan(300);
    };
    await restore('overeenkomst-sanne');
    expect(await start()).toEqual([422, ['ACT-8 error']]);
    await restore('opdracht-sanne');
    expect(await start()).toEqual([200, []]);
    expect(await agreementState()).toBe('active');
  });
});
