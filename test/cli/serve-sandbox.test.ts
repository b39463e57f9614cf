import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { call } from '../http/start-service.ts';
import { runCommand, startCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'samenspel-'));
afterAll(() => rmSync(folder, { recursive: true }));
const spacesIn = (data: string) => readdirSync(data).filter((name) => name.startsWith('spaces-'));

describe('samenspel serve --sandbox', () => {
  const started = async (environment: Record<string, string>) => {
    const command = startCommand(['serve', '--sandbox'], {
      PORT: '0',
      SAMENSPEL_LOG: 'info',
      SAMENSPEL_DATA: folder,
      ...environment,
    });
    const root = /at (http:\S+)\//.exec(await command.printed(/Try: .*\n/))?.[1] as string;
    return { command, root };
  };

  test('says where it is; its log holds no name of a space; a restart with the same secret keeps the addresses good', async () => {
    const secret = { SAMENSPEL_SECRET: 'geheim-van-meer-dan-32-tekens-lang-ja' };
    const first = await started(secret);
    const { body: space } = await call(`${first.root}/t`, 'POST', undefined, { Accept: 'application/json' });
    expect((await call(`${space.base}/CarePlan`)).status).toBe(200);
    await first.command.printed(/answered/);
    first.command.kill('SIGTERM');
    const { code, stdout } = await first.command.ended;
    expect([code, stdout.includes(space.name), spacesIn(folder)]).toEqual([0, false, []]);

    const again = await started({ ...secret, SAMENSPEL_SANDBOX_SPACES: '1' });
    const moved = (url: string) => url.replace(first.root, again.root);
    expect((await call(`${moved(space.base)}/CarePlan`)).status).toBe(200);
    expect((await call(`${again.root}/t`, 'POST')).status).toBe(429);
    again.command.kill('SIGTERM');
    await again.command.ended;
  });

  test('two on one folder leave each other alone; what a process left that is no more is removed', async () => {
    mkdirSync(join(folder, 'spaces-999999999-left', 'seed'), { recursive: true });
    const first = await started({});
    const { body: space } = await call(`${first.root}/t`, 'POST', undefined, { Accept: 'application/json' });
    const { code, stderr } = await runCommand(['serve', '--sandbox'], {
      PORT: new URL(first.root).port,
      SAMENSPEL_DATA: folder,
    });
    expect([code, stderr]).toEqual([1, expect.stringContaining('is taken')]);
    expect((await call(`${space.base}/CarePlan`)).status).toBe(200);
    expect(spacesIn(folder)).toHaveLength(1);
    first.command.kill('SIGTERM');
    await first.command.ended;
    expect(spacesIn(folder)).toEqual([]);
  });

  test.each([
    ['in front of somebody’s dossiers', { SAMENSPEL_UPSTREAM: 'http://localhost:1/fhir' }],
    ['with an issuer', { SAMENSPEL_WITH_ISSUER: 'true' }],
    ['counting', { SAMENSPEL_METRICS_PORT: '0' }],
    ['sweeping', { SAMENSPEL_SWEEP: '03:00' }],
  ])('does not start %s', async (_, environment) => {
    const { code, stderr } = await runCommand(['serve', '--sandbox'], { PORT: '0', ...environment } as Record<
      string,
      string
    >);
    expect([code, stderr]).toEqual([1, expect.stringContaining('SAMENSPEL_SANDBOX holds invented people')]);
  });

  test.each([
    ['SAMENSPEL_SANDBOX_SPACES'],
    ['SAMENSPEL_SANDBOX_MEBIBYTES'],
    ['SAMENSPEL_SANDBOX_UNUSED'],
    ['SAMENSPEL_SANDBOX_OPENED'],
  ])('%s is a number from 1', async (name) => {
    const { code, stderr } = await runCommand(['serve', '--sandbox'], { PORT: '0', [name]: '0' });
    expect([code, stderr]).toEqual([1, expect.stringContaining(`${name} must be 1 or more`)]);
  });
});
