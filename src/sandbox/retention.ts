import type { Database } from './database.ts';

export interface Retention {
  /** Forgets what has become too old since the last time; at most once an hour it looks. Within a transaction. */
  prune(now: Date): void;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * How long it stays known what stood before. A version is forgotten when it was replaced, or deleted, more than `days` ago; the
 * current one never is, and that a resource was deleted stays known: only its content goes. Without `days` nothing is forgotten.
 */
export const openRetention = (database: Database, days: number | undefined): Retention => {
  let looked = Number.NEGATIVE_INFINITY;
  return {
    prune: (now) => {
      if (days === undefined || now.getTime() - looked < HOUR) return;
      looked = now.getTime();
      const before = looked - days * DAY;
      // What was replaced before the last time has been forgotten then: only the successors since need to be looked at.
      const since = Number(database.get('SELECT pruned FROM store')?.['pruned'] ?? 0);
      if (before <= since) return;
      database.run(
        `DELETE FROM version WHERE version IN (
           SELECT old.version FROM version AS next
           JOIN version AS old ON old.resource = next.resource AND old.number = next.number - 1
           WHERE next.updated >= ? AND next.updated < ?)`,
        since,
        before,
      );
      database.run('UPDATE store SET pruned = ?', before);
    },
  };
};
