import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommand, startCommand } from './run-command.ts';

describe('samenspel serve', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samenspel-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const start = async (data: string) => {
    const command = startCommand(['serve', '--with-examples'], { PORT: '0', SAMENSPEL_DATA: data });
    const printed = await command.printed(/Try: .*\n/);
    const base = /at (http:\S+)/.exec(printed)?.[1] as string;
    const stop = async () => {
      command.kill('SIGTERM');
      return command.ended;
    };
    return { base, printed, stop };
  };
  const get = async (url: string) => (await fetch(url)).json() as Promise<{ total?: number; entry?: unknown[] }>;

  test("has Mieke's dossier, prints a line that works, keeps what is written, and is empty after reset", async () => {
    const data = join(folder, 'kept');
    const first = await start(data);
    const tried = await get(/curl '([^']+)'/.exec(first.printed)?.[1] as string);
    expect(tried.entry).toHaveLength(2);
    const count = async (base: string, type: string) => (await get(`${base}/${type}?_total=accurate`)).total as number;
    const [patients, plans] = [await count(first.base, 'Patient'), await count(first.base, 'CarePlan')];
    const made = await fetch(`${first.base}/Patient`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/fhir+json' },
      body: JSON.stringify({ resourceType: 'Patient', active: true }),
    });
    expect(made.status).toBe(201);
    expect((await first.stop()).code).toBe(0);

    const second = await start(data);
    expect(await count(second.base, 'Patient')).toBe(patients + 1);
    expect(await count(second.base, 'CarePlan')).toBe(plans);
    await second.stop();

    const reset = await runCommand(['reset'], { SAMENSPEL_DATA: data });
    expect(reset).toMatchObject({ code: 0, stdout: `The embedded server in ${data} is empty.\n` });
    const third = await start(data);
    expect(await count(third.base, 'Patient')).toBe(patients);
    await third.stop();
  });

  test('is backed up and restored while it runs', async () => {
    const data = join(folder, 'backed-up');
    const backup = join(folder, 'backup.sqlite');
    const running = await start(data);
    const post = () =>
      fetch(`${running.base}/Patient`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/fhir+json' },
        body: JSON.stringify({ resourceType: 'Patient', gender: 'other' }),
      });
    const total = async () => (await get(`${running.base}/Patient?gender=other&_total=accurate`)).total;
    await post();
    expect(await runCommand(['backup', backup], { SAMENSPEL_DATA: data })).toMatchObject({
      code: 0,
      stdout: `The embedded server in ${data} is in ${backup}.\n`,
    });
    await post();
    expect(await total()).toBe(2);
    expect(await runCommand(['restore', backup], { SAMENSPEL_DATA: data })).toMatchObject({ code: 0 });
    expect(await total()).toBe(1);
    await post();
    expect(await total()).toBe(2);
    await running.stop();
    const again = await runCommand(['backup', backup], { SAMENSPEL_DATA: data });
    expect(again).toMatchObject({
      code: 1,
      stderr: `samenspel: ${backup} is there already: a backup overwrites nothing\n`,
    });
    expect((await runCommand(['backup'], {})).code).toBe(2);
    expect((await runCommand(['restore', join(folder, 'none')], { SAMENSPEL_DATA: data })).code).toBe(1);
  });

  const refused = async (environment: Record<string, string>) => {
    const { code, stdout, stderr } = await runCommand(['serve'], environment);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    return stderr.trimEnd().split('\n');
  };

  test('ends with one line when the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, 'localhost', resolve));
    const { port } = other.address() as AddressInfo;
    try {
      const lines = await refused({ PORT: String(port), SAMENSPEL_DATA: join(folder, 'taken') });
      expect(lines).toEqual([`samenspel: port ${port} of localhost is taken: stop what listens there, or set PORT`]);
    } finally {
      other.close();
    }
  });

  test('ends with one line when the data folder cannot be', async () => {
    writeFileSync(join(folder, 'file'), 'no folder');
    const file = join(folder, 'file');
    expect(await refused({ PORT: '0', SAMENSPEL_DATA: file })).toEqual([
      `samenspel: the data folder ${file} cannot be used: there is a file of that name`,
    ]);
  });

  test('ends with one line when it may not be written', async () => {
    // The superuser may write in any folder but those of the kernel.
    const superuser = process.getuid?.() === 0;
    const locked = superuser ? '/sys/samenspel' : join(folder, 'locked');
    if (!superuser) mkdirSync(locked, { mode: 0o500 });
    expect(await refused({ PORT: '0', SAMENSPEL_DATA: locked })).toEqual([
      expect.stringMatching(/may not be written|readonly/),
    ]);
  });

  test('ends with one line for what is in the data folder and is no store', async () => {
    const data = join(folder, 'strange');
    mkdirSync(data);
    writeFileSync(
      join(data, 'samenspel.sqlite'),
      'this is no database, but a text of some length that SQLite will not take for one',
    );
    expect(await refused({ PORT: '0', SAMENSPEL_DATA: data })).toEqual([
      expect.stringMatching(/cannot be used: file is not a database/),
    ]);
  });

  test('names every problem with the configuration, a line each, and repeats no value', async () => {
    const lines = await refused({ PORT: 'geheim', SAMENSPEL_LOG: 'geheim', SAMENSPEL_BASE_URL: 'geheim' });
    expect(lines).toEqual([
      'samenspel: PORT must be a number',
      'samenspel: SAMENSPEL_BASE_URL must be an http or https URL',
      'samenspel: SAMENSPEL_LOG must be silent, error, warn, info or debug',
    ]);
  });

  test('listens beyond loopback only when told so in words, since nobody is asked who he is', async () => {
    expect(await refused({ PORT: '0', HOST: '0.0.0.0' })).toEqual([
      expect.stringMatching(/^samenspel: HOST is not loopback/),
    ]);
  });
});
