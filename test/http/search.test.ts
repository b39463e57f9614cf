import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, call, startService, type TestService } from './start-service.ts';

const resources = [
  { resourceType: 'Organization', id: 'wijk', name: 'Wijkteam', active: true },
  {
    resourceType: 'Patient',
    id: 'ans',
    active: true,
    name: [{ family: 'Bos', text: 'Ans Bos' }],
    gender: 'female',
    photo: [{ contentType: 'image/png' }],
    contact: [{ gender: 'male', organization: { reference: 'Organization/wijk' } }],
    communication: [{ language: { coding: [{ system: 'urn:ietf:bcp:47', code: 'nl' }] }, preferred: true }],
    managingOrganization: { reference: 'Organization/wijk' },
    text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">Ans</div>' },
  },
  { resourceType: 'Patient', id: 'ben', name: [{ family: 'Aalders' }] },
  {
    resourceType: 'Observation',
    id: 'weight',
    status: 'final',
    code: { text: 'gewicht' },
    subject: { reference: 'Patient/ans' },
    valueQuantity: { value: 70, unit: 'kg' },
  },
  {
    resourceType: 'Task',
    id: 'insuline',
    status: 'requested',
    intent: 'order',
    for: { reference: 'Patient/ans' },
    owner: { reference: 'Organization/wijk' },
  },
];

const SUBSETTED = 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue SUBSETTED';

/** The search interaction (R4 §3.1.1), as a client meets it over HTTP. */
describe('search over HTTP', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
    const entry = resources.map((resource) => ({
      resource,
      request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
    }));
    expect((await call(service.base, 'POST', { resourceType: 'Bundle', type: 'transaction', entry })).status).toBe(200);
  });
  afterAll(() => service.stop());

  const get = (path: string, headers: Record<string, string> = {}) =>
    call(`${service.base}/${path}`, 'GET', undefined, headers);
  interface Entry {
    resource: { resourceType: string; id?: string; meta?: { tag?: { system: string; code: string }[] } };
    search: { mode: string };
  }
  const lines = ({ body }: Answer): string[] =>
    (body.entry ?? []).map(({ resource, search }: Entry) => `${search.mode} ${resource.resourceType}/${resource.id}`);
  const link = ({ body }: Answer, relation: string): string | undefined =>
    body.link.find((one: { relation: string }) => one.relation === relation)?.url;
  const valid = async (answer: Answer) => {
    const { body } = await call(`${service.base}/$validate`, 'POST', answer.body);
    return body.issue.filter(({ severity }: { severity: string }) => severity === 'error');
  };

  describe('what is not known', () => {
    test('is ignored, named in an outcome, and left out of the self link', async () => {
      const answer = await get('Patient?naam=x&gender=female');
      expect(answer.status).toBe(200);
      expect(lines(answer)).toEqual(['match Patient/ans', 'outcome OperationOutcome/undefined']);
      expect(answer.body.entry[1].resource.issue).toMatchObject(
        [{ severity: 'warning', details: { coding: [{ code: 'search-parameter-unknown' }], text: /naam/ } }].map(
          (issue) => ({ ...issue, details: { ...issue.details, text: expect.stringContaining('naam') } }),
        ),
      );
      expect(link(answer, 'self')).toBe(`${service.base}/Patient?gender=female`);
      expect(await valid(answer)).toEqual([]);
    });

    test('is refused when the client is strict', async () => {
      const answer = await get('Patient?naam=x', { Prefer: 'return=minimal; handling=strict' });
      expect([answer.status, answer.body.issue[0].details.coding[0].code]).toEqual([400, 'search-parameter-unknown']);
      expect((await get('Patient?naam=x', { Prefer: 'handling=lenient' })).status).toBe(200);
    });

    test('is never ignored in a condition', async () => {
      const answer = await call(`${service.base}/Patient?naam=x`, 'DELETE');
      expect([answer.status, answer.body.issue[0].details.coding[0].code]).toEqual([400, 'search-parameter-unknown']);
    });
  });

  test('by POST: form and URL together; another body is refused, since it would find everything', async () => {
    const post = (query: string, body: string, type: string) =>
      call(`${service.base}/Patient/_search${query}`, 'POST', body, { 'Content-Type': type });
    const form = 'application/x-www-form-urlencoded';
    expect(lines(await post('', 'gender=female', form))).toEqual(['match Patient/ans']);
    expect(lines(await post('?family=aalders', 'gender=female', form))).toEqual([]);
    expect(lines(await post('?family=aalders', '', form))).toEqual(['match Patient/ben']);
    expect((await post('', '{"gender":"female"}', 'application/fhir+json')).status).toBe(415);
  });

  test('includes come after the matches and are marked', async () => {
    const answer = await get('Task?_include=Task:owner&_include=Task:patient&_sort=_id');
    expect(lines(answer)).toEqual(['match Task/insuline', 'include Organization/wijk', 'include Patient/ans']);
    expect(await valid(answer)).toEqual([]);
  });

  test('pages keep what was asked, and the links can be followed', async () => {
    const first = await get('Patient?_sort=family&_count=1&_summary=true&_include=Patient:organization&naam=x');
    expect(lines(first)[0]).toBe('match Patient/ben');
    const next = link(first, 'next') ?? '';
    for (const part of ['_sort=family', '_count=1', '_summary=true', '_include=Patient%3Aorganization']) {
      expect(next).toContain(part);
    }
    expect(next).not.toContain('naam');
    const second = await call(next);
    expect(lines(second)).toEqual(['match Patient/ans', 'include Organization/wijk']);
    expect(link(second, 'next')).toBeUndefined();
  });

  describe('how much is shown', () => {
    const keys = (resource: object) => Object.keys(resource).toSorted().join(' ');
    const tags = ({ meta }: Entry['resource']) => (meta?.tag ?? []).map(({ system, code }) => `${system} ${code}`);

    test.each([
      ['_summary=true', 'active gender id managingOrganization meta name resourceType'],
      ['_summary=text', 'id meta resourceType text'],
      ['_summary=data', 'active communication contact gender id managingOrganization meta name photo resourceType'],
      ['_elements=name,Patient.gender,Task.status', 'active gender id meta name resourceType'],
      ['_elements=contact.gender', 'active contact id meta resourceType'],
    ])('%s', async (query, expected) => {
      for (const path of ['Patient/ans', 'Patient?_id=ans', 'Patient/ans/_history']) {
        const { body } = await get(`${path}${path.includes('?') ? '&' : '?'}${query}`);
        const resource = body.resourceType === 'Bundle' ? body.entry[0].resource : body;
        expect(keys(resource)).toBe(expected);
        expect(tags(resource)).toContain(SUBSETTED);
      }
      // What stands is not touched by how it was shown.
      expect((await get('Patient/ans')).body).toMatchObject(resources[1] as object);
    });

    test('of a backbone element only what is named', async () => {
      expect((await get('Patient/ans?_elements=contact.gender')).body.contact).toEqual([{ gender: 'male' }]);
    });

    test('mandatory elements stay, and a choice goes by its name without the type', async () => {
      expect(keys((await get('Observation/weight?_elements=value')).body)).toBe(
        'code id meta resourceType status valueQuantity',
      );
    });

    test.each(['_summary=everything', '_elements=a b', '_elements=../x'])('%s is refused', async (query) => {
      expect((await get(`Patient?${query}`)).status).toBe(400);
    });

    test('_summary=count and _count=0 give the total alone', async () => {
      for (const query of ['_summary=count', '_count=0']) {
        expect((await get(`Patient?${query}`)).body).toMatchObject({ total: 2 });
      }
    });
  });

  describe('a compartment', () => {
    test.each([
      ['Patient/ans/Task', ['match Task/insuline']],
      ['Patient/ans/Task?status=completed', []],
      ['Patient/ben/Task', []],
      ['Patient/ans/*', ['match Patient/ans', 'match Observation/weight', 'match Task/insuline']],
      ['Patient/ans/*?_type=Task&_include=Task:owner', ['match Task/insuline', 'include Organization/wijk']],
    ])('%s', async (path, expected) => {
      const answer = await get(path);
      expect(lines(answer)).toEqual(expected);
      expect(await valid(answer)).toEqual([]);
    });

    test('can be searched by POST, and goes on page by page', async () => {
      const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
      const posted = await call(`${service.base}/Patient/ans/Task/_search`, 'POST', 'status=requested', form);
      expect(lines(posted)).toEqual(['match Task/insuline']);
      const first = await get('Patient/ans/*?_count=2');
      expect(lines(first)).toHaveLength(2);
      expect(lines(await call(link(first, 'next') ?? ''))).toEqual(['match Task/insuline']);
    });

    test.each([
      ['Organization/wijk/Task', 400],
      ['Dossier/1/Task', 404],
      ['Patient/ans/Dossier', 404],
      ['*', 404],
    ])('%s is refused with %i', async (path, status) => expect((await get(path)).status).toBe(status));
  });

  describe('Patient/$everything', () => {
    test('is the patient, the compartment, and what these refer to', async () => {
      const answer = await get('Patient/ans/$everything');
      expect(lines(answer)).toEqual([
        'match Patient/ans',
        'match Observation/weight',
        'match Task/insuline',
        'include Organization/wijk',
      ]);
      expect(await valid(answer)).toEqual([]);
    });

    test('goes on page by page, and takes _type and _since, by POST too', async () => {
      const first = await get('Patient/ans/$everything?_count=2');
      expect(link(first, 'next')).toContain('/Patient/ans/$everything?');
      expect(lines(await call(link(first, 'next') ?? ''))).toContain('match Task/insuline');
      expect(lines(await get('Patient/ans/$everything?_type=Task'))).toEqual(['match Task/insuline']);
      const parameters = {
        resourceType: 'Parameters',
        parameter: [{ name: '_since', valueInstant: '2999-01-01T00:00:00Z' }],
      };
      expect(lines(await call(`${service.base}/Patient/ans/$everything`, 'POST', parameters))).toEqual([]);
    });

    test.each([
      ['Patient/nobody/$everything', 404],
      ['Patient/$everything?_cursor=x', 400],
      ['Task/insuline/$everything', 400],
    ])('%s is refused with %i', async (path, status) => expect((await get(path)).status).toBe(status));
  });
});
