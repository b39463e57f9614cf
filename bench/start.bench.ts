import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, median, ms, ratio, times } from './bench.ts';

const root = join(import.meta.dirname, '..');
const main = join(root, 'src/main.ts');

/** Until the service says where it is. */
const start = (data: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const environment = { PATH: process.env['PATH'], PORT: '0', SAMENSPEL_DATA: data, SAMENSPEL_LOG: 'silent' };
    const child = spawn(process.execPath, [main, 'serve', '--with-examples'], { env: environment });
    child.stdout.once('data', () => child.kill('SIGTERM'));
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`serve ended with ${code}`))));
  });

export const bench: Bench = {
  title: 'Start (whole processes, from the sources)',
  rows: async () => {
    const node = median(await times(9, 1, () => spawnSync(process.execPath, ['-e', '0'])));
    const decision = join(root, 'examples/scenarios/mieke/decision.json');
    const validate = median(await times(9, 1, () => spawnSync(process.execPath, [main, 'validate', decision])));
    const fresh: number[] = [];
    const again: number[] = [];
    for (let i = 0; i < 5; i++) {
      const data = mkdtempSync(join(tmpdir(), 'samenspel-bench-'));
      fresh.push(...(await times(1, 0, () => start(data))));
      again.push(...(await times(1, 0, () => start(data))));
      rmSync(data, { recursive: true });
    }
    return [
      { what: 'node -e 0', figure: ms(node) },
      { what: 'samenspel validate decision.json', figure: ms(validate), ratio: ratio(validate, node, 'node -e 0') },
      {
        what: 'serve and stop, empty folder, stories loaded',
        figure: ms(median(fresh)),
        ratio: ratio(median(fresh), node, 'node -e 0'),
      },
      {
        what: 'serve and stop, folder kept',
        figure: ms(median(again)),
        ratio: ratio(median(again), node, 'node -e 0'),
      },
    ];
  },
};
