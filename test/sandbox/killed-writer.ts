import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { sandboxOn } from '../contract/start-sandbox.ts';

const writer = fileURLToPath(new URL('writer.ts', import.meta.url));

/**
 * Lets a writer work until it has acknowledged a transaction, and kills it `after` milliseconds more, somewhere in the next ones. Answers how
 * many it has acknowledged but the first.
 */
const killed = async (file: string, run: string, after: number): Promise<number> => {
  const child: ChildProcess = spawn(process.execPath, [writer, file, run], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    const first = printed === '';
    printed += chunk;
    if (first) setTimeout(() => child.kill('SIGKILL'), after);
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  return printed.split('\n').length - 2;
};

/** Kills a writer on the file, then holds the file to what was acknowledged: all of it, and no transaction in half. */
export const killAndCheck = async (file: string, run: string, after: number): Promise<number> => {
  const acknowledged = await killed(file, run, after);
  const sandbox = sandboxOn(file);
  const { resource } = await sandbox.read('List', run);
  // The last one may have been written without its answer having been heard.
  const last = Number(resource['title']);
  expect([acknowledged, acknowledged + 1]).toContain(last);
  for (let n = 0; n <= last; n += 1) {
    const query = new URLSearchParams({ patient: `${run}-${n}`, status: 'requested' });
    const { matches } = await sandbox.search('Task', query);
    expect(matches.map((match) => match.resource.id)).toEqual([`${run}-${n}`]);
    await sandbox.read('Patient', `${run}-${n}`);
  }
  for (const type of ['Patient', 'Task']) {
    await expect(sandbox.read(type, `${run}-${last + 1}`)).rejects.toMatchObject({ kind: 'not-found' });
  }
  await sandbox.close();
  return acknowledged;
};

/** SQLite's own look at the whole file. */
export const requireSound = (path: string): void => {
  const file = new DatabaseSync(path);
  expect(file.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  file.close();
};
