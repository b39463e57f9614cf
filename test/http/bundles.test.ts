import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, call, startService, type TestService } from './start-service.ts';

const SYSTEM = 'https://ehr.example/id';

interface Entry {
  readonly fullUrl?: string;
  readonly resource?: object;
  readonly request: object;
}

/** Batch and transaction (R4 §3.1.0.11), as a client meets them over HTTP. */
describe('Bundles of requests', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  const at = (path: string, method = 'GET', body?: unknown) => call(`${service.base}/${path}`, method, body);
  const send = (type: 'batch' | 'transaction', entry: readonly Entry[], headers: Record<string, string> = {}) =>
    call(service.base, 'POST', { resourceType: 'Bundle', type, entry }, headers);

  const patient = (key: string, more: object = {}) => ({
    resourceType: 'Patient',
    identifier: [{ system: SYSTEM, value: key }],
    ...more,
  });
  const task = (more: object = {}) => ({ resourceType: 'Task', status: 'requested', intent: 'order', ...more });
  const post = (resource: { resourceType: string }, more: object = {}): Entry => ({
    ...more,
    resource,
    request: { method: 'POST', url: resource.resourceType },
  });
  const get = (url: string, more: object = {}): Entry => ({ request: { method: 'GET', url, ...more } });
  const patchEntry = (url: string, operations: object[], more: object = {}): Entry => ({
    resource: {
      resourceType: 'Binary',
      contentType: 'application/json-patch+json',
      data: Buffer.from(JSON.stringify(operations)).toString('base64'),
    },
    request: { method: 'PATCH', url, ...more },
  });
  const made = async (more: object = {}) => {
    const key = randomUUID();
    const { body } = await at('Patient', 'POST', patient(key, more));
    return { key, id: body.id as string, path: `Patient/${body.id}` };
  };
  const statuses = (answer: Answer): string[] =>
    answer.body.entry.map((entry: { response: { status: string } }) => entry.response.status);
  const urn = () => `urn:uuid:${randomUUID()}`;
  const firstIssue = ({ body }: Answer) => `${body.issue[0].details.coding[0].code} ${body.issue[0].expression}`;

  describe('a transaction', () => {
    test('goes DELETE, POST, PUT, PATCH, GET, in whatever order the entries are, and answers in theirs', async () => {
      const [old, kept] = [await made(), await made()];
      const id = randomUUID();
      const answer = await send('transaction', [
        get(`Patient?identifier=${SYSTEM}|${old.key}`),
        get(`Patient/${id}`),
        patchEntry(kept.path, [{ op: 'add', path: '/gender', value: 'male' }]),
        { resource: patient('x', { id }), request: { method: 'PUT', url: `Patient/${id}` } },
        {
          ...post(patient(old.key)),
          request: { method: 'POST', url: 'Patient', ifNoneExist: `identifier=${SYSTEM}|${old.key}` },
        },
        { request: { method: 'DELETE', url: old.path } },
        get(`${kept.path}/_history`),
        get(`${kept.path}/_history/1`),
        get(kept.path, { ifNoneMatch: 'W/"2"' }),
      ]);
      expect(answer.status).toBe(200);
      expect(answer.body.type).toBe('transaction-response');
      expect(statuses(answer)).toEqual([
        '200 OK',
        '200 OK',
        '200 OK',
        '201 Created',
        '201 Created',
        '204 No Content',
        '200 OK',
        '200 OK',
        '304 Not Modified',
      ]);
      const [found, read, , , , , versions, first] = answer.body.entry;
      expect(found.resource).toMatchObject({ type: 'searchset', entry: [{ search: { mode: 'match' } }] });
      expect(found.resource.entry[0].resource.id).not.toBe(old.id);
      expect(read.resource.id).toBe(id);
      expect(versions.resource.entry).toHaveLength(2);
      expect(first.resource.gender).toBeUndefined();
      expect((await at('$validate', 'POST', answer.body)).body.issue).not.toContainEqual(
        expect.objectContaining({ severity: 'error' }),
      );
    });

    test('writes nothing when one of its reads fails', async () => {
      const id = randomUUID();
      const answer = await send('transaction', [
        { resource: patient('x', { id }), request: { method: 'PUT', url: `Patient/${id}` } },
        get(`Patient/${randomUUID()}`),
      ]);
      expect([answer.status, firstIssue(answer)]).toEqual([404, 'not-found Bundle.entry[1]']);
      expect((await at(`Patient/${id}`)).status).toBe(404);
    });

    test('names the entry that is refused by its place in the Bundle, whatever stands before it', async () => {
      const { path, id, key } = await made();
      const before = [get(path), { request: { method: 'DELETE', url: 'Patient?identifier=nobody' } }, get(path)];
      const stale = { resource: patient(key, { id }), request: { method: 'PUT', url: path, ifMatch: 'W/"9"' } };
      expect(firstIssue(await send('transaction', [...before, stale]))).toBe('precondition-failed Bundle.entry[3]');
      const broken = post(task({ for: { reference: 'Patient/nobody' } }) as { resourceType: string });
      expect(firstIssue(await send('transaction', [...before, post(patient('y')), broken]))).toBe(
        'reference-not-found Bundle.entry[4].resource.for.reference',
      );
      const missing = get('Patient/nobody');
      expect(firstIssue(await send('transaction', [...before, post(patient('y')), missing, post(patient('z'))]))).toBe(
        'not-found Bundle.entry[4]',
      );
    });

    test('holds what a PATCH makes to the profiles, and names its place', async () => {
      const { path } = await made();
      const answer = await send('transaction', [
        post(patient(randomUUID())),
        patchEntry(path, [{ op: 'add', path: '/gender', value: 'vrouw' }]),
      ]);
      expect([answer.status, firstIssue(answer)]).toEqual([422, 'binding-required Bundle.entry[1].resource.gender']);
    });

    test('resolves conditional update, patch and delete', async () => {
      const [one, two, three] = [await made(), await made(), await made()];
      const condition = (key: string) => `Patient?identifier=${SYSTEM}|${key}`;
      const fresh = randomUUID();
      const answer = await send('transaction', [
        { resource: patient(one.key, { active: true }), request: { method: 'PUT', url: condition(one.key) } },
        { resource: patient(fresh), request: { method: 'PUT', url: condition(fresh) } },
        patchEntry(condition(two.key), [{ op: 'add', path: '/active', value: true }]),
        { request: { method: 'DELETE', url: condition(three.key) } },
        { request: { method: 'DELETE', url: condition('nobody') } },
      ]);
      expect(statuses(answer)).toEqual(['200 OK', '201 Created', '200 OK', '204 No Content', '204 No Content']);
      expect((await at(one.path)).body.active).toBe(true);
      expect((await at(two.path)).body.active).toBe(true);
      expect((await at(three.path)).status).toBe(410);
    });

    test('is refused whole when a condition is met by more than one', async () => {
      const { key } = await made();
      await at('Patient', 'POST', patient(key));
      const fresh = randomUUID();
      const answer = await send('transaction', [
        post(patient(fresh)),
        { request: { method: 'DELETE', url: `Patient?identifier=${SYSTEM}|${key}` } },
      ]);
      expect([answer.status, firstIssue(answer)]).toEqual([412, 'condition-ambiguous Bundle.entry[1]']);
      expect((await at(`Patient?identifier=${SYSTEM}|${fresh}&_total=accurate`)).body.total).toBe(0);
    });

    test('minds If-Match and If-None-Match in its entries', async () => {
      const { path, id, key } = await made();
      const put = (more: object) =>
        send('transaction', [{ resource: patient(key, { id }), request: { method: 'PUT', url: path, ...more } }]);
      expect((await put({ ifNoneMatch: '*' })).status).toBe(412);
      expect((await put({ ifMatch: 'W/"7"' })).status).toBe(412);
      expect((await put({ ifMatch: 'W/"1"' })).status).toBe(200);
    });

    test('rewrites links everywhere: references, contained, extensions, narrative and uri elements, canonical not', async () => {
      const [person, plan] = [urn(), urn()];
      const answer = await send(
        'transaction',
        [
          post(patient(randomUUID()), { fullUrl: person }),
          post(
            {
              resourceType: 'CarePlan',
              status: 'active',
              intent: 'plan',
              subject: { reference: person },
              instantiatesUri: [person],
              instantiatesCanonical: [person],
              identifier: [{ value: person, system: 'urn:ietf:rfc:3986' }],
              extension: [
                { url: 'http://example.org/link', valueUri: person },
                { url: 'http://example.org/text', valueString: person },
              ],
              contained: [{ resourceType: 'Condition', id: 'c', subject: { reference: person } }],
              addresses: [{ reference: '#c' }],
              text: {
                status: 'additional',
                div: `<div xmlns="http://www.w3.org/1999/xhtml"><p><a href="${person}">zij</a> <img src='${person}' alt="x"/> ${person}</p></div>`,
              },
            } as { resourceType: string },
            { fullUrl: plan },
          ),
        ],
        { Prefer: 'return=representation' },
      );
      expect(answer.status).toBe(200);
      const [first, second] = answer.body.entry;
      const to = `Patient/${first.resource.id}`;
      expect(second.resource).toMatchObject({
        subject: { reference: to },
        instantiatesUri: [to],
        instantiatesCanonical: [person],
        identifier: [{ value: person }],
        extension: [{ valueUri: to }, { valueString: person }],
        contained: [{ subject: { reference: to } }],
        text: {
          div: `<div xmlns="http://www.w3.org/1999/xhtml"><p><a href="${to}">zij</a> <img src='${to}' alt="x"/> ${person}</p></div>`,
        },
      });
    });

    test('resolves a reference by search: to what stands, and to what it makes itself', async () => {
      const { key, path } = await made();
      const fresh = randomUUID();
      const answer = await send(
        'transaction',
        [
          post(task({ for: { reference: `Patient?identifier=${SYSTEM}|${key}` } }) as { resourceType: string }),
          post(task({ for: { reference: `Patient?identifier=${SYSTEM}|${fresh}` } }) as { resourceType: string }),
          post(patient(fresh), { fullUrl: urn() }),
        ],
        { Prefer: 'return=representation' },
      );
      const [stands, makes, person] = answer.body.entry;
      expect(stands.resource.for.reference).toBe(path);
      expect(makes.resource.for.reference).toBe(`Patient/${person.resource.id}`);
    });

    test.each([
      ['none', 422, 'reference-not-found'],
      ['two', 412, 'reference-ambiguous'],
    ])('refuses a reference by search that leads to %s', async (how, status, id) => {
      const { key } = await made();
      if (how === 'two') await at('Patient', 'POST', patient(key));
      const reference = `Patient?identifier=${SYSTEM}|${how === 'two' ? key : randomUUID()}`;
      const answer = await send('transaction', [post(task({ for: { reference } }) as { resourceType: string })]);
      expect([answer.status, firstIssue(answer)]).toEqual([status, `${id} Bundle.entry[0].resource.for.reference`]);
    });

    test.each([
      ['no request', {} as Entry, 'Bundle.entry[0]'],
      ['a url that leads out', get('../etc/passwd'), 'Bundle.entry[0].request.url'],
      ['a url of another server', get('https://elsewhere.example/Patient/1'), 'Bundle.entry[0].request.url'],
      [
        'a create at an id',
        { resource: patient('x'), request: { method: 'POST', url: 'Patient/1' } },
        'Bundle.entry[0].request.url',
      ],
      ['a PATCH without a patch', { request: { method: 'PATCH', url: 'Patient/1' } }, 'Bundle.entry[0].resource'],
      ['an update without a resource', { request: { method: 'PUT', url: 'Patient/1' } }, 'Bundle.entry[0]'],
    ])('with %s is refused by the place', async (_, entry, expression) => {
      const { status, body } = await send('transaction', [entry]);
      expect(status).toBe(422);
      expect(body.issue.map((issue: { expression: string[] }) => issue.expression[0])).toContain(expression);
    });

    test('may be empty', async () => {
      const answer = await call(service.base, 'POST', { resourceType: 'Bundle', type: 'transaction' });
      expect(answer).toMatchObject({ status: 200, body: { type: 'transaction-response' } });
    });
  });

  describe('a batch', () => {
    test('does each entry by itself: what fails says why, the others stand', async () => {
      const [one, two] = [await made(), await made()];
      const answer = await send('batch', [
        post(patient(randomUUID())),
        post(patient('x', { gender: 'vrouw' })),
        { request: { method: 'DELETE', url: one.path } },
        get(one.path),
        get(two.path),
        get(two.path, { ifNoneMatch: 'W/"1"' }),
        get(`Patient?identifier=${SYSTEM}|${two.key}`),
        get(`${two.path}/_history`),
        { request: { method: 'PUT', url: 'Patient/x' } },
        patchEntry(two.path, [{ op: 'add', path: '/active', value: true }]),
        { request: { method: 'DELETE', url: 'Patient?identifier=none' } },
      ]);
      expect(answer).toMatchObject({ status: 200, body: { type: 'batch-response' } });
      expect(statuses(answer)).toEqual([
        '201 Created',
        '422 Unprocessable Entity',
        '204 No Content',
        '410 Gone',
        '200 OK',
        '304 Not Modified',
        '200 OK',
        '200 OK',
        '422 Unprocessable Entity',
        '200 OK',
        '204 No Content',
      ]);
      expect(answer.body.entry[1].response.outcome.issue[0].expression).toEqual(['Patient.gender']);
      expect(answer.body.entry[3].response.outcome.issue[0].code).toBe('deleted');
      expect((await at(two.path)).body.active).toBe(true);
    });
  });
});
