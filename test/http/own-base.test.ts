import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mieke } from './decisions.ts';
import { changed, parameters, ref, statusesIn } from './parameters.ts';
import { type Answer, call, startService, type TestService } from './start-service.ts';

const dossier = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../examples/scenarios/mieke/dossier.json'), 'utf8'),
);

/** A client may name what is here by its full URL: it is kept, found and checked as the relative reference. */
describe('references with the base URL of the service', () => {
  let service: TestService;
  let here = '';
  beforeAll(async () => {
    service = await startService();
    expect((await call(service.base, 'POST', dossier)).status).toBe(200);
    here = `${service.base}/Patient/zus-van-mieke`;
  });
  afterAll(() => service.stop());

  const observation = (id: string, subject: string) => ({
    resourceType: 'Observation',
    id,
    status: 'final',
    code: { text: 'gewicht' },
    subject: { reference: subject },
  });
  const subjectOf = ({ body }: Answer) => body.subject.reference;
  const found = async (path: string) => {
    const { status, body } = await call(`${service.base}/${path}`);
    return [status, (body.entry ?? []).map(({ resource }: { resource: { id: string } }) => resource.id)];
  };

  test('create, update and PATCH', async () => {
    const { id: _none, ...made } = observation('', here);
    expect(subjectOf(await call(`${service.base}/Observation`, 'POST', made))).toBe('Patient/zus-van-mieke');
    expect(subjectOf(await call(`${service.base}/Observation/een`, 'PUT', observation('een', here)))).toBe(
      'Patient/zus-van-mieke',
    );
    const patch = [
      {
        op: 'add',
        path: '/performer',
        value: [{ reference: `${service.base}/PractitionerRole/verpleegkundige-sanne` }],
      },
    ];
    const patched = await call(`${service.base}/Observation/een`, 'PATCH', patch, {
      'Content-Type': 'application/json-patch+json',
    });
    expect(patched.body.performer).toEqual([{ reference: 'PractitionerRole/verpleegkundige-sanne' }]);
  });

  test('a transaction, but for what its fullUrls name', async () => {
    const answer = await call(service.base, 'POST', {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        {
          fullUrl: `${service.base}/Patient/nieuw`,
          resource: { resourceType: 'Patient', id: 'nieuw' },
          request: { method: 'PUT', url: 'Patient/nieuw' },
        },
        {
          fullUrl: 'urn:uuid:6e8a1c9e-2f0b-4f43-8d6f-6a2b8c2f5a10',
          resource: { ...observation('twee', `${service.base}/Patient/nieuw`), focus: [{ reference: here }] },
          request: { method: 'PUT', url: 'Observation/twee' },
        },
      ],
    });
    expect(answer.status).toBe(200);
    const { body } = await call(`${service.base}/Observation/twee`);
    expect([body.subject, body.focus]).toEqual([
      { reference: 'Patient/nieuw' },
      [{ reference: 'Patient/zus-van-mieke' }],
    ]);
  });

  test('searches, conditions and GET entries', async () => {
    const url = encodeURIComponent(here);
    await call(`${service.base}/Observation/drie`, 'PUT', observation('drie', 'Patient/zus-van-mieke'));
    const [, relative] = await found('Observation?subject=Patient/zus-van-mieke&_sort=_id');
    expect(relative).toContain('drie');
    expect(await found(`Observation?subject=${url}&_sort=_id`)).toEqual([200, relative]);
    expect(await found(`Observation?subject=Patient/nobody,${url}&_sort=_id`)).toEqual([200, relative]);
    const refused = await call(`${service.base}/Observation`, 'POST', observation('x', here), {
      'If-None-Exist': `subject=${url}&_id=drie`,
    });
    expect([refused.status, refused.body.id]).toEqual([200, 'drie']);
    const entry = [{ request: { method: 'GET', url: `Observation?subject=${url}&_sort=_id` } }];
    const batch = await call(service.base, 'POST', { resourceType: 'Bundle', type: 'batch', entry });
    expect(batch.body.entry[0].resource.entry).toHaveLength(relative.length);
  });

  test('a uri that begins so is no reference', async () => {
    const valueSet = { resourceType: 'ValueSet', id: 'v', url: `${service.base}/ValueSet/v`, status: 'draft' };
    const made = await call(`${service.base}/ValueSet/v`, 'PUT', valueSet);
    expect(made.body.url).toBe(`${service.base}/ValueSet/v`);
    expect(await found(`ValueSet?url=${encodeURIComponent(valueSet.url)}`)).toEqual([200, ['v']]);
  });

  test('an operation, and the rules of law with it', async () => {
    const given = changed(mieke, ref('client', here));
    const { status, body } = await call(`${service.base}/$record-agreement`, 'POST', parameters(...given));
    expect([status, statusesIn(body).includes('CarePlan active')]).toEqual([200, true]);
    const plan = await call(
      `${service.base}/CarePlan?subject=${encodeURIComponent(here)}&status=active&_summary=count&_total=accurate`,
    );
    expect(plan.body.total).toBeGreaterThan(1);
    const network = await call(`${service.base}/Patient/zus-van-mieke/$explain-access?who=${encodeURIComponent(here)}`);
    expect(network.status).toBe(200);
  });
});
