import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { buildHapi } from './build-hapi.ts';
import { freePort } from './free-port.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The base URL of HAPI. */
    hapi: string;
  }
}

/** HAPI takes 20 to 60 seconds on two busy cores. */
const LONGEST_START = 180_000;

/**
 * Once for the whole run: builds HAPI where it is not built yet, starts it on a free port, waits until it answers, and stops it at the
 * end. With SAMENSPEL_HAPI the one that runs there is used. Throws with what is missing when it cannot be built here.
 */
export const setup = async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  const running = process.env['SAMENSPEL_HAPI'];
  if (running) {
    provide('hapi', running);
    return async () => {};
  }
  const { classPath } = buildHapi();
  const port = await freePort();
  const base = `http://localhost:${port}/fhir`;
  const server = spawn(
    'java',
    ['-Xmx1g', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', `-Dport=${port}`, '-cp', classPath, 'HapiServer'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let complaints = '';
  server.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  const ended = once(server, 'exit');
  const until = Date.now() + LONGEST_START;
  while (!(await answers(base))) {
    if (server.exitCode !== null) throw new Error(`HAPI stopped while it started: ${complaints}`);
    if (Date.now() > until) {
      server.kill('SIGKILL');
      throw new Error('HAPI did not answer in three minutes.');
    }
    await wait(500);
  }
  provide('hapi', base);
  return async () => {
    server.kill('SIGKILL');
    await ended;
  };
};

const answers = (base: string): Promise<boolean> =>
  fetch(`${base}/metadata`).then(
    async (response) => (await response.text()) !== '' && response.ok,
    () => false,
  );
