import { Failure, failure } from '../fhir/failure.ts';

/** Why the store cannot be used, as `/ready` says it. */
export type StoreFault = 'store-full' | 'upstream-down';

/** SQLite's primary result codes (sqlite.org/rescode.html) that tell of the file or the disk, not of what was asked. */
const FULL = 13;
const OF_THE_DISK: ReadonlySet<number> = new Set([8, 10, 11, FULL, 14, 26]);

/** SQLite's primary result code; undefined when the error is not SQLite's. The extended code has it in its lowest byte. */
const codeOf = (error: unknown): number | undefined => {
  if (!(error instanceof Error)) return undefined;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  return code === 'ERR_SQLITE_ERROR' ? Number(errcode) & 0xff : undefined;
};

const saying = (code: number): Failure =>
  code === FULL
    ? failure('store-full', {
        nl: 'De opslag is vol: dit is niet vastgelegd. Lezen kan nog wel.',
        en: 'The store is full: this was not kept. What is there can still be read.',
      })
    : failure('upstream-down', {
        nl: 'De opslag kan dit nu niet lezen of vastleggen.',
        en: 'The store cannot read or keep this now.',
      });

export interface FaultKeeper {
  /** Runs the work; an error of SQLite becomes a failure in the words of the service, with SQLite's number as its cause. */
  guarded<T>(work: () => T): T;
  /** What was wrong with the disk or the file, until `mended` is called. */
  fault(): StoreFault | undefined;
  mended(): void;
}

/** SQLite's messages may quote what was written, so they stay here: only its number goes on, for the log. */
export const keepFaults = (): FaultKeeper => {
  let last: StoreFault | undefined;
  return {
    guarded: (work) => {
      try {
        return work();
      } catch (error) {
        const code = codeOf(error);
        if (error instanceof Failure || code === undefined) throw error;
        if (OF_THE_DISK.has(code)) last = code === FULL ? 'store-full' : 'upstream-down';
        throw Object.assign(saying(code), { cause: { sqlite: code } });
      }
    },
    fault: () => last,
    mended: () => {
      last = undefined;
    },
  };
};
