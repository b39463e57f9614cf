import { type ChildProcess, spawn } from 'node:child_process';
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

/** The HL7 validator as a process of its own. It keeps state: `reset` between unrelated cases. */
export interface Judge {
  /** `profiles`: held to these too, beside those that it claims. */
  validate(text: string, profiles?: readonly string[]): Promise<Answer>;
  add(definition: unknown): Promise<void>;
  reset(): Promise<void>;
  close(): void;
}

/** Whether it has been set up here; if not, `test/hl7-validator/setup.sh` does. */
export const isSetUp = (): boolean => existsSync(`${WORK}/classes/judge/Judge.class`);

/** Starts it with the definitions in these folders beside R4, and the options of run.sh in `policy`. Takes 15 to 20 s and more than 1 GB of memory. */
export const startJudge = async (
  definitions: readonly string[],
  policy: readonly string[] = ['--assume-rest', '--resolve-all'],
): Promise<Judge> => {
  const options = [...policy, '--packages', '', ...definitions.flatMap((d) => ['--defs', d])];
  const child = spawn(`${FOLDER}/run.sh`, options, {
    env: { ...process.env, HL7JAVA: WORK },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const waiting: ((line: Record<string, unknown>) => void)[] = [];
  const hello = new Promise<Record<string, unknown>>((resolve) => waiting.push(resolve));
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(JSON.parse(line)));
  await Promise.race([hello, ended(child)]);
  const ask = (question: unknown): Promise<Record<string, unknown>> => {
    const answer = new Promise<Record<string, unknown>>((resolve) => waiting.push(resolve));
    child.stdin.write(`${JSON.stringify(question)}\n`);
    return answer;
  };
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
      await ask({ op: 'reset' });
    },
    close: () => child.stdin.end(),
  };
};

const ended = (child: ChildProcess): Promise<never> =>
  new Promise((_, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`The HL7 validator ended with ${code} before it was ready`)));
  });
