import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { sandboxOn } from '../contract/start-sandbox.ts';
import { LANES } from './writer.ts';

const writer = fileURLToPath(new URL('writer.ts', import.meta.url));

/**
 * Lets a writer work until it has acknowledged a transaction, and kills it `after` milliseconds more, somewhere in the next ones. Answers how
 * many it has acknowledged in each lane.
 */
const killed = async (file: string, run: string, after: number): Promise<number[]> => {
  const child: ChildProcess = spawn(process.execPath, [writer, file, run], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    const first = printed === '';
    printed += chunk;
    if (first) setTimeout(() => child.kill('SIGKILL'), after);
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  const lanes = printed.split('\n').map((line) => line.split(' ')[0]);
  return Array.from({ length: LANES }, (_, at) => lanes.filter((lane) => lane === String(at)).length);
};

/**
 * Kills a writer on the file, then holds the file to what was acknowledged: all of it, and no transaction in half. Answers how many
 * were acknowledged.
 */
export const killAndCheck = async (file: string, run: string, after: number): Promise<number> => {
  const acknowledged = await killed(file, run, after);
  const sandbox = sandboxOn(file);
  for (const [at, count] of acknowledged.entries()) {
    const name = `${run}-${at}`;
    const list = await sandbox.read('List', name).catch(() => undefined);
    const written = list === undefined ? 0 : Number(list.resource['title']) + 1;
    // The last one may have been written without its answer having been heard.
    expect([count, count + 1]).toContain(written);
    for (let n = 0; n < written; n += 1) {
      const query = new URLSearchParams({ patient: `${name}-${n}`, status: 'requested' });
      const { matches } = await sandbox.search('Task', query);
      expect(matches.map((match) => match.resource.id)).toEqual([`${name}-${n}`]);
      await sandbox.read('Patient', `${name}-${n}`);
    }
    for (const type of ['Patient', 'Task']) {
      await expect(sandbox.read(type, `${name}-${written}`)).rejects.toMatchObject({ kind: 'not-found' });
    }
  }
  await sandbox.close();
  return acknowledged.reduce((sum, count) => sum + count, 0);
};

/** SQLite's own look at the whole file. */
export const requireSound = (path: string): void => {
  const file = new DatabaseSync(path);
  expect(file.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  file.close();
};
