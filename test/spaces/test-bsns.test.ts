import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mieke } from '../http/decisions.ts';
import { changed, parameters, part, text } from '../http/parameters.ts';
import { call } from '../http/start-service.ts';
import { startSandbox, type TestSandbox } from './start-sandbox.ts';

const BSN = 'http://fhir.nl/fhir/NamingSystem/bsn';
const OID = 'urn:oid:2.16.840.1.113883.2.4.6.3';
/** Right by the elfproef, and outside the test range: it may be somebody's. */
const SOMEBODYS = '111222333';
const INVENTED = '999901242';
const patient = (...identifier: object[]) => ({ resourceType: 'Patient', identifier });

let sandbox: TestSandbox;
let base = '';
beforeAll(async () => {
  sandbox = await startSandbox();
  base = (await sandbox.open()).base;
});
afterAll(() => sandbox.stop());

const refused = (
  status: number,
  body: { issue: { details: { coding: { code: string }[] }; expression: string[] }[] },
) => (status === 422 ? body.issue.filter(({ details }) => details.coding[0]?.code === 'bsn-not-synthetic') : []);

describe('only BSNs that are nobody’s are kept in the sandbox', () => {
  test.each([
    ['one of the test range', [{ system: BSN, value: INVENTED }], []],
    ['no identifier of a BSN', [{ system: 'https://ehr.example/clients', value: SOMEBODYS }], []],
    ['a number that is no BSN, without a system', [{ value: '123456789' }], []],
    ['one that may be somebody’s', [{ system: BSN, value: SOMEBODYS }], ['Patient.identifier[0].value']],
    [
      'by its OID',
      [
        { system: BSN, value: INVENTED },
        { system: OID, value: SOMEBODYS },
      ],
      ['Patient.identifier[1].value'],
    ],
    ['one with dots', [{ system: BSN, value: '1112.22.333' }], ['Patient.identifier[0].value']],
    [
      'one of the range that fails the elfproef',
      [{ system: BSN, value: '999901243' }],
      ['Patient.identifier[0].value'],
    ],
    ['one without a system', [{ value: SOMEBODYS }], ['Patient.identifier[0].value']],
    [
      'one in a reference by identifier',
      [
        {
          system: 'https://ehr.example/clients',
          value: '1',
          assigner: { identifier: { system: BSN, value: SOMEBODYS } },
        },
      ],
      ['Patient.identifier[0].assigner.identifier.value'],
    ],
  ])('%s', async (_, identifiers, places) => {
    const { status, body } = await call(`${base}/Patient`, 'POST', patient(...identifiers));
    expect(refused(status, body).flatMap(({ expression }) => expression)).toEqual(places);
    expect(status).toBe(places.length === 0 ? 201 : 422);
  });

  test('however it comes: update, patch, Bundle, batch, operation', async () => {
    const real = patient({ system: BSN, value: SOMEBODYS });
    const bundle = (type: string) => ({
      resourceType: 'Bundle',
      type,
      entry: [
        {
          fullUrl: 'urn:uuid:0d7a1c1e-95b5-4b1c-8a0e-2f6d6f0e0a01',
          resource: real,
          request: { method: 'POST', url: 'Patient' },
        },
      ],
    });
    const updated = await call(`${base}/Patient/nieuw`, 'PUT', { ...real, id: 'nieuw' });
    expect(refused(updated.status, updated.body)).toHaveLength(1);
    const made = (await call(`${base}/Patient`, 'POST', patient({ system: BSN, value: INVENTED }))).body;
    const patch = JSON.stringify([{ op: 'replace', path: '/identifier/0/value', value: SOMEBODYS }]);
    const patched = await call(`${base}/Patient/${made.id}`, 'PATCH', patch, {
      'Content-Type': 'application/json-patch+json',
    });
    expect(refused(patched.status, patched.body)).toHaveLength(1);
    const together = await call(base, 'POST', bundle('transaction'));
    expect(refused(together.status, together.body)[0]?.expression).toEqual([
      'Bundle.entry[0].resource.identifier[0].value',
    ]);
    const batch = await call(base, 'POST', bundle('batch'));
    expect(batch.body.entry[0].response.status).toMatch(/^422/);
    const carer = part('carer', text('role', 'mantelzorger'), {
      name: 'name',
      valueHumanName: { text: 'Bep' },
    });
    const given = changed(mieke, text('decision', 'met-bsn'), carer, {
      name: 'when',
      valueString: 'x',
      extension: [{ url: 'https://ehr.example/bsn', valueIdentifier: { system: BSN, value: SOMEBODYS } }],
    });
    const recorded = await call(`${base}/$record-agreement`, 'POST', parameters(...given));
    expect(JSON.stringify(recorded.body)).toContain('bsn-not-synthetic');
    expect((await call(`${base}/Patient?identifier=${BSN}|${SOMEBODYS}&_summary=count`)).body.total).toBe(0);
  });

  test('the reason is told in Dutch and English', async () => {
    const send = (language: string) =>
      call(`${base}/Patient`, 'POST', patient({ system: BSN, value: SOMEBODYS }), { 'Accept-Language': language });
    expect(JSON.stringify((await send('nl')).body)).toContain('testreeks (9999…, elfproef klopt)');
    expect(JSON.stringify((await send('en')).body)).toContain('test range (9999…, right by the elfproef)');
  });

  test('$validate tells of it too', async () => {
    const { body } = await call(`${base}/$validate`, 'POST', patient({ system: BSN, value: SOMEBODYS }));
    expect(JSON.stringify(body)).toContain('bsn-not-synthetic');
  });
});
