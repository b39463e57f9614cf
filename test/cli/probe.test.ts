import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startMedplum } from '../contract/start-medplum.ts';
import { startService, type TestService } from '../http/start-service.ts';
import { runCommand } from './run-command.ts';

describe('samenspel probe', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  test('says line by line what the server does, whether the service can stand in front of it, and ends with 0', async () => {
    const { code, stdout, stderr } = await runCommand(['probe', service.base]);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^✓ carries out a transaction: yes\n/);
    expect(stdout).not.toContain('✗');
    expect(stdout).toMatch(
      /\nSamenspel test, FHIR 4\.0\.1\. Decisions can be written to it under a guard\.\nCould not be removed: List\/\S+(, List\/\S+)*\n$/,
    );
    expect(code).toBe(0);
  });

  test('ends with 1 for a server that cannot be written to so, with what is missing; as JSON when asked', async () => {
    const medplum = await startMedplum();
    const { code, stdout } = await runCommand(['probe', medplum.base, '--format', 'json']);
    await medplum.stop();
    const report = JSON.parse(stdout);
    const missing = report.answers.filter(({ needs, answer }: Record<string, string>) => needs && needs !== answer);
    expect(missing.map(({ id }: { id: string }) => id)).toContain('rollback');
    expect(code).toBe(1);
  });

  test.each([
    { what: 'no URL', parameters: [], line: /which server/ },
    { what: 'what is no URL', parameters: ['fhir.example'], line: /http or https/ },
    { what: 'a server that is not there', parameters: ['http://localhost:9/fhir'], line: /cannot be reached/ },
    { what: 'an unknown format', parameters: ['http://localhost:9/fhir', '--format', 'xml'], line: /text or json/ },
  ])('ends with 2 and one clear line for $what', async ({ parameters, line }) => {
    const { code, stdout, stderr } = await runCommand(['probe', ...parameters]);
    expect(stderr).toMatch(line);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect([code, stdout]).toEqual([2, '']);
  });
});
