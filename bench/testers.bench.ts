import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, median, ms } from './bench.ts';

const main = join(import.meta.dirname, '../src/main.ts');
const SPACES = 200;

interface Opened {
  readonly base: string;
  readonly page: string;
}

const json = async (url: string, method = 'GET', body?: unknown): Promise<unknown> => {
  const headers = { Accept: 'application/json', 'Content-Type': 'application/fhir+json' };
  const response = await fetch(url, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status}`);
  return response.json();
};

/** What a tester does first in a space: looks around, asks what is consistent, and writes. */
const use = async (base: string): Promise<void> => {
  await json(`${base}/CarePlan?subject=Patient/zus-van-mieke`);
  await json(`${base}/Patient/zus-van-mieke/$check-agreements`);
  await json(`${base}/metadata`);
  await json(`${base}/$work-list`);
  await json(`${base}/Consent/jaap-stemt-in/$revoke`, 'POST', { resourceType: 'Parameters' });
};

const memoryOf = (pid: number): { now: number; most: number } => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mebibytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
  return { now: mebibytes('VmRSS'), most: mebibytes('VmHWM') };
};

export const bench: Bench = {
  title: `The sandbox for testers (one process, ${SPACES} spaces, each used; Linux tells the memory)`,
  rows: async () => {
    const data = mkdtempSync(join(tmpdir(), 'samenspel-bench-'));
    const environment = {
      PATH: process.env['PATH'],
      PORT: '0',
      SAMENSPEL_DATA: data,
      SAMENSPEL_LOG: 'silent',
      SAMENSPEL_SANDBOX_OPENED: '100000',
    };
    const child = spawn(process.execPath, [main, 'serve', '--sandbox'], { env: environment });
    const pid = Number(child.pid);
    try {
      const root = await new Promise<string>((resolve, reject) => {
        child.stdout.on('data', (text) => {
          const at = /at (http:\S+)\//.exec(String(text))?.[1];
          if (at) resolve(at);
        });
        child.once('exit', (code) => reject(new Error(`serve ended with ${code}`)));
      });
      const empty = memoryOf(pid);
      const opened: number[] = [];
      for (let i = 0; i < SPACES; i++) {
        const began = performance.now();
        const { base } = (await json(`${root}/t`, 'POST')) as Opened;
        await json(`${base}/CarePlan?subject=Patient/zus-van-mieke`);
        opened.push(performance.now() - began);
        await use(base);
      }
      const full = memoryOf(pid);
      const mib = (value: number) => `${value.toFixed(0)} MiB`;
      return [
        {
          what: 'a space opened and its first search answered, median',
          figure: ms(median(opened)),
          ratio: 'aim < 300 ms',
        },
        { what: 'the slowest of them', figure: ms(Math.max(...opened)) },
        { what: 'memory before the first space (RSS)', figure: mib(empty.now) },
        { what: `memory with ${SPACES} spaces`, figure: mib(full.now), ratio: 'aim < 1024 MiB' },
        { what: 'the most that it was', figure: mib(full.most) },
      ];
    } finally {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(data, { recursive: true, force: true });
    }
  },
};
