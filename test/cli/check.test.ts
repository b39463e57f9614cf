import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, startService, type TestService } from '../http/start-service.ts';
import { runCommand } from './run-command.ts';

const root = join(import.meta.dirname, '../..');
const example = (name: string) => join(root, 'examples/rules', name);
const DATE = ['--date', '2026-11-24'];
const check = (parameters: readonly string[], input = '') => runCommand(['check', ...parameters], {}, input);

describe('samenspel check FILE', () => {
  test('a record in order: exit code 0, with what is explained', async () => {
    const { code, stdout } = await check([example('stories/mieke.json'), ...DATE, '--lang', 'nl']);
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining('Een mantelzorger mag deze voorbehouden handeling doen'),
    ]);
  });

  test('a broken rule: exit code 1, with its id, its place and what would make it right', async () => {
    const { code, stdout } = await check([example('ACT-8.json'), ...DATE]);
    const { expression } = JSON.parse(readFileSync(example('ACT-8.expected.json'), 'utf8'));
    expect([code, stdout]).toEqual([1, expect.stringContaining('ACT-8')]);
    expect(stdout).toContain(expression);
  });

  test('what a profile asks is held too, from standard input, as JSON', async () => {
    const bundle = JSON.parse(readFileSync(example('stories/mieke.json'), 'utf8'));
    const agreement = bundle.entry.find(
      ({ resource }: { resource: { category?: unknown; resourceType: string } }) =>
        resource.resourceType === 'CarePlan' && JSON.stringify(resource.category ?? '').includes('care-agreement'),
    );
    agreement.resource.status = 'paused';
    const { code, stdout } = await check(['-', ...DATE, '--format', 'json'], JSON.stringify(bundle));
    expect([code, stdout]).toEqual([1, expect.stringMatching(/CarePlan|Bundle\.entry\[\d+\]\.resource\.status/)]);
  });

  test('on another day other things are due', async () => {
    const on = async (date: string) => (await check([example('EVAL-4-overdue.json'), '--date', date])).stdout;
    expect(await on('2026-11-24')).toContain('[EVAL-4-overdue]');
    expect(await on('2026-01-01')).not.toContain('[EVAL-4-overdue]');
  });

  test.each([
    { what: 'no file', parameters: [], says: 'samenspel check' },
    { what: 'no such file', parameters: ['nergens.json'], says: 'cannot be read (ENOENT)' },
    { what: 'no Bundle', parameters: [join(root, 'examples/valid/care-consent.json')], says: 'a Bundle is expected' },
    { what: 'no such day', parameters: ['x.json', '--date', '2026-02-31'], says: '--date is a day' },
    { what: 'no such format', parameters: ['x.json', '--format', 'xml'], says: '--format is one of' },
    { what: 'no patient', parameters: ['--from', 'http://localhost:1/fhir'], says: '--patient' },
    { what: 'no server', parameters: ['--from', 'http://localhost:1/fhir', '--patient', 'x'], says: 'samenspel: ' },
  ])('$what: could not run', async ({ parameters, says }) => {
    const { code, stderr } = await check(parameters);
    expect([code, stderr]).toEqual([2, expect.stringContaining(says)]);
  });
});

describe('samenspel check --from', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
    for (const part of ['dossier.json', 'decision.json']) {
      const text = readFileSync(join(root, 'examples/scenarios/aan-tafel', part), 'utf8');
      expect((await call(service.base, 'POST', text)).status).toBe(200);
    }
  });
  afterAll(() => service.stop());

  test('reads what a server has of a client, says what the operation says, and writes nothing', async () => {
    const before = (await call(`${service.base}/_history?_count=1`)).body.entry;
    const { code, stdout } = await check(['--from', service.base, '--patient', 'tafelgenoot-jaap', ...DATE]);
    expect([code, stdout]).toEqual([0, expect.stringContaining('ACT-16')]);
    expect(stdout).toContain('CarePlan/sanne-helpt-jaap.activity[0].detail');
    expect((await call(`${service.base}/_history?_count=1`)).body.entry).toEqual(before);
  });

  test('a client that is not there: could not run', async () => {
    const { code } = await check(['--from', service.base, '--patient', 'niemand']);
    expect(code).toBe(2);
  });
});
