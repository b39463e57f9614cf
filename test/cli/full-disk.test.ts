import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { call } from '../http/start-service.ts';
import { type RunningCommand, startCommand } from './run-command.ts';

/** A disk of its own, small enough to fill; undefined where this user may not mount one. */
const smallDisk = (): string | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'samenspel-disk-'));
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', folder]).status === 0) return folder;
  rmdirSync(folder);
  return undefined;
};

const disk = smallDisk();
let command: RunningCommand | undefined;

afterAll(async () => {
  if (disk === undefined) return;
  command?.kill('SIGKILL');
  await command?.ended;
  spawnSync('umount', [disk]);
  rmdirSync(disk);
});

const patient = { resourceType: 'Patient', name: [{ family: 'Vertrouwelijk'.repeat(5_000) }] };

// Needs a user who may mount a disk of its own (root on Linux).
test.skipIf(disk === undefined)(
  'a full disk: 507, not ready, a line in the log; and with room it goes on',
  async () => {
    const data = join(String(disk), 'data');
    command = startCommand(['serve'], { PORT: '0', SAMENSPEL_DATA: data });
    const base = /at (http:\S+) \(/.exec(await command.printed(/Try: .*\n/))?.[1] as string;
    const ready = () => call(`${base.replace('/fhir', '')}/ready`);
    expect((await ready()).status).toBe(200);

    writeFileSync(join(String(disk), 'other'), Buffer.alloc(8_000_000));
    const kept: string[] = [];
    let refused = await call(`${base}/Patient`, 'POST', patient);
    for (; refused.status === 201; refused = await call(`${base}/Patient`, 'POST', patient)) kept.push(refused.body.id);

    expect([refused.status, refused.body.issue[0].details.coding[0].code]).toEqual([507, 'store-full']);
    expect(JSON.stringify(refused.body)).not.toContain('Vertrouwelijk');
    expect([(await ready()).status, (await ready()).body.reason]).toEqual([503, 'store-full']);
    expect(kept.length).toBeGreaterThan(2);
    expect((await call(`${base}/Patient/${kept.at(-1)}`)).status).toBe(200);

    rmSync(join(String(disk), 'other'));
    expect((await ready()).status).toBe(200);
    expect((await call(`${base}/Patient`, 'POST', patient)).status).toBe(201);
    command.kill('SIGTERM');
    const { code, stdout, stderr } = await command.ended;
    expect(code).toBe(0);
    expect(`${stdout}${stderr}`).toMatch(/"cause":\{"sqlite":13\}.*"msg":"the store failed"/);
    expect(`${stdout}${stderr}`).not.toContain('Vertrouwelijk');
  },
  60_000,
);
