import { spawn } from 'node:child_process';
import { join } from 'node:path';

const main = join(import.meta.dirname, '../../src/main.ts');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCommand {
  readonly ended: Promise<Ended>;
  /** Resolves with the text so far on standard output once it matches. */
  printed(pattern: RegExp): Promise<string>;
  kill(signal: NodeJS.Signals): void;
}

/** Starts the command as a person does, in a process of its own, with no setting but the ones given. */
export const startCommand = (
  parameters: readonly string[],
  environment: Record<string, string> = {},
  input = '',
  entry = main,
): RunningCommand => {
  const child = spawn(process.execPath, [entry, ...parameters], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
  });
  child.stdin.end(input);
  let [stdout, stderr] = ['', ''];
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const waiting = new Set<() => void>();
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
    for (const look of waiting) look();
  });
  return {
    ended,
    kill: (signal) => child.kill(signal),
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!pattern.test(stdout)) return;
          waiting.delete(look);
          resolve(stdout);
        };
        waiting.add(look);
        look();
        ended.then(() => reject(new Error(`it ended without printing ${pattern}: ${stdout}${stderr}`)));
      }),
  };
};

export const runCommand = (
  parameters: readonly string[],
  environment?: Record<string, string>,
  input?: string,
): Promise<Ended> => startCommand(parameters, environment, input).ended;
