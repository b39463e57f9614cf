import { expect, test } from 'vitest';
import { temporaryFolder } from '../contract/start-sandbox.ts';
import { killAndCheck, requireSound } from './killed-writer.ts';

const KILLS = 200;
/** Long enough for some hundred transactions. */
const LONGEST = 400;

test(`${KILLS} kills at random moments under load`, async () => {
  const folder = temporaryFolder();
  const began = performance.now();
  let acknowledged = 0;
  const moments = Array.from({ length: KILLS }, () => Math.random() * LONGEST);
  for (const [run, after] of moments.entries()) {
    const here = await killAndCheck(folder.file, `run${run}`, after).catch((error) => {
      throw new Error(`kill ${run}, ${after} ms after the first acknowledgement`, { cause: error });
    });
    acknowledged += here;
  }
  requireSound(folder.file);
  folder.remove();
  expect(acknowledged).toBeGreaterThan(KILLS);
  console.log(
    `${KILLS} kills, ${acknowledged} acknowledged transactions, ${((performance.now() - began) / 1000).toFixed(0)} s`,
  );
}, 1_800_000);
