import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HABITS, startWithHabit } from '../conformance/habits.ts';
import { call, startService, type TestService } from '../http/start-service.ts';
import { runCommand, startCommand } from './run-command.ts';

let service: TestService;
const folder = mkdtempSync(join(tmpdir(), 'samenspel-'));
beforeAll(async () => {
  service = await startService();
});
afterAll(async () => {
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('samenspel conformance', () => {
  test('tells what passed, and writes the reports that are asked for', async () => {
    const report = join(folder, 'deep', 'report');
    const run = await runCommand(['conformance', service.base, '--only', 'basics-rest,rules-sock', '--report', report]);
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(run.stdout).toMatch(
      /basics-rest +7 passed\nrules-sock +1 passed\n\n.*FHIR 4\.0\.1\n8 passed\nAll that was made/,
    );
    expect(readdirSync(report).sort()).toEqual([
      'TestReport-basics-rest.json',
      'TestReport-rules-sock.json',
      'junit.xml',
      'report.html',
    ]);
  });

  test('ends with 1 when something failed, and tells where a second server differs', async () => {
    const proxy = await startWithHabit(service.base, HABITS['ignores If-Match']);
    const run = await runCommand(['conformance', proxy.base, '--only', 'basics-rest', '--compare', service.base]);
    await proxy.stop();
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/✗ Who is late is refused/);
    expect(run.stdout).toMatch(/1 tests ended in another way/);
  });

  test('interrupted, it removes what it made, and says so', async () => {
    const running = startCommand(['conformance', service.base]);
    await running.printed(/profiles-cor/);
    running.kill('SIGINT');
    const { code, stdout } = await running.ended;
    expect([code, stdout]).toEqual([130, expect.stringMatching(/; interrupted\nAll that was made is removed again\./)]);
    const { body } = await call(`${service.base}/Patient?_total=accurate&_count=1`);
    expect(body.total).toBe(0);
  });

  test('coverage: each requirement with its tests, or why there is none', async () => {
    const { code, stdout } = await runCommand(['conformance', 'coverage']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\nACT-8 .*\n {4}rules-act: ACT-8 is refused/);
    expect(stdout).toMatch(/\nDISC-5.*\n {4}not tested: held by CARE-7/);
  });

  test.each([
    [['conformance'], /which server\?/],
    [['conformance', 'ftp://x'], /http or https/],
    [['conformance', 'http://localhost:9/fhir', '--only', 'nothing'], /there is no test of nothing/],
    [['conformance', 'http://localhost:9/fhir', '--wrong'], /Unknown option/],
    [['conformance', 'http://localhost:9/fhir', '--report', 'package.json/none'], /cannot be made/],
    [['conformance', 'http://localhost:9/fhir'], /was not answered: unreachable/],
  ])('%s: one clear line, and exit code 2', async (parameters, line) => {
    const { code, stderr } = await runCommand(parameters);
    expect([code, stderr]).toEqual([2, expect.stringMatching(line)]);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
