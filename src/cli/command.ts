import type { Writable } from 'node:stream';

/** What a command of `samenspel` is given: everything from outside, so that a test can give other things. */
export interface CommandContext {
  readonly parameters: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** The text on standard input. */
  readonly readStdin: () => Promise<Uint8Array>;
}

/** The exit code, or undefined while the command goes on by itself (a service that listens). */
export type ExitCode = number | undefined;

/** Something that the person at the keyboard can mend: one clear line each, and exit code 1 or 2, never a stack trace. */
export class Problem extends Error {
  readonly lines: readonly string[];
  readonly exitCode: number;

  constructor(lines: readonly string[], exitCode = 1) {
    super(lines.join('; '));
    this.name = 'Problem';
    this.lines = lines;
    this.exitCode = exitCode;
  }
}
