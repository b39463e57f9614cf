import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCommand } from '../cli/run-command.ts';

const run = promisify(execFile);
const project = join(import.meta.dirname, '../..');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** What a user has who installs the package: nothing of this checkout. */
describe('npm pack gives a package that can be installed in an empty folder and used', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samenspel-pack-'));
  const installed = join(folder, 'node_modules/samenspel');
  const decision = join(installed, 'examples/scenarios/mieke/decision.json');

  beforeAll(async () => {
    const { stdout } = await run(npm, ['pack', '--silent', '--pack-destination', folder], { cwd: project });
    const tarball = join(folder, stdout.trim().split('\n').at(-1) as string);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'user', private: true, type: 'module' }));
    await run(npm, ['install', '--no-audit', '--no-fund', '--prefer-offline', tarball], { cwd: folder });
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('it carries compiled code, types, definitions, package and stories, and no sources or tests', () => {
    for (const path of [
      'dist/command/main.js',
      'dist/validation/library.d.ts',
      'build/definitions/index.json',
      'LICENSE',
      'README.md',
    ]) {
      expect(existsSync(join(installed, path)), path).toBe(true);
    }
    expect(existsSync(join(installed, 'build/package/StructureDefinition-care-agreement.json'))).toBe(true);
    for (const path of ['src', 'test', 'profiles', 'node_modules/fsh-sushi'])
      expect(existsSync(join(installed, path)), path).toBe(false);
  });

  const command = join(installed, 'bin/samenspel.mjs');

  test('the command validates', async () => {
    const { stdout } = await run(process.execPath, [command, 'validate', decision]);
    expect(stdout).toContain(`${decision}: 0 errors, 0 warnings, `);
    const { stdout: version } = await run(join(folder, 'node_modules/.bin/samenspel'), ['--version']);
    expect(version.trim()).toBe(JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')).version);
  });

  test('the command serves', async () => {
    const environment = { PORT: '0', SAMENSPEL_DATA: join(folder, 'data'), SAMENSPEL_LOG: 'silent' };
    const service = startCommand(['serve', '--with-examples'], environment, '', command);
    const base = /at (http:\S+)/.exec(await service.printed(/Try:/))?.[1];
    const response = await fetch(`${base}/Patient/zus-van-mieke`);
    expect(response.status).toBe(200);
    service.kill('SIGTERM');
    expect((await service.ended).code).toBe(0);
  });

  // Whoever has only an older Node must still get an answer: the machine's own, where it is one.
  const older = ['/usr/bin/node', '/usr/local/bin/node'].find(
    (path) =>
      existsSync(path) &&
      Number(spawnSync(path, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' }).stdout) < 24,
  );
  test.skipIf(!older /* this machine has no Node older than 24 */)(
    'on a Node older than 24 it validates, and serves by the Node 24 that came along',
    async () => {
      const { stdout } = await run(older as string, [command, 'validate', decision]);
      expect(stdout).toContain('0 errors');
      const { stdout: reset } = await run(older as string, [command, 'reset'], {
        env: { PATH: process.env['PATH'], SAMENSPEL_DATA: join(folder, 'data') },
      });
      expect(reset).toContain('is empty');
    },
  );

  test('what docs/validation-library.md shows holds for a strict TypeScript project, and prints what it says', async () => {
    mkdirSync(join(folder, 'use'));
    const page = readFileSync(join(project, 'docs/validation-library.md'), 'utf8');
    const [, code, printed] = /```ts\n(.+?)```.+?```text\n(.+?)```/s.exec(page) ?? [];
    writeFileSync(join(folder, 'use/index.ts'), code as string);
    const options = {
      module: 'nodenext',
      target: 'es2022',
      strict: true,
      skipLibCheck: false,
      outDir: 'out',
      types: [],
    };
    writeFileSync(join(folder, 'use/tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['index.ts'] }));
    await run(process.execPath, [join(project, 'node_modules/typescript/bin/tsc'), '-p', join(folder, 'use')]);
    const { stdout } = await run(process.execPath, [join(folder, 'use/out/index.js')]);
    expect(stdout).toBe(printed);
  });
});
