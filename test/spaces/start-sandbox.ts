import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { type SandboxLimits, serveSandbox } from '../../src/cli/serve-sandbox.ts';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import { type Answer, call } from '../http/start-service.ts';

const definitions = packagedDefinitions();

export interface OpenedSpace {
  readonly name: string;
  readonly base: string;
  readonly page: string;
}

export interface TestSandbox {
  readonly root: string;
  /** Opens a space as a program does. */
  open(): Promise<OpenedSpace>;
  /** The same, with the answer as it is. */
  ask(): Promise<Answer>;
  stop(): Promise<void>;
}

/** The sandbox for testers on a free port, with limits that do not come in the way of a test unless it says so. */
export const startSandbox = async (limits: Partial<SandboxLimits> = {}): Promise<TestSandbox> => {
  const data = mkdtempSync(join(tmpdir(), 'samenspel-'));
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const { base: root, stop } = await serveSandbox(
    { stdout: nowhere, stderr: nowhere },
    {
      host: 'localhost',
      port: 0,
      data,
      baseUrl: undefined,
      log: 'silent',
      version: 'test',
      definitions,
      stories: join(import.meta.dirname, '../../examples/scenarios'),
      limits: {
        spaces: 200,
        mebibytes: 16,
        requestsPerMinute: 10_000,
        unusedMinutes: 60,
        openedPerHour: 1_000,
        ...limits,
      },
    },
  );
  const ask = () => call(`${root}/t`, 'POST', undefined, { Accept: 'application/json' });
  return {
    root,
    ask,
    open: async () => (await ask()).body,
    stop: async () => {
      await stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
};
