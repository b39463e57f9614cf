import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, call, startService, type TestService } from './start-service.ts';

const reference = (to: string) => ({ reference: to });
const coded = (text: string) => ({ text });
const ofAns = { subject: reference('Patient/ans') };
const measured = (id: string, when: Record<string, unknown>, about: Record<string, unknown> = ofAns) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: coded('gewicht'),
  ...about,
  ...when,
});

const RESOURCES = [
  { resourceType: 'Organization', id: 'wijk', name: 'Wijkteam' },
  { resourceType: 'Location', id: 'kamer', name: 'Kamer 4' },
  { resourceType: 'Patient', id: 'ans', managingOrganization: reference('Organization/wijk') },
  { resourceType: 'Patient', id: 'ben' },
  { resourceType: 'Patient', id: 'cas' },
  measured('in-mei', { effectiveDateTime: '2026-05-04T10:00:00+02:00' }),
  measured('ergens-in-juni', { effectiveDateTime: '2026-06' }),
  measured('zonder-datum', {}),
  measured('van-ben', { effectiveDateTime: '2026-05-04' }, { subject: reference('Patient/ben') }),
  {
    resourceType: 'Encounter',
    id: 'opname',
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
    ...ofAns,
    period: { start: '2026-04-28', end: '2026-05-02' },
    location: [{ location: reference('Location/kamer') }],
  },
  {
    resourceType: 'Condition',
    id: 'diabetes',
    ...ofAns,
    code: coded('diabetes'),
    onsetDateTime: '2012',
  },
  {
    resourceType: 'Condition',
    id: 'griep',
    ...ofAns,
    code: coded('griep'),
    onsetDateTime: '2026-01-03',
    abatementDateTime: '2026-01-10',
    clinicalStatus: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'resolved' }],
    },
  },
  {
    resourceType: 'MedicationRequest',
    id: 'insuline',
    status: 'active',
    intent: 'order',
    ...ofAns,
    medicationCodeableConcept: coded('insuline'),
    authoredOn: '2026-06-12',
  },
];

/** Patient-operation-everything of R4, and what it leaves open: which dates are those of care. */
describe('$everything over HTTP', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
    const entry = RESOURCES.map((resource) => ({
      resource,
      request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
    }));
    const { status, body } = await call(service.base, 'POST', { resourceType: 'Bundle', type: 'transaction', entry });
    expect([status, body.issue]).toEqual([200, undefined]);
  });
  afterAll(() => service.stop());

  const get = (path: string) => call(path.startsWith('http') ? path : `${service.base}/${path}`);
  interface Entry {
    resource: { resourceType: string; id: string };
    search: { mode: string };
  }
  const found = ({ body }: Answer, mode = 'match'): string[] =>
    (body.entry ?? [])
      .filter(({ search }: Entry) => search.mode === mode)
      .map(({ resource }: Entry) => resource.id)
      .sort();
  const next = ({ body }: Answer): string | undefined =>
    body.link.find(({ relation }: { relation: string }) => relation === 'next')?.url;

  const UNDATED = ['ans', 'zonder-datum'];
  test.each([
    ['all there is', '', [...UNDATED, 'diabetes', 'ergens-in-juni', 'griep', 'in-mei', 'insuline', 'opname']],
    [
      'from a day on: what ended before is out',
      '?start=2026-05-03',
      [...UNDATED, 'diabetes', 'ergens-in-juni', 'in-mei', 'insuline'],
    ],
    ['until a day: what began later is out', '?end=2026-05-01', [...UNDATED, 'diabetes', 'griep', 'opname']],
    [
      'one day, of which the night is that in the Netherlands',
      '?start=2026-05-04&end=2026-05-04',
      [...UNDATED, 'diabetes', 'in-mei'],
    ],
    [
      'a month that something is somewhere in',
      '?start=2026-06-30&end=2026-06-30',
      [...UNDATED, 'diabetes', 'ergens-in-juni'],
    ],
    ['parts of dates: the whole of them', '?start=2026-05&end=2026-05', [...UNDATED, 'diabetes', 'in-mei', 'opname']],
    ['of some types', '?_type=Condition,Encounter&start=2026-05-01', ['diabetes', 'opname']],
  ])('%s (%s)', async (_what, query, expected) => {
    expect(found(await get(`Patient/ans/$everything${query}`))).toEqual([...expected].sort());
  });

  test('what goes along is what something on those days refers to', async () => {
    expect(found(await get('Patient/ans/$everything?end=2026-05-01'), 'include')).toEqual(['kamer', 'wijk']);
    expect(found(await get('Patient/ans/$everything?start=2026-05-03'), 'include')).toEqual(['wijk']);
  });

  test('as Parameters it is the same, and POST is as GET', async () => {
    const parameter = [
      { name: 'start', valueDate: '2026-05-04' },
      { name: 'end', valueDate: '2026-05-04' },
      { name: '_type', valueCode: 'Observation' },
    ];
    const posted = await call(`${service.base}/Patient/ans/$everything`, 'POST', {
      resourceType: 'Parameters',
      parameter,
    });
    expect(found(posted)).toEqual(['in-mei', 'zonder-datum']);
  });

  test('_since is when it was updated, not when the care was', async () => {
    const before = (await get('Observation/in-mei')).body.meta.lastUpdated;
    await call(`${service.base}/Observation/in-mei`, 'PUT', measured('in-mei', { effectiveDateTime: '2026-05-05' }));
    const after = (await get('Observation/in-mei')).body.meta.lastUpdated;
    expect(Date.parse(after)).toBeGreaterThan(Date.parse(before));
    expect(found(await get(`Patient/ans/$everything?_since=${after}`))).toEqual(['in-mei']);
    expect(found(await get(`Patient/ans/$everything?_since=${encodeURIComponent(after)}&end=2026-01-01`))).toEqual([]);
    await call(`${service.base}/Observation/in-mei`, 'PUT', measured('in-mei', { effectiveDateTime: '2026-05-04' }));
  });

  test('of all patients, one after the other: each thing is on one page, whatever the size of the pages', async () => {
    const whole = found(await get('Patient/$everything'));
    expect(whole).toEqual(
      RESOURCES.filter(({ resourceType }) => !['Organization', 'Location'].includes(resourceType))
        .map(({ id }) => id)
        .sort(),
    );
    for (const count of [1, 2, 3, 7]) {
      const seen: string[] = [];
      let page: string | undefined = `Patient/$everything?_count=${count}`;
      while (page) {
        const answer: Answer = await get(page);
        expect(found(answer).length).toBeLessThanOrEqual(count);
        seen.push(...found(answer));
        page = next(answer);
      }
      expect(seen.sort()).toEqual(whole);
    }
  });

  test.each([
    ['Patient/ans/$everything?start=gisteren', 'operation-parameter-invalid'],
    ['Patient/ans/$everything?start=2026-05-01&start=2026-05-02', 'operation-parameter-invalid'],
    ['Patient/ans/$everything?_type=Dossier', 'operation-parameter-invalid'],
    ['Patient/ans/$everything?_count=-1', 'operation-parameter-invalid'],
    ['Patient/ans/$everything?name=x', 'operation-parameter-not-supported'],
    [
      `Patient/ans/$everything?_cursor=${Buffer.from('{"patient":"ben"}').toString('base64url')}`,
      'operation-parameter-invalid',
    ],
    [
      `Patient/$everything?_cursor=${Buffer.from('{"other":"x"}').toString('base64url')}`,
      'operation-parameter-invalid',
    ],
  ])('%s is refused (%s)', async (path, code) => {
    const { status, body } = await get(path);
    expect([status, body.issue[0].details.coding[0].code]).toEqual([400, code]);
  });
});
