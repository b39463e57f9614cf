import { chmodSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Entry } from '../../src/gateway/gateway.ts';
import { BackupError, backUp, restore } from '../../src/sandbox/backup.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { STEPS } from '../../src/sandbox/schema.ts';
import { sandboxOn, type TemporaryFolder, temporaryFolder } from '../contract/start-sandbox.ts';

let folder: TemporaryFolder;
let sandbox: Sandbox;

beforeEach(() => {
  folder = temporaryFolder();
  sandbox = sandboxOn(folder.file);
});

afterEach(async () => {
  await sandbox.close();
  folder.remove();
});

const put = (type: string, id: string, more: object = {}): Entry => ({
  method: 'PUT',
  type,
  id,
  resource: { resourceType: type, id, ...more },
});

const ids = async (from: Sandbox, type: string, query = '') =>
  (await from.search(type, new URLSearchParams(query))).matches.map(({ resource }) => resource.id);

describe('a backup', () => {
  test('is for its owner alone, and opens as a store with all that was there, history too', async () => {
    await sandbox.transact([put('Patient', 'a', { gender: 'male' })]);
    await sandbox.transact([put('Patient', 'a', { gender: 'female' })]);
    const to = `${folder.file}.backup`;
    await backUp(folder.file, to);
    expect(statSync(to).mode & 0o777).toBe(0o600);
    const copy = sandboxOn(to);
    expect(await ids(copy, 'Patient', 'gender=female')).toEqual(['a']);
    expect((await copy.history({ type: 'Patient', id: 'a' }, new URLSearchParams())).versions).toHaveLength(2);
    await copy.close();
  });

  test('is of one moment, while others write transactions of two', async () => {
    let writing = true;
    const writer = (async () => {
      for (let n = 0; writing; n += 1) {
        await sandbox.transact([put('Patient', `${n}`), put('Practitioner', `${n}`)]);
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    for (let n = 0; n < 5; n += 1) {
      const to = `${folder.file}.backup-${n}`;
      await backUp(folder.file, to);
      const copy = new DatabaseSync(to, { readOnly: true });
      const counts = copy.prepare('SELECT type, count(*) AS n FROM head GROUP BY type').all();
      expect(new Set(counts.map(({ n: count }) => count)).size).toBeLessThanOrEqual(1);
      copy.close();
    }
    writing = false;
    await writer;
  });

  test('of nothing, or over a file that is there, is refused', async () => {
    await expect(backUp(`${folder.file}.none`, `${folder.file}.to`)).rejects.toThrow(BackupError);
    await expect(backUp(folder.file, folder.file)).rejects.toThrow(BackupError);
    expect(readdirSync(dirname(folder.file)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('a restore', () => {
  test('puts what the backup held in the place of all there is, also for one who has it open', async () => {
    await sandbox.transact([put('Patient', 'a', { gender: 'male' })]);
    const from = `${folder.file}.backup`;
    await backUp(folder.file, from);
    // Other types get the numbers that the backup has for other parameters.
    await sandbox.transact([
      put('Task', 't', { status: 'draft', for: { reference: 'Patient/a' } }),
      put('Patient', 'b'),
    ]);

    restore(from, folder.file);
    expect(await ids(sandbox, 'Patient')).toEqual(['a']);
    expect(await ids(sandbox, 'Task', 'status=draft')).toEqual([]);
    await sandbox.transact([put('Observation', 'o', { status: 'final', subject: { reference: 'Patient/a' } })]);
    expect(await ids(sandbox, 'Observation', 'subject=a')).toEqual(['o']);
    expect(await ids(sandbox, 'Patient', 'gender=male')).toEqual(['a']);
    await expect(sandbox.transact([{ method: 'DELETE', type: 'Patient', id: 'a' }])).rejects.toMatchObject({
      kind: 'conflict',
    });
    expect(readdirSync(dirname(folder.file)).filter((name) => name.includes('.restore'))).toEqual([]);
  });

  test('brings a backup of the first layout up to date', async () => {
    const from = `${folder.file}.old`;
    const old = new DatabaseSync(from);
    old.exec(`${STEPS[0]} PRAGMA user_version = 1`);
    const resource = {
      resourceType: 'Patient',
      id: 'p',
      meta: { versionId: '1', lastUpdated: '2026-01-01T00:00:00.000Z' },
      gender: 'other',
    };
    old.exec("INSERT INTO head VALUES (1, 'Patient', 'p', 1, 1, 0, 1)");
    old.prepare('INSERT INTO version VALUES (1, 1, 1, 0, ?)').run(JSON.stringify(resource));
    old.close();
    restore(from, folder.file);
    expect(await ids(sandbox, 'Patient', 'gender=other')).toEqual(['p']);
  });

  test.each([
    ['text', (file: string) => writeFileSync(file, 'no database at all')],
    [
      'another database',
      (file: string) => {
        const other = new DatabaseSync(file);
        other.exec('CREATE TABLE cats (name TEXT); PRAGMA user_version = 2');
        other.close();
      },
    ],
    [
      'a newer layout',
      (file: string) => {
        const newer = new DatabaseSync(file);
        newer.exec('CREATE TABLE head (x); PRAGMA user_version = 1000');
        newer.close();
      },
    ],
    ['nothing', () => undefined],
    [
      'a store that is in use',
      (file: string) => {
        writeFileSync(file, '');
        writeFileSync(`${file}-wal`, '');
      },
    ],
  ])('from %s is refused, and changes nothing', async (_, make) => {
    await sandbox.transact([put('Patient', 'a')]);
    const from = `${folder.file}.from`;
    make(from);
    if (existsSync(from)) chmodSync(from, 0o600);
    expect(() => restore(from, folder.file)).toThrow(BackupError);
    expect(await ids(sandbox, 'Patient')).toEqual(['a']);
  });
});
