import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

const project = join(import.meta.dirname, '../..');
const decision = join(project, 'examples/scenarios/mieke/decision.json');

describe('samenspel validate', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samenspel-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  test('says that a right decision has no errors, names the codes of systems that are not at hand, and ends with 0', async () => {
    const { code, stdout } = await runCommand(['validate', decision]);
    const [summary, ...undecided] = stdout.trimEnd().split('\n');
    expect(summary).toBe(`${decision}: 0 errors, 0 warnings, 4 not evaluated`);
    expect(undecided).toHaveLength(4);
    for (const line of undecided) expect(line).toMatch(/^ {2}information Bundle\..*\.code: .* \[code-undecided\]$/);
    expect(code).toBe(0);
  });

  test('says what is wrong, where, and ends with 1; in Dutch when asked', async () => {
    const wrong = file(
      'wrong.json',
      readFileSync(decision, 'utf8').replace('"status": "active"', '"status": "lopend"'),
    );
    const { code, stdout } = await runCommand(['validate', wrong, '--lang', 'nl']);
    expect(stdout).toMatch(
      /error Bundle\.entry\[1\]\.resource\.status: Deze code hoort niet bij .* \[binding-required\]/,
    );
    expect(code).toBe(1);
  });

  test('takes standard input, a profile to hold it to, and answers with an OperationOutcome', async () => {
    const profile = 'https://samenspel.example/fhir/StructureDefinition/mantelzorger';
    const person = JSON.stringify({ resourceType: 'RelatedPerson' });
    const { code, stdout } = await runCommand(['validate', '-', '--profile', profile, '--format', 'json'], {}, person);
    const outcome = JSON.parse(stdout);
    expect(outcome.resourceType).toBe('OperationOutcome');
    expect(outcome.issue[0]).toMatchObject({ severity: 'error', expression: ['RelatedPerson.patient'] });
    expect(code).toBe(1);
  });

  test.each([
    { what: 'no file', parameters: [], line: /which file/ },
    { what: 'a file that is not there', parameters: ['nothing.json'], line: /nothing\.json cannot be read \(ENOENT\)/ },
    { what: 'an unknown option', parameters: ['--colour', 'x.json'], line: /--colour/ },
    { what: 'an unknown profile', parameters: [decision, '--profile', 'https://nobody.example/p'], line: /no profile/ },
    { what: 'a language that it does not speak', parameters: [decision, '--lang', 'fr'], line: /nl or en/ },
    {
      what: 'what is not JSON',
      parameters: [join(project, 'README.md')],
      line: /README\.md: This is not JSON: it goes wrong at line 1/,
    },
  ])('ends with 2 and one clear line for $what', async ({ parameters, line }) => {
    const { code, stdout, stderr } = await runCommand(['validate', ...parameters]);
    expect(stderr).toMatch(line);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});
