import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
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

/** A process of the packed command after one of `node -e 0`, so that what the machine does besides falls on both; the median of the ratios. */
const inPairs = (file: string): { figure: string; ratio: string } => {
  const time = (parameters: readonly string[]): number => {
    const began = performance.now();
    spawnSync(process.execPath, parameters);
    return performance.now() - began;
  };
  const command = [join(root, 'bin/samenspel.mjs'), 'validate', file];
  for (let i = 0; i < 2; i++) time(command);
  const pairs = Array.from({ length: 15 }, () => {
    const bare = time(['-e', '0']);
    const own = time(command);
    return { own, ratio: own / bare };
  });
  return {
    figure: ms(median(pairs.map(({ own }) => own))),
    ratio: `${median(pairs.map((pair) => pair.ratio)).toFixed(2)} × node -e 0`,
  };
};

export const bench: Bench = {
  title: 'Start (whole processes; the packed command compiled, its compile cache warm; the service from the sources)',
  rows: async () => {
    const node = median(await times(9, 1, () => spawnSync(process.execPath, ['-e', '0'])));
    spawnSync('npm', ['run', 'build'], { cwd: root, shell: process.platform === 'win32' });
    const validated = [
      'examples/scenarios/mieke/decision.json',
      'node_modules/hl7.fhir.r4.examples/Patient-example.json',
      'node_modules/hl7.fhir.r4.examples/Questionnaire-bb.json',
    ].map((file) => ({ what: `samenspel validate ${basename(file)}`, ...inPairs(join(root, file)) }));
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
      ...validated,
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
