import { statSync } from 'node:fs';

/** Those of this process who have one file open. */
export interface SameFile {
  /** Ends what any of them holds uncommitted, so that whoever asks may write. */
  settle(): void;
  leave(): void;
}

const openers = new Map<string, Set<() => void>>();

/**
 * A group (group-commit.ts) holds the write lock until the end of a turn of the event loop. Another connection of the same process that waited for it as SQLite
 * has it, would stop that loop: neither could go on. So each first ends what the others hold. `file` must be there; `:memory:` is nobody else's.
 */
export const joinFile = (file: string, settle: () => void): SameFile => {
  if (file === ':memory:') return { settle, leave: () => undefined };
  const { dev, ino } = statSync(file, { bigint: true });
  const key = `${dev}:${ino}`;
  const all = openers.get(key) ?? new Set();
  openers.set(key, all.add(settle));
  return {
    settle: () => {
      for (const one of all) one();
    },
    leave: () => {
      all.delete(settle);
      if (all.size === 0) openers.delete(key);
    },
  };
};
