import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '../../src/fhir/failure.ts';
import { objects, type Resource } from '../../src/fhir/json.ts';
import type { Entry } from '../../src/gateway/gateway.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { sandboxOn } from '../contract/start-sandbox.ts';

let sandbox: Sandbox;
let now: Date;

beforeEach(() => {
  now = new Date('2026-11-24T09:00:00.123Z');
  sandbox = sandboxOn(':memory:', () => now);
});

afterEach(() => sandbox.close());

const put = (type: string, id: string, more: object = {}, entry: object = {}): Entry => ({
  method: 'PUT',
  type,
  id,
  resource: { resourceType: type, id, ...more },
  ...entry,
});

const post = (type: string, more: object = {}, entry: object = {}): Entry => ({
  method: 'POST',
  type,
  resource: { resourceType: type, ...more },
  ...entry,
});

const refusal = async (...entries: Entry[]): Promise<Failure> => {
  const thrown: unknown = await sandbox.transact(entries).catch((error: unknown) => error);
  if (thrown instanceof Failure) return thrown;
  throw new Error('This was to be refused with a Failure.', { cause: thrown });
};

const has = (type: string, id: string): Promise<boolean> =>
  sandbox.read(type, id).then(
    () => true,
    () => false,
  );

describe('versions', () => {
  test('count from 1, and carry the moment of the transaction in UTC', async () => {
    const [first] = await sandbox.transact([put('Patient', 'a')]);
    now = new Date('2026-11-24T10:00:00Z');
    const [second] = await sandbox.transact([put('Patient', 'a', { gender: 'other' })]);
    expect(first).toMatchObject({ versionId: '1', lastUpdated: '2026-11-24T09:00:00.123Z' });
    expect(second).toMatchObject({ versionId: '2', lastUpdated: '2026-11-24T10:00:00.000Z' });
  });

  test('the order of members makes no difference between contents, the client’s meta.versionId neither', async () => {
    await sandbox.transact([put('Patient', 'a', { gender: 'other', active: true })]);
    const [again] = await sandbox.transact([
      put('Patient', 'a', { meta: { versionId: '9' }, active: true, gender: 'other' }),
    ]);
    expect(again).toMatchObject({ effect: 'existing', versionId: '1' });
  });

  test('never go back in time, also when the clock does', async () => {
    await sandbox.transact([put('Patient', 'a')]);
    now = new Date('2020-01-01T00:00:00Z');
    const [second] = await sandbox.transact([put('Patient', 'a', { gender: 'other' })]);
    expect(second?.lastUpdated).toBe('2026-11-24T09:00:00.123Z');
    const { versions } = await sandbox.history({ type: 'Patient', id: 'a' }, new URLSearchParams());
    expect(versions.map(({ versionId }) => versionId)).toEqual(['2', '1']);
  });

  test('deleting what is not there succeeds and changes nothing', async () => {
    const [never] = await sandbox.transact([{ method: 'DELETE', type: 'Patient', id: 'a' }]);
    expect(never).toMatchObject({ effect: 'deleted', versionId: '0' });
    await sandbox.transact([put('Patient', 'a')]);
    const remove: Entry = { method: 'DELETE', type: 'Patient', id: 'a' };
    expect(await sandbox.transact([remove])).toMatchObject([{ versionId: '2' }]);
    expect(await sandbox.transact([remove])).toMatchObject([{ versionId: '2' }]);
    expect(await sandbox.transact([put('Patient', 'a')])).toMatchObject([{ effect: 'created', versionId: '3' }]);
  });

  test('ifMatch on what is not there is refused, also for a delete', async () => {
    expect((await refusal(put('Patient', 'a', {}, { ifMatch: '1' }))).kind).toBe('precondition-failed');
    expect((await refusal({ method: 'DELETE', type: 'Patient', id: 'a', ifMatch: '1' })).kind).toBe(
      'precondition-failed',
    );
  });

  test('what the caller passed in is not changed, nor shared', async () => {
    const resource: Resource = { resourceType: 'Patient', name: [{ family: 'x' }] };
    const before = structuredClone(resource);
    const [made] = await sandbox.transact([{ method: 'POST', type: 'Patient', resource }]);
    expect(resource).toEqual(before);
    objects(made?.resource?.['name']).forEach((name) => {
      name['family'] = 'changed';
    });
    expect(resource).toEqual(before);
  });
});

describe('references', () => {
  test('every broken one is named with its place, and nothing of its value', async () => {
    const { kind, findings, message } = await refusal(
      post('Patient'),
      post('Task', {
        for: { reference: 'Patient/secret' },
        partOf: [{ reference: 'Task/secret' }, { reference: 'urn:uuid:secret' }],
      }),
      post('Task', { for: { reference: 'Patient?identifier=secret' }, focus: { reference: 'no reference at all' } }),
    );
    expect(kind).toBe('unprocessable');
    expect(findings.map(({ id, expression }) => [id, expression])).toEqual([
      ['reference-not-found', 'Bundle.entry[1].resource.for.reference'],
      ['reference-not-found', 'Bundle.entry[1].resource.partOf[0].reference'],
      ['reference-not-found', 'Bundle.entry[1].resource.partOf[1].reference'],
      ['reference-not-supported', 'Bundle.entry[2].resource.for.reference'],
      ['reference-malformed', 'Bundle.entry[2].resource.focus.reference'],
    ]);
    expect(message + JSON.stringify(findings)).not.toContain('secret');
  });

  test('fragments, URLs elsewhere and references to itself are left alone', async () => {
    const resource = {
      for: { reference: '#p' },
      focus: { reference: 'http://elsewhere/Patient/1' },
      partOf: [{ reference: 'Task/own' }],
      contained: [{ resourceType: 'Patient', id: 'p' }],
    };
    await sandbox.transact([put('Task', 'own', resource)]);
    expect((await sandbox.read('Task', 'own')).resource).toMatchObject(resource);
    await sandbox.transact([{ method: 'DELETE', type: 'Task', id: 'own' }]);
  });

  test('a fullUrl with a base gives the relative references below it their meaning', async () => {
    const [person, work] = await sandbox.transact([
      post('Patient', {}, { fullUrl: 'http://old/fhir/Patient/7' }),
      post('Task', { for: { reference: 'Patient/7' } }, { fullUrl: 'http://old/fhir/Task/8' }),
    ]);
    expect(work?.resource).toMatchObject({ for: { reference: `Patient/${person?.id}` } });
  });

  test('a reference may go in the transaction that deletes what it led to', async () => {
    await sandbox.transact([put('Patient', 'p'), put('Task', 't', { for: { reference: 'Patient/p' } })]);
    const { kind, findings } = await refusal(
      { method: 'DELETE', type: 'Patient', id: 'p' },
      put('Task', 't', { for: { reference: 'Patient/p' }, status: 'draft' }),
    );
    expect([kind, findings[0]?.expression]).toEqual(['unprocessable', 'Bundle.entry[1].resource.for.reference']);
    await sandbox.transact([{ method: 'DELETE', type: 'Patient', id: 'p' }, put('Task', 't', { status: 'draft' })]);
    expect(await has('Patient', 'p')).toBe(false);
  });

  test('a delete that would leave a reference behind names its entry and the kind of referrer', async () => {
    await sandbox.transact([put('Patient', 'p'), put('Task', 't', { for: { reference: 'Patient/p' } })]);
    const { kind, findings } = await refusal(put('Patient', 'q'), { method: 'DELETE', type: 'Patient', id: 'p' });
    expect(kind).toBe('conflict');
    expect(findings).toMatchObject([
      { id: 'still-referenced', expression: 'Bundle.entry[1]', parameters: { referrer: 'Task' } },
    ]);
    expect(await has('Patient', 'q')).toBe(false);
  });
});

describe('ifNoneExist', () => {
  const identifier = [{ system: 'http://x', value: '1' }];
  const ifNoneExist = 'identifier=http://x|1';

  test('two entries that are the same make one resource, and references lead to it', async () => {
    const [one, two, work] = await sandbox.transact([
      post('Patient', { identifier }, { ifNoneExist, fullUrl: 'urn:uuid:1' }),
      post('Patient', { identifier }, { ifNoneExist, fullUrl: 'urn:uuid:2' }),
      post('Task', { for: { reference: 'urn:uuid:1' }, focus: { reference: 'urn:uuid:2' } }),
    ]);
    expect([one?.effect, two?.effect]).toEqual(['created', 'existing']);
    expect(two?.id).toBe(one?.id);
    const reference = `Patient/${one?.id}`;
    expect(work?.resource).toMatchObject({ for: { reference }, focus: { reference } });
  });

  test('it sees what the same transaction deletes', async () => {
    await sandbox.transact([put('Patient', 'a', { identifier })]);
    const [made] = await sandbox.transact([
      post('Patient', { identifier }, { ifNoneExist }),
      { method: 'DELETE', type: 'Patient', id: 'a' },
    ]);
    expect(made?.effect).toBe('created');
  });

  test('another entry cannot make the double that the condition forbids', async () => {
    const { kind, findings } = await refusal(
      put('Patient', 'a', { identifier }),
      post('Patient', { identifier }, { ifNoneExist }),
    );
    expect([kind, findings[0]?.expression]).toEqual(['multiple-matches', 'Bundle.entry[1]']);
    expect(await has('Patient', 'a')).toBe(false);
  });

  test.each(['', '_count=1', 'shoesize=1', 'identifier='])('“%s” is no condition', async (condition) => {
    const { kind, findings } = await refusal(post('Patient'), post('Patient', {}, { ifNoneExist: condition }));
    expect([kind, findings[0]?.expression]).toEqual(['invalid', 'Bundle.entry[1]']);
  });
});

describe('entries that cannot be right', () => {
  test.each<[string, Entry[]]>([
    [
      'id-differs',
      [
        put('Patient', 'a'),
        { method: 'PUT', type: 'Patient', id: 'b', resource: { resourceType: 'Patient', id: 'c' } },
      ],
    ],
    ['id-invalid', [put('Patient', 'a'), put('Patient', 'a/b')]],
    ['type-differs', [put('Patient', 'a'), { method: 'POST', type: 'Patient', resource: { resourceType: 'Task' } }]],
    ['type-invalid', [put('Patient', 'a'), put('patient', 'b')]],
    ['written-twice', [put('Patient', 'a'), put('Patient', 'a')]],
    ['written-twice', [put('Patient', 'a'), { method: 'DELETE', type: 'Patient', id: 'a' }]],
    [
      'full-url-twice',
      [post('Patient', {}, { fullUrl: 'urn:uuid:1' }), post('Patient', {}, { fullUrl: 'urn:uuid:1' })],
    ],
  ])('%s', async (id, entries) => {
    const { kind, findings } = await refusal(...entries);
    expect([kind, findings[0]?.id]).toEqual(['invalid', id]);
    expect(findings[0]?.expression).toMatch(/^Bundle\.entry\[1\]/);
    expect(await has('Patient', 'a')).toBe(false);
  });
});

test('an exception in the middle leaves nothing, and the store goes on', async () => {
  const boom = {
    get active(): boolean {
      throw new Error('in the middle');
    },
  };
  await expect(sandbox.transact([put('Patient', 'a'), put('Patient', 'b', { contact: [boom] })])).rejects.toThrow(
    'in the middle',
  );
  expect(await has('Patient', 'a')).toBe(false);
  expect(await sandbox.transact([put('Patient', 'a')])).toMatchObject([{ effect: 'created', versionId: '1' }]);
});

test('a reset empties the store', async () => {
  await sandbox.transact([put('Patient', 'p'), put('Task', 't', { for: { reference: 'Patient/p' } })]);
  await sandbox.reset();
  expect((await sandbox.search('Patient', new URLSearchParams())).matches).toEqual([]);
  expect(await sandbox.transact([put('Patient', 'p')])).toMatchObject([{ effect: 'created', versionId: '1' }]);
});
