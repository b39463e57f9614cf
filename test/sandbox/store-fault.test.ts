import { expect, test } from 'vitest';
import { openDatabase } from '../../src/sandbox/database.ts';

const fill = (database: ReturnType<typeof openDatabase>): void => {
  for (;;) database.transaction(() => database.run('INSERT INTO filler VALUES (zeroblob(100000))'));
};

test('a full store says that it is full, with no word of what was written, until there is room again', () => {
  const database = openDatabase(':memory:');
  database.run('CREATE TABLE filler (bytes BLOB)');
  expect(database.fault()).toBeUndefined();
  // SQLite's own limit on the file stands for the disk: it gives the same answer, SQLITE_FULL.
  const { page_count: pages } = database.get('PRAGMA page_count') ?? {};
  database.get(`PRAGMA max_page_count = ${Number(pages) + 100}`);

  expect(() => fill(database)).toThrow(expect.objectContaining({ kind: 'store-full', cause: { sqlite: 13 } }));
  // It is tried each time that it is asked.
  expect(database.fault()).toBe('store-full');
  expect(database.fault()).toBe('store-full');
  expect(database.get('SELECT count(*) AS kept FROM filler')?.['kept']).toBe(4);

  database.get('PRAGMA max_page_count = 100000');
  expect(database.fault()).toBeUndefined();
  database.run('INSERT INTO filler VALUES (zeroblob(100000))');
  database.close();
});

test('an error of what was asked is none of the disk', () => {
  const database = openDatabase(':memory:');
  expect(() => database.get('SELECT no FROM nowhere')).toThrow(expect.objectContaining({ cause: { sqlite: 1 } }));
  expect(database.fault()).toBeUndefined();
  database.close();
});
