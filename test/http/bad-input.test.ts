import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import { type Answer, call, startService, type TestService } from './start-service.ts';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const PATCH = { 'Content-Type': 'application/json-patch+json' };

/** What a hostile or broken client sends gets a clear answer, soon, and changes nothing. */
describe('bad input', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
    for (const [type, more] of [
      ['Patient', { name: [{ family: 'Bos' }] }],
      ['Task', { status: 'draft', intent: 'plan', for: { reference: 'Patient/here' } }],
    ] as const) {
      const put = await call(`${service.base}/${type}/here`, 'PUT', { resourceType: type, id: 'here', ...more });
      expect(put.status).toBe(201);
    }
  });

  afterAll(async () => {
    // Through all of it the store is as it was.
    for (const type of ['Patient', 'Task']) {
      const { body } = await call(`${service.base}/${type}/here/_history`);
      expect(body.entry).toHaveLength(1);
    }
    await service.stop();
  });

  const search = (type: string, query: readonly (readonly [string, string])[]): Promise<Answer> =>
    call(`${service.base}/${type}/_search`, 'POST', String(new URLSearchParams(query as [string, string][])), FORM);
  const refused = (answer: Answer, status: number, id?: string) => {
    expect(answer.status).toBe(status);
    expect(answer.body.resourceType).toBe('OperationOutcome');
    if (id !== undefined) expect(answer.body.issue[0].details.coding[0].code).toBe(id);
    expect(JSON.stringify(answer.body)).not.toMatch(/SQLITE|SELECT|node_modules|\.ts:/);
  };

  const HOSTILE = [
    "' OR '1'='1",
    "'; DROP TABLE head; --",
    '") UNION SELECT body FROM version --',
    '%27%20OR%201=1',
    '\u0000',
    '\uD800',
    '‮',
    '#{7*7}',
    '{"$ne":null}',
    '../../etc/passwd',
    '<script>alert(1)</script>',
    '|||||',
    '$$$$',
    '\\',
    ',,,,',
    'a'.repeat(100_000),
    'a,'.repeat(100_000),
    'é'.repeat(10_000),
    '9'.repeat(400),
    '1e999',
    '-0',
    'NaN',
    'ge99999-99-99',
    'Patient/'.repeat(1000),
  ];

  describe('in a search', () => {
    const parameters = ['Patient', 'Task'].flatMap((type) =>
      [...packagedDefinitions().searchParameters(type).keys()].map((code) => [type, code] as const),
    );

    test('every parameter of two types takes any text: it finds nothing, or is refused', async () => {
      for (const text of HOSTILE) {
        const answers = await Promise.all(parameters.map(([type, code]) => search(type, [[code, text]])));
        for (const [at, answer] of answers.entries()) {
          const what = `${parameters[at]} ${text.slice(0, 40)}`;
          expect([200, 400], what).toContain(answer.status);
          const matches = (answer.body.entry ?? []).filter(
            (e: { search: { mode: string } }) => e.search.mode === 'match',
          );
          // `,,,,` and the like are refused; only what is not searched by at all is left out, and finds everything.
          if (matches.length > 0) expect(answer.body.entry.at(-1).search.mode, what).toBe('outcome');
          if (answer.status === 400) refused(answer, 400);
        }
      }
    }, 60_000);

    test.each(HOSTILE.map((text) => [text.slice(0, 30), text]))('as the name of a parameter: %s', async (_, text) => {
      expect((await search('Patient', [[text, 'x']])).status).toBeLessThan(500);
      expect((await search('Patient', [[`name:${text}`, 'x']])).status).toBeLessThan(500);
      expect((await search('Task', [[`owner.${text}`, 'x']])).status).toBeLessThan(500);
      expect((await search('Task', [[`_has:Task:${text}:status`, 'x']])).status).toBeLessThan(500);
    });

    test.each([
      '_sort',
      '_count',
      '_total',
      '_summary',
      '_elements',
      '_include',
      '_revinclude',
      '_cursor',
      '_lastUpdated',
    ])('%s takes no such text either', async (name) => {
      for (const text of HOSTILE) expect((await search('Patient', [[name, text]])).status).toBeLessThan(500);
    });

    const times = <T>(n: number, one: T): T[] => Array.from({ length: n }, () => one);
    test.each([
      ['a thousand includes', 400, times(1000, ['_include', 'Task:patient'])],
      ['a thousand of the same parameter', 400, times(1000, ['status', 'draft'])],
      ['51 parameters', 400, times(51, ['status', 'draft'])],
      ['101 values', 400, [['status', times(101, 'draft').join(',')]]],
      ['50 parameters of 100 values', 400, times(50, ['status', times(100, 'draft').join(',')])],
      ['a chain of a thousand', 400, [[`${'part-of.'.repeat(1000)}status`, 'draft']]],
      ['a chain through itself', 200, [['part-of.part-of.part-of.status', 'draft']]],
      ['_has within _has, a thousand times', 400, [[`${'_has:Task:part-of:'.repeat(1000)}status`, 'draft']]],
      ['a hundred sort keys', 400, [['_sort', times(100, 'status').join(',')]]],
      ['a thousand elements', 400, [['_elements', times(1000, 'status').join(',')]]],
      ['a count beyond any', 200, [['_count', '999999999']]],
      ['a count beyond counting', 400, [['_count', '9'.repeat(30)]]],
      [
        'two counts',
        400,
        [
          ['_count', '1'],
          ['_count', '2'],
        ],
      ],
      ['a cursor of another sort', 400, [['_cursor', Buffer.from('[1,["x"],1]').toString('base64url')]]],
      ['a cursor that is no list', 400, [['_cursor', Buffer.from('{"length":3}').toString('base64url')]]],
      ['a cursor of a number too great', 400, [['_cursor', Buffer.from('[1e308,[],1]').toString('base64url')]]],
      [
        'a cursor of SQL',
        400,
        [
          ['_sort', '_id'],
          ['_cursor', Buffer.from('[1,[{"a":"b"}],1]').toString('base64url')],
        ],
      ],
    ] as [string, number, [string, string][]][])('%s: %i', async (_, status, query) => {
      const answer = await search('Task', query);
      if (status === 400) refused(answer, 400);
      else expect(answer.status).toBe(status);
    });

    test('an include that goes round and round comes to an end', async () => {
      const ring = Array.from({ length: 30 }, (_, n) => ({
        fullUrl: `urn:uuid:00000000-0000-4000-8000-0000000000${String(n).padStart(2, '0')}`,
        resource: {
          resourceType: 'Task',
          identifier: [{ system: 'http://x', value: `ring-${n}` }],
          status: 'draft',
          intent: 'plan',
          partOf: [
            { reference: `urn:uuid:00000000-0000-4000-8000-0000000000${String((n + 1) % 30).padStart(2, '0')}` },
          ],
        },
        request: { method: 'POST', url: 'Task' },
      }));
      expect(
        (await call(service.base, 'POST', { resourceType: 'Bundle', type: 'transaction', entry: ring })).status,
      ).toBe(200);
      const { body } = await search('Task', [
        ['identifier', 'http://x|ring-0'],
        ['_include:iterate', 'Task:part-of'],
        ['_revinclude:iterate', 'Task:part-of'],
      ]);
      expect(body.entry).toHaveLength(30);
    });
  });

  describe('in a path', () => {
    test.each([
      ['Patient/%00', 404],
      ['Patient/..%2f..%2fetc%2fpasswd', 404],
      ['Patient/%F0%9F%92%A3', 404],
      ['Patient/a%20b', 404],
      ['Patient/%27%20OR%201=1', 404],
      ['Patient/here%27--', 404],
      [`Patient/${'a'.repeat(65)}`, 404],
      [`Patient/${'a'.repeat(10_000)}`, 404],
      ['Patient/__proto__', 404],
      ['__proto__/here', 404],
      ['constructor', 404],
      ['patient/here', 404],
      ['Patient/$nothing', 404],
      ['$nothing', 404],
      ['Patient/here/$nothing', 404],
      ['Patient/here/_history/1/2', 404],
      ['Patient/here/_history/%00', 404],
      ['Patient/here/_history/1%20OR%201', 404],
      ['Patient/%zz', 400],
      ['Patient/%ff', 400],
      ['Patient/here/Task/here', 404],
      ['Patient//here', 404],
    ])('GET %s: %i', async (path, status) => refused(await call(`${service.base}/${path}`), status));

    test.each(['%00', 'a%20b', 'a'.repeat(65), '%F0%9F%92%A3', '__proto__!'])('PUT Patient/%s: 400', async (id) => {
      const body = { resourceType: 'Patient', id: decodeURIComponent(id) };
      const answer = await call(`${service.base}/Patient/${id}`, 'PUT', body);
      expect([400, 422]).toContain(answer.status);
      refused(answer, answer.status);
    });

    test.each(['OPTIONS', 'TRACE', 'PROPFIND'])('%s is no method of it', async (method) => {
      const status = await new Promise<number | undefined>((resolve, reject) => {
        const { port } = new URL(service.base);
        const sent = request({ host: 'localhost', port, path: '/fhir/Patient/here', method }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        sent.on('error', reject).end();
      });
      expect(status).toBe(405);
    });
  });

  describe('in a header', () => {
    test.each([
      [{ 'If-Match': 'W/"' }, 412],
      [{ 'If-Match': '"\'; DROP TABLE head; --"' }, 412],
      [{ 'If-Match': 'x,'.repeat(2000) }, 412],
      [{ 'If-None-Match': '*' }, 412],
    ])('PUT with %j: %i', async (headers, status) => {
      const body = { resourceType: 'Patient', id: 'here', active: true };
      refused(await call(`${service.base}/Patient/here`, 'PUT', body, headers as Record<string, string>), status);
    });

    test.each([
      '',
      '&&&',
      "identifier=' OR 1=1",
      'shoesize=1',
      'name:exact',
      '_count=1',
      `identifier=${'x,'.repeat(200)}`,
    ])('If-None-Exist: %s is no condition that is met', async (condition) => {
      const headers = { 'If-None-Exist': condition };
      const answer = await call(`${service.base}/Patient`, 'POST', { resourceType: 'Patient' }, headers);
      if (answer.status === 201) await call(`${service.base}/Patient/${answer.body.id}`, 'DELETE');
      else refused(answer, 400);
    });
  });

  describe('in a body', () => {
    test.each([
      ['a create', 'Patient', 'POST', '{"resourceType":"Patient","gender":"male","gender":"female"}', 'Patient.gender'],
      [
        'a transaction',
        '',
        'POST',
        '{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"Patient","id":"a","id":"b"},"request":{"method":"POST","url":"Patient"}}]}',
        'Bundle.entry[0].resource.id',
      ],
      [
        'an operation',
        '$determine-role',
        'POST',
        '{"resourceType":"Parameters","parameter":[],"parameter":[]}',
        'Parameters.parameter',
      ],
    ])('%s that says a property twice is refused, with its place', async (_what, path, method, body, expression) => {
      const answer = await call(`${service.base}${path && `/${path}`}`, method, body);
      refused(answer, 400, 'json-duplicate-key');
      expect(answer.body.issue[0].expression).toEqual([expression]);
    });

    test('a PATCH that says a property twice is refused', async () => {
      const patch = '[{"op":"add","op":"remove","path":"/active"}]';
      const type = { 'Content-Type': 'application/json-patch+json' };
      refused(await call(`${service.base}/Patient/here`, 'PATCH', patch, type), 400, 'json-duplicate-key');
    });

    const deep = (depth: number) => `${'{"extension":['.repeat(depth)}${']}'.repeat(depth)}`;

    test.each([
      ['a create', 'POST', 'Patient', {}, deep(10_000)],
      ['an update', 'PUT', 'Patient/here', {}, deep(10_000)],
      ['a patch', 'PATCH', 'Patient/here', PATCH, `[{"op":"add","path":"/x","value":${deep(10_000)}}]`],
      ['an operation', 'POST', '$validate', {}, deep(10_000)],
      ['a Bundle', 'POST', '', {}, deep(10_000)],
    ])('%s that is 10,000 deep: 400', async (_, method, path, headers, body) =>
      refused(
        await call(`${service.base}/${path}`.replace(/\/$/, ''), method, body, headers as Record<string, string>),
        400,
        'json-depth',
      ),
    );

    test.each([
      ['a byte that is none of UTF-8', 'application/fhir+json', [0x7b, 0x0a, 0x22, 0xff], 400, 'json-encoding'],
      ['a form with one', 'application/x-www-form-urlencoded', [0x6e, 0x3d, 0xff], 400, 'json-encoding'],
      [
        'a charset that nobody has',
        'application/fhir+json; charset=klingon',
        [0x7b, 0x7d],
        415,
        'unsupported-media-type',
      ],
    ])('%s is refused, and not read as something else', async (_, type, bytes, status, id) => {
      const path = type.includes('form') ? 'Patient/_search' : 'Patient';
      const body = new Uint8Array(bytes as number[]);
      const response = await fetch(`${service.base}/${path}`, {
        method: 'POST',
        headers: { 'Content-Type': type as string },
        body,
      });
      expect(response.status).toBe(status);
      expect(((await response.json()) as Answer['body']).issue[0].details.coding[0].code).toBe(id);
    });

    test('text in the charset that it says is read by that', async () => {
      const body = Buffer.from('{"resourceType":"Location","name":"é"}', 'latin1');
      const headers = { 'Content-Type': 'application/fhir+json; charset=iso-8859-1' };
      const response = await fetch(`${service.base}/Location`, { method: 'POST', headers, body });
      expect(((await response.json()) as Answer['body']).name).toBe('é');
    });

    test('a patch in a Bundle that is 10,000 deep: 400', async () => {
      const data = Buffer.from(`[{"op":"add","path":"/x","value":${deep(10_000)}}]`).toString('base64');
      const entry = [
        {
          resource: { resourceType: 'Binary', contentType: 'application/json-patch+json', data },
          request: { method: 'PATCH', url: 'Patient/here' },
        },
      ];
      refused(
        await call(service.base, 'POST', { resourceType: 'Bundle', type: 'transaction', entry }),
        400,
        'json-depth',
      );
    });

    test('50 MB is refused, said beforehand or not, and the next request is answered', async () => {
      const { port } = new URL(service.base);
      const megabyte = Buffer.alloc(2 ** 20, 'x');
      const send = (headers: Record<string, string | number>) =>
        new Promise<number | string>((resolve) => {
          const sent = request(
            {
              host: 'localhost',
              port,
              path: '/fhir/Patient',
              method: 'POST',
              headers: { 'Content-Type': 'application/fhir+json', ...headers },
            },
            (response) => {
              response.resume();
              resolve(response.statusCode ?? 0);
            },
          );
          // The service may hang up on what it will not read.
          sent.on('error', (error: NodeJS.ErrnoException) => resolve(String(error.code)));
          for (let n = 0; n < 50; n += 1) sent.write(megabyte);
          sent.end();
        });
      expect([413, 'EPIPE', 'ECONNRESET']).toContain(await send({ 'Content-Length': 50 * 2 ** 20 }));
      expect([413, 'EPIPE', 'ECONNRESET']).toContain(await send({ 'Transfer-Encoding': 'chunked' }));
      expect((await call(`${service.base}/Patient/here`)).status).toBe(200);
    });

    const bundle = (type: string, entries: number, entry: object) => ({
      resourceType: 'Bundle',
      type,
      entry: Array.from({ length: entries }, () => entry),
    });
    const create = {
      resource: { resourceType: 'Basic', code: { text: 'x' } },
      request: { method: 'POST', url: 'Basic' },
    };

    test('10,000 entries go in, or are refused whole', async () => {
      const answer = await call(service.base, 'POST', bundle('transaction', 10_000, create));
      expect(answer.status).toBe(200);
      expect(answer.body.entry).toHaveLength(10_000);
      const broken = bundle('transaction', 9_999, create);
      const last = {
        resource: { ...create.resource, subject: { reference: 'Patient/nobody' } },
        request: create.request,
      };
      refused(
        await call(service.base, 'POST', { ...broken, entry: [...broken.entry, last] }),
        422,
        'reference-not-found',
      );
      expect((await call(`${service.base}/Basic?_summary=count`)).body.total).toBe(10_000);
    }, 60_000);

    test.each(['batch', 'transaction'])('10,001 entries of a %s are too many', async (type) =>
      refused(await call(service.base, 'POST', bundle(type, 10_001, create)), 413, 'bundle-too-large'),
    );

    test('10,000 entries that each ask another search are answered in bounded time', async () => {
      const references = Array.from({ length: 2_000 }, (_, n) => ({
        resource: {
          resourceType: 'Basic',
          code: { text: 'x' },
          subject: { reference: `Patient?identifier=none-${n}` },
        },
        request: { method: 'POST', url: 'Basic' },
      }));
      refused(
        await call(service.base, 'POST', { resourceType: 'Bundle', type: 'transaction', entry: references }),
        422,
        'reference-not-found',
      );
    });

    test.each([
      ['null', null],
      ['a number', 7],
      ['a list', []],
      ['an empty object', {}],
      ['a resourceType that is no text', { resourceType: ['Patient'] }],
      ['__proto__ as JSON', '{"__proto__":{"resourceType":"Patient"}}'],
      ['an unknown type', { resourceType: 'Dossier' }],
    ])('%s as a Patient: 400', async (_, body) => refused(await call(`${service.base}/Patient`, 'POST', body), 400));

    test.each([
      ['entry that is no list', { entry: 'x' }],
      ['entries that are null', { entry: [null, 7, 'x', []] }],
      ['requests that are text', { entry: [{ request: 'GET Patient' }] }],
      ['urls that are objects', { entry: [{ request: { method: 'GET', url: { toString: 'x' } } }] }],
      ['a method that is a list', { entry: [{ request: { method: ['GET'], url: 'Patient' } }] }],
      [
        'a query without end',
        { entry: [{ request: { method: 'GET', url: `Patient?name=${'x'.repeat(1_000_000)}:y` } }] },
      ],
      [
        'an operation in it',
        { entry: [{ request: { method: 'POST', url: 'Patient/$validate' }, resource: { resourceType: 'Patient' } }] },
      ],
    ])('a transaction with %s is answered', async (_, more) => {
      for (const type of ['transaction', 'batch']) {
        const answer = await call(service.base, 'POST', { resourceType: 'Bundle', type, ...more });
        expect(answer.status).toBeLessThan(500);
        expect(JSON.stringify(answer.body)).not.toMatch(/SQLITE|node_modules|"500/);
      }
    });
  });
});
