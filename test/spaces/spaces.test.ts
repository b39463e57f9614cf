import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Failure } from '../../src/fhir/failure.ts';
import { openSpaces, type Spaces } from '../../src/spaces/spaces.ts';

const UNUSED = 60_000;
let clock = 0;
let closed: string[] = [];
let spaces: Spaces;
/** Answers the request that waits. */
let answerSlow = () => {};
const later = (ms: number) => {
  clock += ms;
};

beforeEach(() => {
  clock = Date.parse('2026-11-25T10:00:00Z');
  closed = [];
  let opened = 0;
  spaces = openSpaces({
    open: (name) => {
      const own = `${name}#${++opened}`;
      return {
        handle: (request, response) => {
          if (request.url === '/slow') answerSlow = () => response.end(own);
          else response.end(own);
        },
        close: async () => void closed.push(own),
      };
    },
    most: 2,
    unused: UNUSED,
    now: () => new Date(clock),
  });
});

const failureOf = (work: () => unknown): Failure => {
  try {
    work();
  } catch (error) {
    return error as Failure;
  }
  throw new Error('it did not fail');
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('spaces', () => {
  test('one that nobody used for so long is closed; one that was used is not', async () => {
    spaces.handle('used');
    spaces.handle('left');
    later(UNUSED - 1);
    spaces.expire();
    expect(spaces.count()).toBe(2);
    spaces.handle('used');
    later(1);
    spaces.expire();
    await settled();
    expect([spaces.count(), closed]).toEqual([1, ['left#2']]);
  });

  test('when there is no room, one more is told how long to wait, and then takes the place of the one that was left', async () => {
    spaces.handle('first');
    later(20_000);
    spaces.handle('second');
    later(10_000);
    const failure = failureOf(() => spaces.handle('third'));
    expect([failure.kind, failure.findings[0]?.id, failure.retryAfter]).toEqual([
      'too-many-requests',
      'spaces-full',
      30,
    ]);
    later(30_000);
    spaces.handle('third');
    await settled();
    expect(closed).toEqual(['first#1']);
  });

  test('what runs when a space is put away ends on it, and its store is closed after', async () => {
    const server = createServer((request, response) => spaces.handle('one')(request, response));
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const at = `http://localhost:${(server.address() as AddressInfo).port}`;
    try {
      const slow = fetch(`${at}/slow`).then((response) => response.text());
      while (spaces.count() === 0) await settled();
      later(UNUSED);
      spaces.expire();
      expect(spaces.count()).toBe(1);
      spaces.reset('one');
      expect(closed).toEqual([]);
      expect(await (await fetch(`${at}/`)).text()).toBe('one#2');
      answerSlow();
      expect(await slow).toBe('one#1');
      await spaces.close();
      expect(closed.toSorted()).toEqual(['one#1', 'one#2']);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
