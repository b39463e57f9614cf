import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, call, startService, type TestService } from './start-service.ts';

const SYSTEM = 'https://ehr.example/id';

/** R4's RESTful interactions (R4 §3.1.0), as a client meets them over HTTP. */
describe('the RESTful interactions', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  const at = (path: string, method = 'GET', body?: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    call(`${service.base}/${path}`, method, body, headers);

  const patient = (key: string, more: object = {}) => ({
    resourceType: 'Patient',
    identifier: [{ system: SYSTEM, value: key }],
    ...more,
  });

  const made = async (more: object = {}): Promise<{ key: string; id: string; path: string }> => {
    const key = randomUUID();
    const { body } = await at('Patient', 'POST', patient(key, more));
    return { key, id: body.id, path: `Patient/${body.id}` };
  };

  /** Its second version stands. */
  const changed = async () => {
    const one = await made();
    await at(one.path, 'PUT', { ...patient(one.key), id: one.id, gender: 'female' });
    return one;
  };

  const code = (answer: Answer): string => {
    expect(answer.body.resourceType).toBe('OperationOutcome');
    return answer.body.issue[0].details.coding[0].code;
  };

  const patch = (path: string, operations: unknown, headers: Record<string, string> = {}) =>
    at(path, 'PATCH', operations, { 'Content-Type': 'application/json-patch+json', ...headers });

  describe('versions', () => {
    test('each can be read, with its own ETag', async () => {
      const { path } = await changed();
      const first = await at(`${path}/_history/1`);
      expect(first.body.gender).toBeUndefined();
      expect(first.headers.get('ETag')).toBe('W/"1"');
      expect((await at(`${path}/_history/2`)).body.gender).toBe('female');
    });

    test.each(['3', '0', '-1', '1e0', 'x', '99999999999999999999'])('version %s is not there', async (version) => {
      const { path } = await changed();
      expect((await at(`${path}/_history/${version}`)).status).toBe(404);
    });

    test('one that says “deleted” is gone, those before it are there', async () => {
      const { path } = await made();
      await at(path, 'DELETE');
      expect((await at(`${path}/_history/2`)).status).toBe(410);
      expect((await at(`${path}/_history/1`)).status).toBe(200);
    });
  });

  describe('history', () => {
    const lines = (answer: Answer) =>
      answer.body.entry.map(
        (entry: { request: { method: string; url: string }; response: { status: string; etag: string } }) =>
          `${entry.request.method} ${entry.response.status} ${entry.response.etag}`,
      );

    test('of an instance has every version, the newest first, deletion and return too', async () => {
      const { path, id, key } = await changed();
      await at(path, 'DELETE');
      await at(path, 'PUT', { ...patient(key), id });
      const answer = await at(`${path}/_history`);
      expect(answer.body).toMatchObject({ resourceType: 'Bundle', type: 'history' });
      expect(lines(answer)).toEqual([
        'PUT 201 Created W/"4"',
        'DELETE 204 No Content W/"3"',
        'PUT 200 OK W/"2"',
        'POST 201 Created W/"1"',
      ]);
      expect(answer.body.entry.map((entry: { resource?: object }) => entry.resource !== undefined)).toEqual([
        true,
        false,
        true,
        true,
      ]);
      expect((await at('$validate', 'POST', answer.body)).body.issue).not.toContainEqual(
        expect.objectContaining({ severity: 'error' }),
      );
    });

    test('of a type and of everything goes page by page, and stays whole while others write', async () => {
      const own = [await changed(), await changed(), await changed()].map(({ id }) => id);
      for (const scope of ['Patient/_history', '_history']) {
        const seen: string[] = [];
        let url: string | undefined = `${service.base}/${scope}?_count=2`;
        while (url) {
          const { body }: Answer = await call(url);
          seen.push(
            ...body.entry.map((e: { resource?: { id: string; meta: { versionId: string } } }) =>
              e.resource ? `${e.resource.id}/${e.resource.meta.versionId}` : '',
            ),
          );
          await made();
          url = body.link.find((link: { relation: string }) => link.relation === 'next')?.url;
        }
        expect(seen.filter((line) => own.includes(line.split('/')[0] ?? '')).toSorted()).toEqual(
          own.flatMap((id) => [`${id}/1`, `${id}/2`]).toSorted(),
        );
      }
    });

    test('_since leaves out what is older', async () => {
      const before = await changed();
      await new Promise((resolve) => setTimeout(resolve, 5));
      const since = new Date().toISOString();
      const after = await made();
      const { body } = await at(`Patient/_history?_since=${since}`);
      const ids = body.entry.map((entry: { resource: { id: string } }) => entry.resource.id);
      expect(ids).toContain(after.id);
      expect(ids).not.toContain(before.id);
    });

    test.each(['_count=x', '_since=yesterday', '_cursor=x', 'name=x'])('?%s is refused', async (query) => {
      expect((await at(`Patient/_history?${query}`)).status).toBe(400);
    });

    test('of what never was is not found', async () => {
      expect((await at(`Patient/${randomUUID()}/_history`)).status).toBe(404);
    });
  });

  describe('conditional read', () => {
    test.each([
      [{ 'If-None-Match': 'W/"2"' }, 304],
      [{ 'If-None-Match': '"2"' }, 304],
      [{ 'If-None-Match': 'W/"1", W/"2"' }, 304],
      [{ 'If-None-Match': '*' }, 304],
      [{ 'If-None-Match': 'W/"1"' }, 200],
      [{ 'If-Modified-Since': new Date(Date.now() + 60_000).toUTCString() }, 304],
      [{ 'If-Modified-Since': new Date(0).toUTCString() }, 200],
      [{ 'If-Modified-Since': 'not a date' }, 200],
      // RFC 9110: If-None-Match, where it is there, is the one that counts.
      [{ 'If-None-Match': 'W/"1"', 'If-Modified-Since': new Date(Date.now() + 60_000).toUTCString() }, 200],
    ])('%j → %i', async (headers, status) => {
      const { path } = await changed();
      const answer = await at(path, 'GET', undefined, headers as Record<string, string>);
      expect(answer.status).toBe(status);
      expect(answer.headers.get('ETag')).toBe('W/"2"');
      expect(answer.body === undefined).toBe(status === 304);
    });

    test('what it was last modified is not modified since', async () => {
      const { path } = await made();
      const { headers } = await at(path);
      const since = { 'If-Modified-Since': headers.get('Last-Modified') ?? '' };
      expect((await at(path, 'GET', undefined, since)).status).toBe(304);
    });

    test('HEAD answers as GET, without a body', async () => {
      const { path } = await made();
      const answer = await at(path, 'HEAD');
      expect(answer).toMatchObject({ status: 200, body: undefined });
      expect(answer.headers.get('ETag')).toBe('W/"1"');
    });
  });

  describe('update', () => {
    const put = (one: { id: string; key: string; path: string }, headers: Record<string, string>) =>
      at(one.path, 'PUT', { ...patient(one.key), id: one.id, active: true }, headers);

    test.each([
      [{ 'If-Match': 'W/"2"' }, 200],
      [{ 'If-Match': '2' }, 200],
      [{ 'If-Match': '*' }, 200],
      [{ 'If-Match': 'W/"1", W/"2"' }, 200],
      [{ 'If-Match': 'W/"1"' }, 412],
      [{ 'If-Match': 'W/"1", W/"3"' }, 412],
      [{ 'If-None-Match': '*' }, 412],
      [{ 'If-None-Match': 'W/"2"' }, 412],
      [{ 'If-None-Match': 'W/"1"' }, 200],
    ])('of a second version with %j → %i', async (headers, status) => {
      expect((await put(await changed(), headers as Record<string, string>)).status).toBe(status);
    });

    test.each([
      [{ 'If-None-Match': '*' }, 201],
      [{ 'If-Match': '*' }, 412],
      [{ 'If-Match': 'W/"1"' }, 412],
      [{}, 201],
    ])('of what is not there with %j → %i', async (headers, status) => {
      const id = randomUUID();
      expect((await put({ id, key: id, path: `Patient/${id}` }, headers as Record<string, string>)).status).toBe(
        status,
      );
    });

    test('of what was deleted makes it anew', async () => {
      const one = await made();
      await at(one.path, 'DELETE');
      const again = await put(one, {});
      expect(again.status).toBe(201);
      expect(again.headers.get('ETag')).toBe('W/"3"');
    });
  });

  describe('conditional update', () => {
    const condition = (key: string) => `Patient?identifier=${SYSTEM}|${key}`;

    test('no match: it is made; one: that is updated; more: refused', async () => {
      const key = randomUUID();
      const first = await at(condition(key), 'PUT', patient(key));
      expect(first.status).toBe(201);
      const second = await at(condition(key), 'PUT', patient(key, { active: true }));
      expect([second.status, second.body.id]).toEqual([200, first.body.id]);
      await at('Patient', 'POST', patient(key));
      const third = await at(condition(key), 'PUT', patient(key));
      expect([third.status, code(third)]).toEqual([412, 'condition-ambiguous']);
    });

    test('no match and an id of the client: it is made under that id', async () => {
      const key = randomUUID();
      const answer = await at(condition(key), 'PUT', patient(key, { id: key }));
      expect([answer.status, answer.body.id]).toEqual([201, key]);
    });

    test('no match and an id that another has: that one is not overwritten', async () => {
      const { id, path } = await made();
      const key = randomUUID();
      expect((await at(condition(key), 'PUT', patient(key, { id }))).status).toBe(412);
      expect((await at(path)).headers.get('ETag')).toBe('W/"1"');
    });

    test('one match with another id than the body: refused', async () => {
      const { key } = await made();
      expect((await at(condition(key), 'PUT', patient(key, { id: 'other' }))).status).toBe(400);
    });

    test('If-Match counts here too', async () => {
      const { key } = await changed();
      expect((await at(condition(key), 'PUT', patient(key), { 'If-Match': 'W/"1"' })).status).toBe(412);
      expect((await at(condition(key), 'PUT', patient(key), { 'If-Match': 'W/"2"' })).status).toBe(200);
    });

    test('without a condition it is refused, and an unknown one too', async () => {
      const key = randomUUID();
      expect(code(await at('Patient', 'PUT', patient(key)))).toBe('condition-empty');
      expect(code(await at('Patient?shoesize=1', 'PUT', patient(key)))).toBe('search-parameter-unknown');
    });

    test.each(['_summary=count', '_count=0', '_cursor=WzFd', '_sort=-_id', '_elements=id', '_include=*'])(
      'what could hide a match does not belong in it: %s',
      async (parameter) => {
        const { key } = await made();
        const answer = await at(`${condition(key)}&${parameter}`, 'PUT', patient(key, { id: randomUUID() }));
        expect([answer.status, code(answer)]).toEqual([400, 'condition-invalid']);
      },
    );

    test('eight at once make one resource', async () => {
      const key = randomUUID();
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, n) => at(condition(key), 'PUT', patient(key, { multipleBirthInteger: n }))),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
      expect((await at(`${condition(key)}&_total=accurate`)).body.total).toBe(1);
    });
  });

  describe('conditional update by clients that each bring an id', () => {
    test('eight at once make one resource, and the others are told that theirs is another', async () => {
      const key = randomUUID();
      const asked = `Organization?identifier=${SYSTEM}|${key}`;
      const organization = (id: string) => ({
        resourceType: 'Organization',
        id,
        identifier: [{ system: SYSTEM, value: key }],
      });
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, n) => at(asked, 'PUT', organization(`${key}-${n}`))),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 400, 400, 400, 400, 400, 400, 400]);
      expect((await at(`${asked}&_total=accurate`)).body.total).toBe(1);
    });
  });

  describe('JSON Patch', () => {
    test('changes what it says, and answers with the version that it made', async () => {
      const { path } = await made();
      const answer = await patch(path, [{ op: 'add', path: '/gender', value: 'female' }]);
      expect(answer).toMatchObject({ status: 200, body: { gender: 'female', meta: { versionId: '2' } } });
      expect(answer.headers.get('ETag')).toBe('W/"2"');
    });

    test('is held to the profiles as it comes out, and writes nothing that is wrong', async () => {
      const { path } = await made();
      const answer = await patch(path, [{ op: 'add', path: '/gender', value: 'vrouw' }]);
      expect([answer.status, answer.body.issue[0].expression]).toEqual([422, ['Patient.gender']]);
      expect((await at(path)).headers.get('ETag')).toBe('W/"1"');
    });

    test.each([
      ['patch-test-failed', 422, [{ op: 'test', path: '/active', value: true }]],
      ['patch-path-missing', 422, [{ op: 'remove', path: '/gender' }]],
      ['patch-path-missing', 422, [{ op: 'add', path: '/name/3', value: {} }]],
      ['patch-invalid', 400, [{ op: 'change', path: '/gender', value: 'male' }]],
      ['patch-invalid', 400, [{ op: 'add', path: 'gender', value: 'male' }]],
      ['patch-invalid', 400, [{ op: 'add', path: '/__proto__/polluted', value: true }]],
      ['patch-invalid', 400, [{ op: 'copy', from: '/constructor', path: '/x' }]],
      ['patch-invalid', 400, { op: 'add', path: '/gender', value: 'male' }],
      ['patch-identity', 400, [{ op: 'replace', path: '/id', value: 'other' }]],
      ['patch-identity', 400, [{ op: 'replace', path: '/resourceType', value: 'Person' }]],
    ])('is refused as %s (%i): %j', async (id, status, operations) => {
      const { path } = await made();
      const answer = await patch(path, operations);
      expect([answer.status, code(answer)]).toEqual([status, id]);
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    });

    test('that doubles a resource again and again ends soon', async () => {
      const { path } = await made({ name: [{ family: 'x'.repeat(1000) }] });
      const doubling = Array.from({ length: 40 }, (_, n) => ({ op: 'copy', from: '/name', path: `/name/0/x${n}` }));
      expect((await patch(path, doubling)).status).toBe(413);
    });

    test('of another type than JSON Patch is not supported', async () => {
      const { path } = await made();
      expect((await at(path, 'PATCH', [])).status).toBe(415);
    });

    test('minds If-Match, and what is not there', async () => {
      const { path } = await changed();
      const add = [{ op: 'add', path: '/active', value: true }];
      expect((await patch(path, add, { 'If-Match': 'W/"1"' })).status).toBe(412);
      expect((await patch(path, add, { 'If-Match': 'W/"2"' })).status).toBe(200);
      expect((await patch(`Patient/${randomUUID()}`, add)).status).toBe(404);
      await at(path, 'DELETE');
      expect((await patch(path, add)).status).toBe(410);
    });

    test('goes by a condition too: one match, none, more', async () => {
      const { key } = await made();
      const add = [{ op: 'add', path: '/active', value: true }];
      const condition = `Patient?identifier=${SYSTEM}|${key}`;
      expect((await patch(condition, add)).body.active).toBe(true);
      expect((await patch(`${condition}-none`, add)).status).toBe(404);
      await at('Patient', 'POST', patient(key));
      expect((await patch(condition, add)).status).toBe(412);
    });

    test('of eight at once on different elements none is lost', async () => {
      const { path } = await made();
      await patch(path, [{ op: 'add', path: '/telecom', value: [{ system: 'phone', value: 'first' }] }]);
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          patch(path, [{ op: 'add', path: '/telecom/-', value: { system: 'phone', value: String(n) } }]),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
      expect((await at(path)).body.telecom).toHaveLength(9);
    });
  });

  describe('delete', () => {
    test('answers 204 with the version that says so; then it is gone, and once more changes nothing', async () => {
      const { path } = await made();
      const answer = await at(path, 'DELETE');
      expect([answer.status, answer.headers.get('ETag')]).toEqual([204, 'W/"2"']);
      expect((await at(path)).status).toBe(410);
      expect((await at(path, 'DELETE')).headers.get('ETag')).toBe('W/"2"');
      expect((await at(`Patient/${randomUUID()}`, 'DELETE')).status).toBe(204);
    });

    test('minds If-Match', async () => {
      const { path } = await changed();
      expect((await at(path, 'DELETE', undefined, { 'If-Match': 'W/"1"' })).status).toBe(412);
      expect((await at(path, 'DELETE', undefined, { 'If-Match': 'W/"2"' })).status).toBe(204);
    });

    test('of what others refer to is a conflict', async () => {
      const { path } = await made();
      await at('Account', 'POST', { resourceType: 'Account', status: 'active', subject: [{ reference: path }] });
      const answer = await at(path, 'DELETE');
      expect([answer.status, code(answer)]).toEqual([409, 'still-referenced']);
    });

    test('goes by a condition: none is fine, one is deleted, more are refused', async () => {
      const { key, path } = await made();
      const condition = `Patient?identifier=${SYSTEM}|${key}`;
      expect((await at(`${condition}-none`, 'DELETE')).status).toBe(204);
      await at('Patient', 'POST', patient(key));
      expect((await at(condition, 'DELETE')).status).toBe(412);
      await at(path, 'DELETE');
      expect((await at(condition, 'DELETE')).status).toBe(204);
      expect((await at(`${condition}&_total=accurate`)).body.total).toBe(0);
      expect(code(await at('Patient', 'DELETE'))).toBe('condition-empty');
    });

    test('says what there is to say when that is asked', async () => {
      const { path } = await made();
      const answer = await at(path, 'DELETE', undefined, { Prefer: 'return=OperationOutcome' });
      expect([answer.status, answer.body.resourceType]).toEqual([200, 'OperationOutcome']);
    });
  });

  describe('eight clients on one resource at once', () => {
    const all = async (headers: Record<string, string>) => {
      const one = await made();
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          at(one.path, 'PUT', { ...patient(one.key), id: one.id, multipleBirthInteger: n }, headers),
        ),
      );
      return {
        statuses: answers.map(({ status }) => status).toSorted(),
        versions: (await at(`${one.path}/_history`)).body.entry,
      };
    };

    test('without If-Match: each makes its version', async () => {
      const { statuses, versions } = await all({});
      expect(statuses).toEqual(Array(8).fill(200));
      expect(versions).toHaveLength(9);
    });

    test('with If-Match: one writes, seven are told', async () => {
      const { statuses, versions } = await all({ 'If-Match': 'W/"1"' });
      expect(statuses).toEqual([200, ...Array(7).fill(412)]);
      expect(versions).toHaveLength(2);
    });
  });
});
