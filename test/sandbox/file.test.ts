import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SearchParameter } from '@medplum/fhirtypes';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Resource } from '../../src/fhir/json.ts';
import { openDatabase } from '../../src/sandbox/database.ts';
import { openSandbox } from '../../src/sandbox/sandbox.ts';
import { STEPS } from '../../src/sandbox/schema.ts';
import { r4SearchParameters } from '../contract/r4-definitions.ts';
import { r4Options, sandboxOn, type TemporaryFolder, temporaryFolder } from '../contract/start-sandbox.ts';

let folder: TemporaryFolder;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => folder.remove());

const ids = async (sandbox: ReturnType<typeof sandboxOn>, type: string, query: string) =>
  (await sandbox.search(type, new URLSearchParams(query))).matches.map(({ resource }) => resource.id);

describe('a data file', () => {
  test('is for its owner alone, and so are the files beside it', async () => {
    const sandbox = sandboxOn(folder.file);
    for (const file of [folder.file, `${folder.file}-wal`]) expect(statSync(file).mode & 0o777).toBe(0o600);
    await sandbox.close();
  });

  test('holds what was written when it is opened again', async () => {
    const first = sandboxOn(folder.file);
    await first.transact([{ method: 'PUT', type: 'Patient', id: 'a', resource: { resourceType: 'Patient' } }]);
    await first.close();
    const second = sandboxOn(folder.file);
    expect((await second.read('Patient', 'a')).versionId).toBe('1');
    await second.close();
  });

  test('opened twice: each sees what the other wrote', async () => {
    const [one, other] = [sandboxOn(folder.file), sandboxOn(folder.file)];
    const entry = {
      method: 'PUT',
      type: 'Patient',
      id: 'a',
      resource: { resourceType: 'Patient', gender: 'male' },
    } as const;
    await one.transact([entry]);
    expect(await ids(other, 'Patient', 'gender=male')).toEqual(['a']);
    expect(await other.transact([entry])).toMatchObject([{ effect: 'existing' }]);
    const made = Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? one : other)).map((store) =>
      store.transact([{ method: 'POST', type: 'Patient', resource: { resourceType: 'Patient', gender: 'other' } }]),
    );
    await Promise.all(made);
    for (const store of [one, other]) expect(await ids(store, 'Patient', 'gender=other')).toHaveLength(20);
    await Promise.all([one.close(), other.close()]);
  });

  test('of the first layout, from before there were index tables, is brought up to date', async () => {
    mkdirSync(dirname(folder.file));
    const old = new DatabaseSync(folder.file);
    old.exec(`${STEPS[0]} PRAGMA user_version = 1`);
    const meta = { versionId: '1', lastUpdated: '2026-01-01T00:00:00.000Z' };
    for (const [key, resource] of [
      { resourceType: 'Patient', id: 'p', meta, gender: 'female' },
      { resourceType: 'Task', id: 't', meta, for: { reference: 'Patient/p' } },
    ].entries()) {
      const { resourceType: type, id } = resource;
      old.prepare('INSERT INTO head VALUES (?, ?, ?, ?, 1, 0, 1)').run(key + 1, type, id, key + 1);
      old.prepare('INSERT INTO version VALUES (?, ?, 1, 0, ?)').run(key + 1, key + 1, JSON.stringify(resource));
    }
    old.close();

    const sandbox = sandboxOn(folder.file);
    expect(await ids(sandbox, 'Patient', 'gender=female')).toEqual(['p']);
    expect(await ids(sandbox, 'Task', 'patient=p')).toEqual(['t']);
    await expect(sandbox.transact([{ method: 'DELETE', type: 'Patient', id: 'p' }])).rejects.toMatchObject({
      kind: 'conflict',
    });
    const { versions } = await sandbox.history({ type: 'Task' }, new URLSearchParams());
    expect(versions).toMatchObject([{ id: 't', versionId: '1', method: 'POST', made: true }]);
    await sandbox.close();
  });

  test('of a newer layout is refused, and left as it is', () => {
    mkdirSync(dirname(folder.file));
    const newer = new DatabaseSync(folder.file);
    newer.exec('PRAGMA user_version = 1000');
    newer.close();
    expect(() => sandboxOn(folder.file)).toThrow('layout 1000');
  });

  test('is indexed anew when the search parameters are others than it was made with', async () => {
    const first = sandboxOn(folder.file);
    await first.transact([
      { method: 'PUT', type: 'Patient', id: 'a', resource: { resourceType: 'Patient', language: 'fy' } },
    ]);
    await first.close();
    const added = { code: 'language', type: 'token', expression: 'Patient.language' } as SearchParameter;
    const second = openSandbox({
      ...r4Options,
      file: folder.file,
      searchParameters: (type) => new Map([...r4SearchParameters(type), ['tongue', { ...added, code: 'tongue' }]]),
      now: () => new Date(),
    });
    expect(await ids(second, 'Patient', 'tongue=fy')).toEqual(['a']);
    await second.close();
  });
});

describe('other search parameters than a file was made with', () => {
  const RESOURCES: Resource[] = [
    { resourceType: 'Organization', id: 'o', language: 'fy' },
    { resourceType: 'Patient', id: 'p', language: 'fy', managingOrganization: { reference: 'Organization/o' } },
    {
      resourceType: 'Task',
      id: 't',
      status: 'requested',
      intent: 'order',
      for: { reference: 'Patient/p' },
      language: 'nl',
    },
  ];
  const tongue = (expression: string) =>
    ({ code: 'tongue', type: 'token', expression, base: ['Resource'] }) as unknown as SearchParameter;
  const openedWith = (...more: SearchParameter[]) =>
    openSandbox({
      ...r4Options,
      file: folder.file,
      searchParameters: (type) =>
        new Map([
          ...r4SearchParameters(type),
          ...more.map((one): [string, SearchParameter] => [String(one.code), one]),
        ]),
      now: () => new Date(),
    });

  test.each([
    ['Patient?tongue=fy', ['p']],
    ['Task?tongue=nl', ['t']],
    ['Patient?organization.tongue=fy', ['p']],
    ['Task?patient.organization.tongue=fy', ['t']],
    ['Organization?_has:Patient:organization:tongue=fy', ['o']],
    ['Encounter?tongue=fy', ['later']],
    ['Encounter?tongue:missing=true', []],
  ])('%s finds what was kept before, whichever type is asked first', async (search, expected) => {
    const first = openedWith();
    await first.transact(
      RESOURCES.map((resource) => ({ method: 'PUT', type: resource.resourceType, id: String(resource.id), resource })),
    );
    await first.close();
    const second = openedWith(tongue('Resource.language'));
    const encounter: Resource = { resourceType: 'Encounter', language: 'fy', status: 'planned', class: { code: 'HH' } };
    await second.transact([{ method: 'PUT', type: 'Encounter', id: 'later', resource: encounter }]);
    const [type = '', query = ''] = search.split('?');
    expect(await ids(second, type, query)).toEqual(expected);
    await second.close();
  });

  test('one that comes to look elsewhere finds what is there, and no longer what was', async () => {
    const first = openedWith(tongue('Patient.language'));
    const patient = { resourceType: 'Patient', language: 'fy', gender: 'other' };
    await first.transact([{ method: 'PUT', type: 'Patient', id: 'a', resource: patient }]);
    expect(await ids(first, 'Patient', 'tongue=fy')).toEqual(['a']);
    await first.close();
    const second = openedWith(tongue('Patient.gender'));
    expect(await ids(second, 'Patient', 'tongue=fy')).toEqual([]);
    expect(await ids(second, 'Patient', 'tongue=other')).toEqual(['a']);
    await second.close();
  });
});

test('a full disk refuses the write in the words of the service, and keeps what was there', () => {
  const database = openDatabase(folder.file);
  database.run("INSERT INTO indexed VALUES ('before', '')");
  database.get('PRAGMA max_page_count = 60');
  const fill = () =>
    database.transaction(() => {
      for (let n = 0; n < 1000; n += 1)
        database.run('INSERT INTO indexed VALUES (?, ?)', String(n), 'secret'.repeat(100));
    });
  expect(fill).toThrow(expect.objectContaining({ kind: 'store-full', message: expect.not.stringContaining('secret') }));
  expect(database.all('SELECT type FROM indexed')).toEqual([{ type: 'before' }]);
  database.run("INSERT INTO indexed VALUES ('after', '')");
  database.close();
});
