import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Entry } from '../../src/gateway/gateway.ts';
import { type Database, openDatabase } from '../../src/sandbox/database.ts';
import { sandboxOn, type TemporaryFolder, temporaryFolder } from '../contract/start-sandbox.ts';

let folder: TemporaryFolder;
let database: Database;

beforeEach(() => {
  folder = temporaryFolder();
  database = openDatabase(folder.file);
});

afterEach(() => {
  database.close();
  folder.remove();
});

const insert = (type: string) => () => database.run('INSERT INTO indexed VALUES (?, ?)', type, '');
const types = (from: Database) => from.all('SELECT type FROM indexed ORDER BY type').map(({ type }) => type);

describe('transactions that are asked at the same moment share one commit', () => {
  test('each is there when it is acknowledged, and none is to be seen before', async () => {
    const other = openDatabase(folder.file);
    const seen: unknown[][] = [];
    const all = ['a', 'b', 'c'].map((type) =>
      database.grouped(() => {
        insert(type)();
        seen.push(types(other));
      }),
    );
    expect(types(other)).toEqual([]);
    await all[0];
    expect(types(other)).toEqual(['a', 'b', 'c']);
    expect(seen).toEqual([[], [], []]);
    other.close();
  });

  test('whoever reads makes it come first, and sees only what is on disk', async () => {
    const other = openDatabase(folder.file);
    const asked = database.grouped(insert('a'));
    expect(types(other)).toEqual([]);
    expect(types(database)).toEqual(['a']);
    expect(types(other)).toEqual(['a']);
    await asked;
    other.close();
  });

  test('two who have one file open in one process write side by side', async () => {
    const other = openDatabase(folder.file);
    const byOther = (type: string) => () => other.run('INSERT INTO indexed VALUES (?, ?)', type, '');
    const all = ['a', 'c', 'e'].flatMap((type, at) => [
      database.grouped(insert(type)),
      other.grouped(byOther('bdf'.charAt(at))),
    ]);
    other.transaction(byOther('g'));
    const last = database.grouped(insert('h'));
    byOther('i')();
    await Promise.all([...all, last]);
    expect(types(database)).toEqual([...'abcdefghi']);
    other.close();
    openDatabase(folder.file).close();
    await database.grouped(insert('j'));
    expect(types(database)).toHaveLength(10);
  });

  test('each stands on those before it', async () => {
    const seen = ['a', 'b'].map((type) =>
      database.grouped(() => {
        insert(type)();
        return types(database);
      }),
    );
    expect(await Promise.all(seen)).toEqual([['a'], ['a', 'b']]);
  });

  test('one that fails is undone by itself', async () => {
    const failing = () => {
      insert('b')();
      throw new Error('in the middle');
    };
    const outcomes = await Promise.allSettled([
      database.grouped(insert('a')),
      database.grouped(failing),
      database.grouped(insert('c')),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(types(database)).toEqual(['a', 'c']);
  });

  test('when the disk is full none of them is acknowledged', async () => {
    database.get('PRAGMA max_page_count = 80');
    const filling = () => {
      for (let n = 0; n < 1000; n += 1) database.run('INSERT INTO indexed VALUES (?, ?)', `x${n}`, 'y'.repeat(1000));
    };
    const outcomes = await Promise.allSettled([database.grouped(insert('a')), database.grouped(filling)]);
    const there = types(database);
    expect(outcomes[1]).toMatchObject({ status: 'rejected', reason: { kind: 'store-full' } });
    expect(there).toEqual(outcomes[0]?.status === 'fulfilled' ? ['a'] : []);
  });

  test('closing first writes what was asked', async () => {
    const asked = database.grouped(insert('a'));
    database.close();
    await asked;
    database = openDatabase(folder.file);
    expect(types(database)).toEqual(['a']);
  });
});

test('two hundred clients at once: each gets its own result, and who has the file open too sees what was acknowledged', async () => {
  const [one, other] = [sandboxOn(folder.file), sandboxOn(folder.file)];
  const entry = (id: string): Entry => ({
    method: 'PUT',
    type: 'Patient',
    id,
    resource: { resourceType: 'Patient', id },
    ifNoneMatch: '*',
  });
  const outcomes = await Promise.allSettled(
    Array.from({ length: 200 }, (_, n) => one.transact([entry(`p${n >> 1}`), entry(`q${n >> 1}`)])),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(100);
  const { total } = await other.search('Patient', new URLSearchParams({ _summary: 'count' }));
  expect(total).toBe(200);
  await Promise.all([one.close(), other.close()]);
});
