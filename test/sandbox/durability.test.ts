import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sandboxOn, type TemporaryFolder, temporaryFolder } from '../contract/start-sandbox.ts';
import { killAndCheck, requireSound } from './killed-writer.ts';

/** `npm run test:kill` does it 200 times, at random moments; here the moments are fixed. */
const KILLS = 24;

let folder: TemporaryFolder;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => folder.remove());

test(`after each of ${KILLS} kills every acknowledged write is there, and no transaction in half`, async () => {
  for (let run = 0; run < KILLS; run += 1) await killAndCheck(folder.file, `run${run}`, run * 1.7);
  requireSound(folder.file);
}, 60_000);

test.skipIf(process.platform === 'win32')(
  'a full disk refuses the write whole, in the words of the service; what was acknowledged is there, and with room it goes on',
  async () => {
    const filler = fileURLToPath(new URL('filler.ts', import.meta.url));
    // No file may grow beyond this many blocks of 512 bytes: for SQLite that is a disk that is full.
    const limited = ['-c', 'ulimit -f 4000; exec "$@"', 'sh', process.execPath, filler, folder.file];
    const { stdout } = spawnSync('sh', limited, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
    const [...lines] = stdout.trim().split('\n');
    expect(lines.at(-1)).toBe('upstream-down false 0');
    const acknowledged = lines.length - 1;
    expect(acknowledged).toBeGreaterThan(2);

    const sandbox = sandboxOn(folder.file);
    for (const type of ['Patient', 'Practitioner']) {
      for (let n = 0; n < acknowledged; n += 1) await sandbox.read(type, `${n}`);
      await expect(sandbox.read(type, `${acknowledged}`)).rejects.toMatchObject({ kind: 'not-found' });
    }
    await sandbox.transact([{ method: 'PUT', type: 'Patient', id: 'after', resource: { resourceType: 'Patient' } }]);
    await sandbox.close();
    requireSound(folder.file);
  },
);
