/** What a group needs of the connection. */
export interface Connection {
  exec(sql: string): void;
  readonly isTransaction: boolean;
}

export interface Group {
  /** Carries out the body at once, in the transaction that is open; resolves or rejects when that is on disk. */
  grouped<T>(body: () => T): Promise<T>;
  /** Ends the transaction that is open, so that nobody sees what is not on disk. Within a body it does nothing. */
  settle(): void;
}

interface Held {
  /** Tells its asker how it went. */
  readonly tell: () => void;
  readonly reject: (error: unknown) => void;
}

/** Beyond this many the first would wait too long for the last. */
const MOST_AT_ONCE = 64;

/**
 * Group commit: a commit waits for the disk, and what clients ask during that wait is there at the same moment afterwards. So the bodies
 * that are asked in one turn of the event loop share one commit. Each is carried out when it is asked, as a savepoint, so
 * that it stands on what its asker has just read; none is acknowledged before the commit, and whoever reads meanwhile makes it come first.
 *
 * `guarded` gives SQLite's errors the words of the service; `mayBegin` is called before the write lock is asked for.
 */
export const openGroup = (connection: Connection, guarded: <T>(work: () => T) => T, mayBegin: () => void): Group => {
  let held: Held[] = [];
  let running = false;

  const part = <T>(body: () => T): T => {
    connection.exec('SAVEPOINT part');
    try {
      const result = body();
      connection.exec('RELEASE part');
      return result;
    } catch (error) {
      // A full disk may have undone the whole transaction already.
      if (connection.isTransaction) connection.exec('ROLLBACK TO part; RELEASE part');
      throw error;
    }
  };

  const settle = (): void => {
    if (running || held.length === 0) return;
    const group = held;
    held = [];
    try {
      guarded(() => connection.exec('COMMIT'));
    } catch (error) {
      if (connection.isTransaction) connection.exec('ROLLBACK');
      for (const { reject } of group) reject(error);
      return;
    }
    for (const { tell } of group) tell();
  };

  const begin = (): void => {
    if (held.length > 0) return;
    mayBegin();
    guarded(() => connection.exec('BEGIN IMMEDIATE'));
    setImmediate(settle);
  };

  return {
    grouped: <T>(body: () => T) =>
      new Promise<T>((resolve, reject) => {
        begin();
        running = true;
        try {
          const result = guarded(() => part(body));
          held.push({ tell: () => resolve(result), reject });
        } catch (error) {
          held.push({ tell: () => reject(error), reject });
          if (!connection.isTransaction) {
            for (const one of held) one.reject(error);
            held = [];
          }
        } finally {
          running = false;
        }
        if (held.length >= MOST_AT_ONCE) settle();
      }),
    settle,
  };
};
