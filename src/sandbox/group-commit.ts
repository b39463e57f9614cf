/** How a group is carried out; all three are synchronous. */
export interface Transactions {
  /** Everything in one transaction, durable when it returns. */
  all<T>(work: () => T): T;
  /** One part of it, undone by itself when it throws. */
  each<T>(work: () => T): T;
  /** Whether the whole transaction was undone under the parts (a full disk may do that). */
  undone(): boolean;
}

export interface Group {
  grouped<T>(body: () => T): Promise<T>;
  /** Carries out what waits, now. */
  flush(): void;
}

interface Waiting {
  readonly body: () => unknown;
  readonly resolve: (result: never) => void;
  readonly reject: (error: unknown) => void;
}

/** Beyond this many the first would wait too long for the last. */
const MOST_AT_ONCE = 64;

/**
 * Group commit: a commit waits for the disk, and what clients ask during that wait is there at the same moment afterwards. So the bodies
 * that are asked in one turn of the event loop share one commit. None is acknowledged before it, and no other work on the
 * connection comes between, since all of it is synchronous.
 */
export const openGroup = ({ all, each, undone }: Transactions): Group => {
  const waiting: Waiting[] = [];

  const carryOut = (group: readonly Waiting[]): void => {
    const settle: (() => void)[] = [];
    try {
      all(() => {
        for (const { body, resolve, reject } of group) {
          try {
            const result = each(body) as never;
            settle.push(() => resolve(result));
          } catch (error) {
            if (undone()) throw error;
            settle.push(() => reject(error));
          }
        }
      });
    } catch (error) {
      for (const { reject } of group) reject(error);
      return;
    }
    for (const tell of settle) tell();
  };

  const flush = (): void => {
    while (waiting.length > 0) carryOut(waiting.splice(0, MOST_AT_ONCE));
  };

  return {
    grouped: (body) =>
      new Promise((resolve, reject) => {
        waiting.push({ body, resolve, reject });
        if (waiting.length === 1) setImmediate(flush);
      }),
    flush,
  };
};
