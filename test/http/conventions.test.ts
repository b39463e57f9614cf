import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, startService, type TestService } from './start-service.ts';

/** conventions.md, as a client meets them over HTTP. */
describe('the service over HTTP', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  const patient = { resourceType: 'Patient', active: true };
  const codes = (body: { issue: { details: { coding: { code: string }[] } }[] }) =>
    body.issue.map((issue) => issue.details.coding[0]?.code);

  test.each([
    {
      what: 'text that is not JSON',
      body: '{"resourceType": "Bundle",\n oops',
      status: 400,
      id: 'json-syntax',
      text: /line 2, column 2/,
    },
    {
      what: 'JSON that is nested 10,000 deep',
      body: '['.repeat(10_000),
      status: 400,
      id: 'json-depth',
      text: /200 levels/,
    },
    { what: 'no Bundle', body: '{"resourceType":"Patient"}', status: 400, id: 'bundle-expected', text: /Bundle/ },
    {
      what: 'a Bundle of another type',
      body: '{"resourceType":"Bundle","type":"message"}',
      status: 400,
      id: 'bundle-type',
      text: /transaction/,
    },
    { what: 'nothing at all', body: '', status: 400, id: 'bundle-expected', text: /Bundle/ },
  ])('answers $what with $status and an OperationOutcome', async ({ body, status, id, text }) => {
    const answer = await call(service.base, 'POST', body);
    expect(answer.status).toBe(status);
    expect(codes(answer.body)).toEqual([id]);
    expect(answer.body.issue[0].details.text).toMatch(text);
  });

  test('never repeats what could not be read', async () => {
    const { body } = await call(service.base, 'POST', '{"name": "Corrie Bosman" 999911120');
    expect(JSON.stringify(body)).not.toMatch(/Corrie|999911120/);
  });

  test.each([
    { method: 'GET', path: '/Patient/nobody', status: 404, id: 'not-found' },
    { method: 'GET', path: '/Dossier/1', status: 404, id: 'not-found' },
    { method: 'GET', path: '/a/b/c/d', status: 404, id: 'not-found' },
    { method: 'DELETE', path: '/metadata', status: 405, id: 'method-not-allowed' },
    { method: 'GET', path: '', status: 405, id: 'method-not-allowed' },
    { method: 'GET', path: '/Patient?gender:naam=x', status: 400, id: 'search-modifier-unknown' },
    { method: 'GET', path: '/Patient/%zz', status: 400, id: 'invalid' },
  ])('answers $method $path with $status', async ({ method, path, status, id }) => {
    const answer = await call(service.base + path, method);
    expect(answer.status).toBe(status);
    expect(answer.body.resourceType).toBe('OperationOutcome');
    expect(codes(answer.body)).toEqual([id]);
  });

  test('says which methods there are where one is not allowed', async () => {
    expect((await call(`${service.base}/metadata`, 'DELETE')).headers.get('Allow')).toBe('GET');
  });

  test.each([
    { what: 'a body of XML', headers: { 'Content-Type': 'application/fhir+xml' }, status: 415 },
    { what: 'a client that takes XML only', headers: { Accept: 'application/fhir+xml' }, status: 406 },
    { what: 'a client that takes anything', headers: { Accept: '*/*' }, status: 201 },
    {
      what: 'FHIR JSON with its version',
      headers: { 'Content-Type': 'application/fhir+json; fhirVersion=4.0' },
      status: 201,
    },
  ])('answers $what with $status', async ({ headers, status }) => {
    expect((await call(`${service.base}/Patient`, 'POST', patient, headers as Record<string, string>)).status).toBe(
      status,
    );
  });

  test('takes _format over Accept', async () => {
    expect(
      (await call(`${service.base}/metadata?_format=json`, 'GET', undefined, { Accept: 'application/fhir+xml' }))
        .status,
    ).toBe(200);
    expect((await call(`${service.base}/metadata?_format=xml`)).status).toBe(406);
  });

  test('gives a created resource with Location, ETag and Last-Modified', async () => {
    const { status, headers, body } = await call(`${service.base}/Patient`, 'POST', patient);
    expect(status).toBe(201);
    expect(headers.get('Location')).toBe(`${service.base}/Patient/${body.id}/_history/1`);
    expect(headers.get('ETag')).toBe('W/"1"');
    expect(Date.parse(headers.get('Last-Modified') ?? '')).not.toBeNaN();
    const read = await call(`${service.base}/Patient/${body.id}`);
    expect(read.body).toEqual(body);
    expect(read.headers.get('ETag')).toBe('W/"1"');
  });

  test('returns what Prefer asks for', async () => {
    const prefer = (value: string) => call(`${service.base}/Patient`, 'POST', patient, { Prefer: `return=${value}` });
    expect((await prefer('minimal')).body).toBeUndefined();
    expect((await prefer('representation')).body.resourceType).toBe('Patient');
    expect((await prefer('OperationOutcome')).body.resourceType).toBe('OperationOutcome');
  });

  test('updates what has not changed since, by a weak or a strong ETag, and refuses what has', async () => {
    const { body } = await call(`${service.base}/Patient`, 'POST', patient);
    const url = `${service.base}/Patient/${body.id}`;
    const put = (etag: string, active: boolean) =>
      call(url, 'PUT', { ...patient, id: body.id, active }, { 'If-Match': etag });
    expect((await put('W/"1"', false)).headers.get('ETag')).toBe('W/"2"');
    expect((await put('"2"', true)).headers.get('ETag')).toBe('W/"3"');
    expect((await put('W/"2"', false)).status).toBe(412);
  });

  test('creates by an id of the client, refuses a body with another', async () => {
    expect((await call(`${service.base}/Patient/own`, 'PUT', { ...patient, id: 'own' })).status).toBe(201);
    const other = await call(`${service.base}/Patient/own`, 'PUT', { ...patient, id: 'other' });
    expect(other.status).toBe(400);
    expect(other.body.issue[0].expression).toEqual(['Patient.id']);
  });

  test('creates conditionally once', async () => {
    const one = { ...patient, identifier: [{ system: 'https://ehr.example/id', value: '7' }] };
    const headers = { 'If-None-Exist': 'identifier=https://ehr.example/id|7' };
    expect((await call(`${service.base}/Patient`, 'POST', one, headers)).status).toBe(201);
    expect((await call(`${service.base}/Patient`, 'POST', one, headers)).status).toBe(200);
  });

  test('refuses a single resource as it refuses one in a transaction, with the place in that resource', async () => {
    const wrong = await call(`${service.base}/Patient`, 'POST', { ...patient, gender: 'vrouw' });
    expect(wrong.status).toBe(422);
    expect(wrong.body.issue[0].expression).toEqual(['Patient.gender']);
    const broken = await call(`${service.base}/Patient`, 'POST', {
      ...patient,
      managingOrganization: { reference: 'Organization/none' },
    });
    expect(broken.status).toBe(422);
    expect(broken.body.issue[0].expression).toEqual(['Patient.managingOrganization.reference']);
  });

  test('searches by GET and by POST, page by page', async () => {
    for (const value of ['a', 'b', 'c']) {
      await call(`${service.base}/Organization`, 'POST', { resourceType: 'Organization', name: `Zorg ${value}` });
    }
    const seen: string[] = [];
    let url: string | undefined = `${service.base}/Organization?name=zorg&_count=2`;
    while (url) {
      const { body } = await call(url);
      expect(body).toMatchObject({ resourceType: 'Bundle', type: 'searchset' });
      seen.push(...body.entry.map((entry: { resource: { name: string } }) => entry.resource.name));
      url = body.link.find((link: { relation: string }) => link.relation === 'next')?.url;
    }
    expect(seen.toSorted()).toEqual(['Zorg a', 'Zorg b', 'Zorg c']);
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const posted = await call(`${service.base}/Organization/_search`, 'POST', 'name=zorg%20a', form);
    expect(posted.body.entry).toHaveLength(1);
  });

  test('echoes a request id that is harmless, and makes one otherwise', async () => {
    const idOf = async (sent: string) =>
      (await call(`${service.base}/metadata`, 'GET', undefined, { 'X-Request-Id': sent })).headers.get('X-Request-Id');
    expect(await idOf('call-17')).toBe('call-17');
    expect(await idOf('<script>')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('refuses a body of more than 10 MB', async () => {
    expect((await call(service.base, 'POST', ' '.repeat(11 * 1024 * 1024))).status).toBe(413);
  });

  test('states in /metadata what it does: our profiles, $validate, transaction', async () => {
    const { body } = await call(`${service.base}/metadata`);
    expect(body).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', kind: 'instance' });
    const [rest] = body.rest;
    expect(rest.interaction).toEqual([{ code: 'transaction' }, { code: 'batch' }, { code: 'history-system' }]);
    expect(rest.operation.map(({ name }: { name: string }) => name)).toContain('validate');
    const carePlan = rest.resource.find(({ type }: { type: string }) => type === 'CarePlan');
    expect(carePlan.supportedProfile).toEqual(['https://samenspel.example/fhir/StructureDefinition/care-agreement']);
    const checked = await call(`${service.base}/$validate`, 'POST', body);
    expect(checked.body.issue.filter((issue: { severity: string }) => issue.severity === 'error')).toEqual([]);
  });

  test('is alive', async () => {
    expect((await fetch(new URL('/health', service.base))).status).toBe(200);
  });

  test('survives a client that hangs up in the middle', async () => {
    const { port } = new URL(service.base);
    await new Promise<void>((resolve) => {
      const cut = request({
        host: 'localhost',
        port,
        path: '/fhir',
        method: 'POST',
        headers: { 'Content-Length': 1000 },
      });
      cut.on('error', () => resolve());
      cut.write('{"resourceType"');
      setTimeout(() => cut.destroy(), 50);
    });
    expect((await call(`${service.base}/metadata`)).status).toBe(200);
  });
});
