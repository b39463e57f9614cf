import type { RequestListener } from 'node:http';
import { failure } from '../fhir/failure.ts';

/** A FHIR service of one tester, with its own store. */
export interface Space {
  readonly handle: RequestListener;
  /** Closes the store and removes it. */
  close(): Promise<void>;
}

export interface SpacesOptions {
  /** Opens a space, freshly seeded. Synchronous: two requests for the same name get the same one. */
  readonly open: (name: string) => Space;
  /** How many stand at once. */
  readonly most: number;
  /** Milliseconds after which a space that nobody uses is closed. */
  readonly unused: number;
  readonly now: () => Date;
}

export interface Spaces {
  /** Answers a request from the space of that name, which is opened where it is not. Failure: too-many-requests, when there is no room for one more. */
  readonly handle: (name: string) => RequestListener;
  /** Puts a fresh space in the place of this one; what runs on the old one ends there. Failure: as of `handle`. */
  reset(name: string): void;
  /** Closes a space before its time. */
  remove(name: string): void;
  /** Closes what nobody has used for so long. */
  expire(): void;
  /** How many stand now. */
  count(): number;
  /** Closes all of them. Resolves when their stores are gone. */
  close(): Promise<void>;
}

interface Held {
  readonly space: Space;
  usedAt: number;
  running: number;
  /** Called when nothing runs on it any more, once it has been put away. */
  ended: (() => void) | undefined;
}

export const openSpaces = ({ open, most, unused, now }: SpacesOptions): Spaces => {
  const held = new Map<string, Held>();
  const closing = new Set<Promise<void>>();

  const putAway = (name: string): void => {
    const one = held.get(name);
    if (!one) return;
    held.delete(name);
    const ended = new Promise<void>((resolve) => {
      one.ended = resolve;
      if (one.running === 0) resolve();
    });
    const closed = ended.then(() => one.space.close()).finally(() => closing.delete(closed));
    closing.add(closed);
  };

  const expire = (): void => {
    const before = now().getTime() - unused;
    for (const [name, { usedAt, running }] of held) if (usedAt <= before && running === 0) putAway(name);
  };

  const use = (name: string): Held => {
    const known = held.get(name);
    if (known) {
      known.usedAt = now().getTime();
      return known;
    }
    if (held.size >= most) expire();
    if (held.size >= most) throw full(secondsUntilRoom());
    const fresh = { space: open(name), usedAt: now().getTime(), running: 0, ended: undefined };
    held.set(name, fresh);
    return fresh;
  };

  const secondsUntilRoom = (): number => {
    const oldest = Math.min(...[...held.values()].map(({ usedAt }) => usedAt));
    return Math.max(1, Math.ceil((oldest + unused - now().getTime()) / 1000));
  };

  return {
    handle: (name) => {
      const one = use(name);
      return (request, response) => {
        one.running++;
        response.once('close', () => {
          one.running--;
          one.usedAt = now().getTime();
          if (one.running === 0) one.ended?.();
        });
        one.space.handle(request, response);
      };
    },
    reset: (name) => {
      putAway(name);
      use(name);
    },
    remove: putAway,
    expire,
    count: () => held.size,
    close: async () => {
      for (const name of [...held.keys()]) putAway(name);
      await Promise.all(closing);
    },
  };
};

const full = (retryAfter: number) =>
  failure(
    'too-many-requests',
    {
      nl: 'Alle ruimtes zijn in gebruik; probeer het later weer.',
      en: 'All spaces are in use; try again later.',
    },
    { id: 'spaces-full', retryAfter },
  );
