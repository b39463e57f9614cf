import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Failure } from '../fhir/failure.ts';
import { openGroup } from './group-commit.ts';
import { joinFile } from './same-file.ts';
import { STEPS } from './schema.ts';
import { keepFaults, type StoreFault } from './store-fault.ts';

export type SqlValue = SQLInputValue;
export type Row = Record<string, string | number | null>;

/** The one connection to the file. Everything on it is synchronous: between `begin` and `commit` no other request can run. */
export interface Database {
  /** The first row of a query. */
  get(sql: string, ...values: SqlValue[]): Row | undefined;
  all(sql: string, ...values: SqlValue[]): Row[];
  /** Runs a statement; answers the key of the row that it inserted. */
  run(sql: string, ...values: SqlValue[]): number;
  /**
   * Runs the body in one write transaction: what it returns is on disk, and when it throws nothing of it is. The body is
   * synchronous: an await in it would let another request write into the same transaction.
   */
  transaction<T>(body: () => T): T;
  /**
   * As `transaction`, together with those that others ask at the same moment (group-commit.ts): carried out at once, each whole or not at all,
   * and durable together by one write to disk. Resolves when it is on disk.
   */
  grouped<T>(body: () => T): Promise<T>;
  /** Makes a pure function callable in queries. */
  define(name: string, work: (...values: SqlValue[]) => SqlValue): void;
  /**
   * What keeps the file from being written now. Once a write failed for the disk, each call tries one anew: the fault is over when
   * that succeeds.
   */
  fault(): StoreFault | undefined;
  close(): void;
}

/** Query texts vary with the number of values in them; beyond this many the oldest is prepared anew when it comes again. */
const STATEMENTS_KEPT = 500;

const layoutOf = (connection: DatabaseSync): number =>
  Number(connection.prepare('PRAGMA user_version').get()?.['user_version']);

const migrate = (connection: DatabaseSync): void => {
  if (layoutOf(connection) === STEPS.length) return;
  // Read again inside the transaction: another process may have opened the same file.
  connection.exec('BEGIN IMMEDIATE');
  const layout = layoutOf(connection);
  if (layout > STEPS.length) {
    throw new Error(
      `The data file has layout ${layout}; this version of Samenspel knows layouts up to ${STEPS.length}.`,
    );
  }
  for (const step of STEPS.slice(layout)) connection.exec(step);
  connection.exec(`PRAGMA user_version = ${STEPS.length}; COMMIT`);
};

/** Takes a MiB, more than most writes do; it comes to the disk only when it is committed before it is given back. */
const TRIAL = 'CREATE TABLE IF NOT EXISTS trial (bytes BLOB); INSERT INTO trial VALUES (zeroblob(1048576))';
const TRIED = 'DROP TABLE trial';

/** What a connection may take: of memory for pages, and of disk before what was written comes to the file itself. */
export interface Footprint {
  readonly cacheKiB: number;
  /** How much of the file is mapped into memory. */
  readonly mappedBytes: number;
  readonly walPages: number;
}

/** Of the one store of a service; mapped is SQLite's own maximum. */
const LARGE: Footprint = { cacheKiB: 65_536, mappedBytes: 2_147_418_112, walPages: 8_000 };

/**
 * Opens the file, makes it where it is not, and brings its layout up to date. It holds health data: only its owner reads it
 * (SQLite gives the files beside it the same mode). `:memory:` keeps nothing.
 */
export const openDatabase = (file: string, { cacheKiB, mappedBytes, walPages } = LARGE): Database => {
  if (file !== ':memory:') {
    mkdirSync(dirname(file), { recursive: true });
    closeSync(openSync(file, 'a', 0o600));
  }
  const connection = new DatabaseSync(file);
  connection.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL');
  // FULL: a commit is on disk before it is acknowledged; NORMAL could lose the last ones when the power goes.
  connection.exec('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
  // In KiB when negative: a page of matches lies scattered over the file, and should not be read from it anew each time.
  connection.exec(`PRAGMA cache_size = -${cacheKiB}`);
  // Bytes: what the cache has not is read where the system has it in memory, without a call and a copy for each page.
  connection.exec(`PRAGMA mmap_size = ${mappedBytes}`);
  // Pages. A write touches many index pages, often the same ones as the last: rarer checkpoints bring each to the file less often.
  connection.exec(`PRAGMA wal_autocheckpoint = ${walPages}`);
  const { guarded, fault, mended } = keepFaults();
  const { grouped, settle } = openGroup(connection, guarded, () => sameFile.settle());
  const sameFile = joinFile(file, settle);
  try {
    sameFile.settle();
    migrate(connection);
  } catch (error) {
    sameFile.leave();
    connection.close();
    throw error;
  }

  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known) return known;
    const [oldest] = statements.keys();
    if (statements.size >= STATEMENTS_KEPT && oldest) statements.delete(oldest);
    const statement = connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };

  const transaction = <T>(body: () => T): T => {
    connection.exec('BEGIN IMMEDIATE');
    try {
      const result = body();
      connection.exec('COMMIT');
      return result;
    } catch (error) {
      // A full disk may have ended the transaction already.
      if (connection.isTransaction) connection.exec('ROLLBACK');
      throw error;
    }
  };
  /** What is not part of a group sees only what is on disk. */
  const reading = <T>(work: () => T): T => {
    settle();
    return guarded(work);
  };
  const writing = <T>(work: () => T): T => {
    sameFile.settle();
    return guarded(work);
  };

  return {
    get: (sql, ...values) => reading(() => prepared(sql).get(...values) as Row | undefined),
    all: (sql, ...values) => reading(() => prepared(sql).all(...values) as Row[]),
    run: (sql, ...values) => writing(() => Number(prepared(sql).run(...values).lastInsertRowid)),
    transaction: (body) => writing(() => transaction(body)),
    grouped,
    fault: () => {
      if (fault() === undefined) return undefined;
      try {
        for (const sql of [TRIAL, TRIED]) writing(() => transaction(() => connection.exec(sql)));
        mended();
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
      }
      return fault();
    },
    define: (name, work) => connection.function(name, { deterministic: true }, work),
    close: () => {
      settle();
      sameFile.leave();
      connection.close();
    },
  };
};
