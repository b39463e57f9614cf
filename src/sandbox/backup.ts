import { chmodSync, closeSync, copyFileSync, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { openDatabase } from './database.ts';
import { STEPS } from './schema.ts';

/** Why a file cannot be backed up to or restored from; the message is for the person who asked it. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** All pages in one step, so that others who write meanwhile cannot make it begin again. */
const ALL_PAGES = 2 ** 31 - 1;

/**
 * Copies the store to a file, as it stands at one moment, while others read and write. The copy is its owner's alone, and is there
 * in full or not at all. Throws a BackupError when there is nothing to copy, or a file of that name already.
 */
export const backUp = async (file: string, to: string): Promise<void> => {
  if (!existsSync(file)) throw new BackupError('there is no store to back up');
  if (existsSync(to)) throw new BackupError(`${to} is there already: a backup overwrites nothing`);
  const part = `${to}.part`;
  closeSync(openSync(part, 'w', 0o600));
  const source = new DatabaseSync(file);
  try {
    source.exec('PRAGMA busy_timeout = 5000');
    await backup(source, part, { rate: ALL_PAGES });
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  } finally {
    source.close();
  }
  renameSync(part, to);
};

/** In an order in which each row finds what it refers to. */
const TABLES = [
  'head',
  'version',
  'indexed',
  'parameter',
  'token_index',
  'reference_index',
  'date_index',
  'string_index',
  'number_index',
  'composite',
  'link',
  'sqlite_sequence',
];

/**
 * Puts a backup in the place of all that the store holds, in one transaction, while others read and write: they see what was, or what
 * is restored. A backup of an older version is brought up to date first. Throws a BackupError when the file is no sound backup.
 */
export const restore = (from: string, file: string): void => {
  const copy = `${file}.restore`;
  try {
    if (!existsSync(from)) throw new BackupError(`${from} is not there`);
    // Then it is a store that someone has open, of which the newest part is not in the file itself.
    if (existsSync(`${from}-wal`)) throw new BackupError(`${from} is in use: make a backup of it first`);
    copyFileSync(from, copy);
    chmodSync(copy, 0o600);
    requireSound(copy, from);
    openDatabase(copy).close();
    const store = openDatabase(file);
    try {
      replaceBy(copy, store);
    } finally {
      store.close();
    }
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true });
  }
};

const replaceBy = (copy: string, store: ReturnType<typeof openDatabase>): void => {
  store.run('ATTACH ? AS restored', copy);
  store.transaction(() => {
    store.run('PRAGMA defer_foreign_keys = ON');
    for (const table of TABLES.toReversed()) store.run(`DELETE FROM main.${table}`);
    for (const table of TABLES) store.run(`INSERT INTO main.${table} SELECT * FROM restored.${table}`);
    store.run(
      'UPDATE main.store SET pruned = (SELECT pruned FROM restored.store), generation = lower(hex(randomblob(16)))',
    );
  });
  store.run('DETACH restored');
};

const requireSound = (copy: string, from: string): void => {
  const connection = new DatabaseSync(copy);
  try {
    const layout = Number(connection.prepare('PRAGMA user_version').get()?.['user_version']);
    const isOurs = connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'head'").get() !== undefined;
    if (layout < 1 || !isOurs) throw new BackupError(`${from} is no backup of Samenspel`);
    if (layout > STEPS.length) throw new BackupError(`${from} was made by a newer version of Samenspel`);
    const check = connection.prepare('PRAGMA quick_check(1)').get();
    if (check?.['quick_check'] !== 'ok') throw new BackupError(`${from} is damaged`);
  } catch (error) {
    if (error instanceof BackupError) throw error;
    throw new BackupError(`${from} is no backup of Samenspel`);
  } finally {
    connection.close();
  }
};
