import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sandboxOn, temporaryFolder } from '../contract/start-sandbox.ts';

const KILLS = 24;
const writer = fileURLToPath(new URL('writer.ts', import.meta.url));

/** Lets a writer work until it has acknowledged a few transactions, then kills it somewhere in the next ones. */
const killed = async (file: string, run: number): Promise<number> => {
  const child: ChildProcess = spawn(process.execPath, [writer, file, `run${run}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    const first = printed === '';
    printed += chunk;
    if (first) setTimeout(() => child.kill('SIGKILL'), run * 1.7);
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  return printed.split('\n').length - 2;
};

test(`after each of ${KILLS} kills every acknowledged write is there, and no transaction in half`, async () => {
  const folder = temporaryFolder();
  for (let run = 0; run < KILLS; run += 1) {
    const acknowledged = await killed(folder.file, run);
    const sandbox = sandboxOn(folder.file);
    const { resource } = await sandbox.read('List', `run${run}`);
    // The last one may have been written without its answer having been heard.
    const last = Number(resource['title']);
    expect([acknowledged, acknowledged + 1]).toContain(last);
    for (let n = 0; n <= last; n += 1) {
      const { matches } = await sandbox.search(
        'Task',
        new URLSearchParams({ patient: `run${run}-${n}`, status: 'requested' }),
      );
      expect(matches.map((match) => match.resource.id)).toEqual([`run${run}-${n}`]);
      await sandbox.read('Patient', `run${run}-${n}`);
    }
    for (const type of ['Patient', 'Task']) {
      await expect(sandbox.read(type, `run${run}-${last + 1}`)).rejects.toMatchObject({ kind: 'not-found' });
    }
    await sandbox.close();
  }
  const file = new DatabaseSync(folder.file);
  expect(file.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  file.close();
  folder.remove();
}, 60_000);
