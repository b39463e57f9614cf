import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mieke, SANNE, SISTER } from '../http/decisions.ts';
import { changed, code, day, type Parameter, parameters, ref, text, without } from '../http/parameters.ts';
import { startService, type TestService } from '../http/start-service.ts';
import { buildHapi } from './build-hapi.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');

describe('HAPI’s generic client against the service', () => {
  let service: TestService;
  const folder = mkdtempSync(join(tmpdir(), 'samenspel-hapi-client-'));
  const { classPath } = buildHapi();
  const file = (name: string, ...given: readonly Parameter[]): string => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(parameters(...given)));
    return path;
  };

  beforeAll(async () => {
    service = await startService(join(root, 'examples/scenarios'));
    const source = join(root, 'test/hapi-client/ClientStory.java');
    await run('javac', ['-nowarn', '-proc:none', '-cp', classPath, '-d', folder, source]);
  });
  afterAll(async () => {
    await service.stop();
    rmSync(folder, { recursive: true });
  });

  test.each(['json', 'usual'])('%s: records, reads, searches, is refused, evaluates, revokes', async (encoding) => {
    const decision = text('decision', `hapi-client-${encoding}`);
    const given = [
      file('record.json', ...changed(mieke, decision)),
      file('refused.json', ...without(changed(mieke, text('decision', `refused-${encoding}`)), 'consent')),
      file('evaluate.json', code('outcome', 'continue'), day('nextDate', '2099-05-01'), ref('by', SANNE)),
      file('revoke.json', ref('by', SISTER)),
    ];
    const path = [folder, classPath].join(delimiter);
    const { stdout } = await run('java', ['-cp', path, 'ClientStory', service.base, encoding, ...given]);
    expect(stdout.trim().split('\n')).toEqual([
      'recorded active',
      `read active of ${SISTER}`,
      'searched true',
      'refused CARE-1',
      'evaluated completed',
      'revoked inactive, agreement on-hold',
    ]);
  });
});
