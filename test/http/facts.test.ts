import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import { isError } from '../../src/fhir/finding.ts';
import type { Resource } from '../../src/fhir/json.ts';
import { createValidator } from '../../src/validation/validator.ts';
import { call, startService, type TestService } from './start-service.ts';

const story = join(import.meta.dirname, '../../examples/scenarios/mieke');
const read = (name: string) => JSON.parse(readFileSync(join(story, name), 'utf8'));
const validator = createValidator(packagedDefinitions());
const CLIENT = 'Patient/zus-van-mieke';
const OUTCOME = { Prefer: 'return=OperationOutcome' };

let service: TestService | undefined;
let base = '';
let agreement: Resource;
let consent: Resource;

const search = async (query: string): Promise<Resource[]> =>
  ((await call(`${base}/${query}`)).body.entry ?? []).map((entry: { resource: Resource }) => entry.resource);
const one = async (query: string) => (await search(query))[0] as Resource;
const put = (resource: Resource, headers = {}) =>
  call(`${base}/${resource.resourceType}/${resource.id}`, 'PUT', resource, headers);
const stateOf = async () => {
  const { body } = await call(`${base}/CarePlan/${agreement.id}`);
  return [body.status, body.activity[0].detail.status];
};
const reviews = () => search(`Task?patient=${CLIENT}&code=review`);
const codes = (body: { issue: { severity: string; details: { coding: [{ code: string }] } }[] }) =>
  body.issue
    .map(({ severity, details }) => [details.coding[0].code, severity])
    // That a code system is not at hand is no matter of this test.
    .filter(([code]) => code !== 'code-undecided');
const versions = async (type: string, id: string) =>
  (await call(`${base}/${type}/${id}/_history`)).body.entry.map(
    ({ resource }: { resource: Resource }) => resource.meta?.lastUpdated,
  );

describe('a fact is never refused, and what follows from it is written with it', () => {
  beforeEach(async () => {
    await service?.stop();
    service = await startService();
    base = service.base;
    await call(base, 'POST', read('dossier.json'));
    await call(base, 'POST', read('decision.json'));
    agreement = await one('CarePlan?part-of=CarePlan/zorgplan');
    consent = await one(`Consent?patient=${CLIENT}`);
  });
  afterAll(() => service?.stop());

  test("an EHR withdraws the client's consent by a plain PUT: on hold in the same transaction, with a task for today", async () => {
    const { status, body } = await put({ ...consent, status: 'inactive' }, OUTCOME);
    expect([status, codes(body)]).toEqual([200, [['CARE-10', 'information']]]);
    expect(body.issue.at(-1).details.text).toContain(`CarePlan/${agreement.id}`);
    expect(await stateOf()).toEqual(['on-hold', 'on-hold']);
    const [task, ...others] = await reviews();
    expect(others).toEqual([]);
    expect(task).toMatchObject({
      status: 'requested',
      focus: { reference: `CarePlan/${agreement.id}` },
      for: { reference: CLIENT },
      reasonCode: { coding: [{ code: 'consent-withdrawn' }] },
      reasonReference: { reference: `Consent/${consent.id}` },
    });
    expect(validator.validate(task as Resource).filter(isError)).toEqual([]);
    const at = [
      (await versions('Consent', String(consent.id)))[0],
      (await versions('CarePlan', String(agreement.id)))[0],
      task?.meta?.lastUpdated,
    ];
    expect(new Set(at).size).toBe(1);
  });

  test('the same by PATCH, and in a transaction, where the answer names it at the consent', async () => {
    const patch = [{ op: 'replace', path: '/status', value: 'rejected' }];
    const headers = { 'Content-Type': 'application/json-patch+json' };
    expect((await call(`${base}/Consent/${consent.id}`, 'PATCH', patch, headers)).status).toBe(200);
    expect(await stateOf()).toEqual(['on-hold', 'on-hold']);
  });

  test('in a transaction the answer names it at the entry of the consent', async () => {
    const { status, body } = await call(base, 'POST', {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        { resource: { ...consent, status: 'inactive' }, request: { method: 'PUT', url: `Consent/${consent.id}` } },
      ],
    });
    expect(status).toBe(200);
    expect(body.entry).toHaveLength(1);
    expect(codes(body.entry[0].response.outcome)).toEqual([['CARE-10', 'information']]);
    expect(await stateOf()).toEqual(['on-hold', 'on-hold']);
  });

  test('a consent that is deleted takes the ground of its agreement along', async () => {
    expect((await call(`${base}/Consent/${consent.id}`, 'DELETE')).status).toBe(204);
    expect(await stateOf()).toEqual(['on-hold', 'on-hold']);
  });

  test('a refusal that is recorded beside the consent that stands puts it on hold', async () => {
    const { id: _id, identifier: _identifier, meta: _meta, ...copy } = consent;
    expect((await call(`${base}/Consent`, 'POST', { ...copy, status: 'rejected' })).status).toBe(201);
    expect(await stateOf()).toEqual(['on-hold', 'on-hold']);
  });

  test('a consent that is renewed in the same transaction goes on', async () => {
    const { id: _id, identifier: _identifier, meta: _meta, ...copy } = consent;
    const { status } = await call(base, 'POST', {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        { resource: { ...consent, status: 'inactive' }, request: { method: 'PUT', url: `Consent/${consent.id}` } },
        { resource: copy, request: { method: 'POST', url: 'Consent' } },
      ],
    });
    expect(status).toBe(200);
    expect(await stateOf()).toEqual(['active', 'in-progress']);
    expect(await reviews()).toEqual([]);
  });

  test('withdrawn twice follows once', async () => {
    await put({ ...consent, status: 'inactive' });
    await put({ ...consent, status: 'inactive', language: 'nl' });
    expect(await reviews()).toHaveLength(1);
  });

  test('the carer takes her consent back in the agreement, sent as active: it is written on hold, not refused (ACT-17)', async () => {
    const text = JSON.stringify(agreement).replace(
      '"url":"status","valueCode":"given"',
      '"url":"status","valueCode":"withdrawn"',
    );
    const back = JSON.parse(text) as Resource;
    expect(back).not.toEqual(agreement);
    const { status, body } = await put(back, OUTCOME);
    expect([status, codes(body).filter(([code]) => code === 'ACT-17' || code === 'CARE-2')]).toEqual([
      200,
      [['ACT-17', 'information']],
    ]);
    expect(await stateOf()).toEqual(['on-hold', 'on-hold']);
    expect(await reviews()).toMatchObject([{ reasonCode: { coding: [{ code: 'handed-back' }] } }]);
    // To start it again is a decision, and hers too.
    expect((await put(back)).status).toBe(422);
  });

  test('the client dies: her agreements end, tasks are cancelled (ACT-21)', async () => {
    await call(`${base}/Task`, 'POST', {
      resourceType: 'Task',
      status: 'requested',
      intent: 'order',
      code: { coding: [{ system: 'https://samenspel.example/fhir/CodeSystem/record-type', code: 'evaluation' }] },
      focus: { reference: `CarePlan/${agreement.id}` },
      for: { reference: CLIENT },
      restriction: { period: { end: '2027-02-09' } },
    });
    const patient = await one('Patient?_id=zus-van-mieke');
    const { status, body } = await put({ ...patient, deceasedDateTime: '2026-11-24' }, OUTCOME);
    expect([status, new Set(codes(body).map(String))]).toEqual([200, new Set(['ACT-21,information'])]);
    expect(await stateOf()).toEqual(['completed', 'completed']);
    expect((await search(`Task?patient=${CLIENT}`)).map(({ status: state }) => state)).not.toContain('requested');
  });

  test('a birth date is corrected: nothing stops, a person is asked to look', async () => {
    const patient = await one('Patient?_id=zus-van-mieke');
    const { status } = await put({ ...patient, birthDate: '2014-03-01' });
    expect(status).toBe(200);
    expect(await stateOf()).toEqual(['active', 'in-progress']);
    expect(await reviews()).toMatchObject([{ reasonCode: { coding: [{ code: 'birthday' }] } }]);
  });

  test('what was put on hold starts again only with a consent: then by a plain PUT', async () => {
    await put({ ...consent, status: 'inactive' });
    const again = await put(agreement);
    expect([again.status, again.body.issue[0].details.coding[0].code]).toEqual([422, 'CARE-1']);
    expect((await put({ ...consent, status: 'active' })).status).toBe(200);
    expect((await put(agreement)).status).toBe(200);
    expect(await stateOf()).toEqual(['active', 'in-progress']);
  });

  const jan = async () => {
    const parts = ['dossier.json', 'decision.json'].map((name) => readFileSync(join(story, '../jan', name), 'utf8'));
    for (const part of parts) expect((await call(base, 'POST', part)).status).toBe(200);
    const states = async () =>
      (await search('CarePlan?subject=Patient/tineke&category=care-agreement')).map(({ status }) => status);
    const reasonsNow = async () =>
      (await search('Task?patient=Patient/tineke&code=review')).map(
        ({ reasonCode }) => (reasonCode as unknown as { coding: [{ code: string }] }).coding[0].code,
      );
    return { states, reasonsNow };
  };

  test('the mandate of the representative ends: care goes on, and somebody looks at each agreement that rests on it', async () => {
    const { states, reasonsNow } = await jan();
    const representative = await one('RelatedPerson?_id=jan-vertegenwoordiger');
    const { status } = await put({ ...representative, period: { start: '2025-11-10', end: '2026-11-20' } });
    expect([status, await states(), await reasonsNow()]).toEqual([
      200,
      ['active', 'active'],
      ['mandate-ends', 'mandate-ends'],
    ]);
  });

  test('one consent to two agreements is withdrawn: both go on hold', async () => {
    const { states, reasonsNow } = await jan();
    const both = await one('Consent?_id=jan-stemt-in');
    expect((await put({ ...both, status: 'inactive' })).status).toBe(200);
    expect([await states(), await reasonsNow()]).toEqual([
      ['on-hold', 'on-hold'],
      ['consent-withdrawn', 'consent-withdrawn'],
    ]);
  });
});
