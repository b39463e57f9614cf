import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../servers/free-port.ts';

const project = join(import.meta.dirname, '../..');

interface Step {
  readonly instruction: string;
  readonly words: string;
}

/** The steps of each stage of the Dockerfile. */
const stages = (): Step[][] =>
  readFileSync(join(project, 'Dockerfile'), 'utf8')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line): Step => {
      const [, instruction = '', words = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
      return { instruction, words };
    })
    .reduce<Step[][]>((all, step) => {
      if (step.instruction === 'FROM') all.push([]);
      else all.at(-1)?.push(step);
      return all;
    }, []);

/** What git keeps of the project: a clean checkout. */
const sources = (): string[] =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: project,
    encoding: 'utf8',
  })
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(project, file)));

/**
 * There may be no container engine: the commands of the Dockerfile are then run in clean folders, in their order. What this does not show: the base image, the
 * user, and what the engine itself does.
 */
describe('the commands of the Dockerfile, run in clean folders', () => {
  const root = mkdtempSync(join(tmpdir(), 'samenspel-image-'));
  const [context, built, image] = ['context', 'built', 'image'].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ];
  const [first = [], second = []] = stages();
  const settings = (): Record<string, string> =>
    Object.fromEntries(
      second
        .filter(({ instruction }) => instruction === 'ENV')
        .flatMap(({ words }) => words.split(/\s+/).map((pair) => pair.split('=') as [string, string])),
    );

  beforeAll(() => {
    for (const file of sources()) {
      mkdirSync(dirname(join(context, file)), { recursive: true });
      cpSync(join(project, file), join(context, file));
    }
    for (const folder of [built, image]) mkdirSync(folder);
    for (const { instruction, words } of first) {
      if (instruction === 'COPY') copy(context, built, words);
      if (instruction === 'RUN')
        execFileSync('sh', ['-ec', words], { cwd: built, stdio: ['ignore', 'ignore', 'inherit'] });
    }
    for (const { instruction, words } of second) {
      if (instruction === 'COPY') copy(built, image, words.replace('--from=build ', '').replaceAll('/samenspel/', ''));
    }
  }, 600_000);
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const copy = (from: string, to: string, words: string): void => {
    const paths = words.split(/\s+/);
    const target = paths.pop() as string;
    for (const path of paths) {
      const into =
        target.endsWith('/') && path !== '.' ? join(to, target, path.split('/').at(-1) as string) : join(to, target);
      cpSync(join(from, path), into, { recursive: true, verbatimSymlinks: true });
    }
  };
  const commandOf = (instruction: string): string[] =>
    JSON.parse(second.find((step) => step.instruction === instruction)?.words.replace(/^.*?(?=\[)/, '') ?? '[]');

  const start = async (parameters: readonly string[], environment: Record<string, string>) => {
    const port = String(await freePort());
    const data = mkdtempSync(join(root, 'data-'));
    const env = { PATH: String(process.env['PATH']), ...settings(), SAMENSPEL_DATA: data, PORT: port, ...environment };
    const [, ...entry] = commandOf('ENTRYPOINT');
    const child = spawn(process.execPath, [...entry, ...parameters], { cwd: image, env });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (text) => String(text).includes('Try: ') && resolve());
      child.once('exit', (code) => reject(new Error(`it ended with ${code}`)));
    });
    const healthy = () => {
      const [, ...check] = commandOf('HEALTHCHECK');
      execFileSync(process.execPath, check, { env });
    };
    const stop = () => {
      child.kill('SIGTERM');
      return ended;
    };
    return { at: `http://localhost:${port}`, healthy, stop };
  };

  test('what the image starts is healthy, stops when it is told to, and holds no tools of ours', async () => {
    const service = await start(commandOf('CMD'), {});
    try {
      service.healthy();
      expect((await fetch(`${service.at}/fhir/metadata`)).status).toBe(200);
      for (const path of ['src', 'test', 'node_modules/vitest', 'node_modules/fsh-sushi', 'node_modules/typescript'])
        expect([path, existsSync(join(image, path))]).toEqual([path, false]);
    } finally {
      expect(await service.stop()).toBe(0);
    }
    expect(() => service.healthy()).toThrow();
  }, 120_000);

  test('the sandbox for testers is in it', async () => {
    const sandbox = await start(['serve', '--sandbox'], { HOST: 'localhost' });
    try {
      sandbox.healthy();
      const opened = await fetch(`${sandbox.at}/t`, { method: 'POST', headers: { Accept: 'application/json' } });
      const { base } = (await opened.json()) as { base: string };
      expect((await fetch(`${base}/CarePlan?subject=Patient/zus-van-mieke`)).status).toBe(200);
    } finally {
      expect(await sandbox.stop()).toBe(0);
    }
  }, 120_000);
});
