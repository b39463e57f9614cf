import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../hl7-validator', import.meta.url));
const WORK = process.env['HL7JAVA'] ?? fileURLToPath(new URL('../../build/hl7-validator', import.meta.url));

/** What the HL7 validator says: its own words for severity, place and id. */
export interface Issue {
  readonly severity: 'fatal' | 'error' | 'warning' | 'information';
  readonly code: string;
  readonly messageId: string | null;
  readonly location: string;
  readonly text: string;
}

/** `crash`: it threw, and there is no verdict. */
export interface Answer {
  readonly issues: readonly Issue[];
  readonly crash?: string;
}

/** The HL7 validator as a process of its own. It keeps state: `reset` between unrelated cases. Each call fails once it has ended. */
export interface Judge {
  /** `profiles`: held to these too, beside those that it claims. */
  validate(text: string, profiles?: readonly string[]): Promise<Answer>;
  add(definition: unknown): Promise<void>;
  reset(): Promise<void>;
  /** Ends the process. */
  close(): Promise<void>;
}

/** Whether it has been set up here; if not, `test/hl7-validator/setup.sh` does. */
export const isSetUp = (): boolean => existsSync(`${WORK}/classes/judge/Judge.class`);

type Line = Record<string, unknown>;

interface Waiting {
  readonly resolve: (line: Line) => void;
  readonly reject: (error: Error) => void;
}

/** How much of what it says beside its answers is kept, for when it dies. */
const LAST_WORDS = 2000;

/** Starts it with the definitions in these folders beside R4, and the options of run.sh in `policy`. Takes 10 to 20 s and more than 1 GB of memory. */
export const startJudge = async (
  definitions: readonly string[],
  policy: readonly string[] = ['--assume-rest', '--resolve-all'],
): Promise<Judge> => {
  const options = [...policy, '--packages', '', ...definitions.flatMap((d) => ['--defs', d])];
  const child = spawn(`${FOLDER}/run.sh`, options, { env: { ...process.env, HL7JAVA: WORK }, stdio: 'pipe' });
  const waiting: Waiting[] = [];
  let said = '';
  let dead: Error | undefined;
  const die = (why: string) => {
    dead ??= new Error(`The HL7 validator ${why}. Its last words: ${said.trim() || 'none'}`);
    for (const { reject } of waiting.splice(0)) reject(dead);
  };
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-LAST_WORDS);
  });
  child.on('error', (error) => die(`could not be started (${error.message})`));
  child.on('close', (code, signal) => die(`ended (${signal ?? code})`));
  child.stdin.on('error', () => die('does not read any more'));
  createInterface({ input: child.stdout }).on('line', (line) => {
    try {
      waiting.shift()?.resolve(JSON.parse(line) as Line);
    } catch {
      die(`answered what is no JSON: ${line.slice(0, 200)}`);
    }
  });
  const answer = (): Promise<Line> =>
    new Promise((resolve, reject) => {
      if (dead) reject(dead);
      else waiting.push({ resolve, reject });
    });
  const ask = (question: unknown): Promise<Line> => {
    const answered = answer();
    if (!dead) child.stdin.write(`${JSON.stringify(question)}\n`);
    return answered;
  };
  await answer();
  return {
    validate: async (text, profiles) => {
      const { issues, crash } = await ask({ text, ...(profiles && { profiles }) });
      return { issues: (issues ?? []) as Issue[], ...(typeof crash === 'string' && { crash }) };
    },
    add: async (resource) => {
      const { crash } = await ask({ op: 'add', resource });
      if (crash !== undefined) throw new Error(`The HL7 validator does not take a definition: ${crash}`);
    },
    reset: async () => {
      const { crash } = await ask({ op: 'reset' });
      if (crash !== undefined) throw new Error(`The HL7 validator does not reset: ${crash}`);
    },
    close: () =>
      new Promise((resolve) => {
        child.on('close', () => resolve());
        if (dead) resolve();
        else child.stdin.end();
      }),
  };
};
