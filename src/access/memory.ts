import type { Gateway } from '../gateway/gateway.ts';

/** Keeps what was read of a server for as long as nothing has been written there. */
export interface Memory {
  /** What was made under this name, unless something has been written since; else made anew. */
  recall<T>(name: string, make: () => Promise<T>): Promise<T>;
}

const MOST = 500;

/**
 * What limits a reader is the same from one look to the next, mostly, and costs more to read than what he looks at. It is kept only where
 * the server says of itself whether anything has been written; of another it is read anew each time.
 */
export const openMemory = (): ((server: Gateway) => Memory) => {
  const kept = new Map<string, { readonly mark: string; readonly made: Promise<unknown> }>();
  return (server) => ({
    recall: <T>(name: string, make: () => Promise<T>): Promise<T> => {
      // Taken before it is read: what is written meanwhile makes it another one.
      const mark = server.mark?.();
      if (mark === undefined) return make();
      const known = kept.get(name);
      if (known?.mark === mark) return known.made as Promise<T>;
      const made = make();
      kept.delete(name);
      if (kept.size >= MOST) kept.delete(kept.keys().next().value as string);
      kept.set(name, { mark, made });
      // What could not be read is asked again.
      made.catch(() => kept.get(name)?.made === made && kept.delete(name));
      return made;
    },
  });
};
