import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
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
    for (const line of undecided)
      expect(line).toMatch(/^ {2}\d+:\d+ information Bundle\..*\.code: .* \[code-undecided\]$/);
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
      what: 'a format that it does not write',
      parameters: [decision, '--format', 'xml'],
      line: /text, json, sarif, junit/,
    },
    { what: 'a folder without anything to validate', parameters: [join(project, 'bin')], line: /no \.json files in/ },
  ])('ends with 2 and one clear line for $what', async ({ parameters, line }) => {
    const { code, stdout, stderr } = await runCommand(['validate', ...parameters]);
    expect(stderr).toMatch(line);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  const stories = join(folder, 'stories');
  const put = (name: string, content: unknown) => {
    mkdirSync(dirname(join(stories, name)), { recursive: true });
    writeFileSync(join(stories, name), typeof content === 'string' ? content : JSON.stringify(content));
  };
  put('b/right.json', { resourceType: 'Patient', gender: 'female' });
  put('b/deeper/wrong & <worse>.json', { resourceType: 'Patient', gender: 'vrouw', active: 'ja' });
  put('a.json', '{ "resourceType": ');
  put('settings.json', { colour: 'red' });
  put('node_modules/other/patient.json', { resourceType: 'Patient', gender: 'vrouw' });
  const right = join(stories, 'b/right.json');
  const wrong = join(stories, 'b/deeper/wrong & <worse>.json');
  const PASSED = `samenspel: ${join(stories, 'settings.json')} has no resourceType and was passed over\n`;

  test('looks through a folder, goes on after what is wrong, and adds it up', async () => {
    const { code, stdout, stderr } = await runCommand(['validate', stories]);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.filter((line) => !line.startsWith('  '))).toEqual([
      `${join(stories, 'a.json')}: 1 errors, 0 warnings, 0 not evaluated`,
      `${wrong}: 2 errors, 0 warnings, 0 not evaluated`,
      `${join(stories, 'b/right.json')}: 0 errors, 0 warnings, 0 not evaluated`,
      '3 files, 2 with errors: 3 errors, 0 warnings, 0 not evaluated',
    ]);
    expect(lines[1]).toMatch(
      /^ {2}1:19 fatal : This is not JSON: it goes wrong at line 1, column 19\. \[json-syntax\]$/,
    );
    expect(stderr).toBe(PASSED);
    expect(code).toBe(1);
  });

  test('as JSON it is an OperationOutcome a line, each with its file', async () => {
    const { code, stdout } = await runCommand(['validate', stories, '--format', 'json']);
    const outcomes = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(outcomes.map((outcome) => outcome.extension[0].valueString)).toEqual([
      join(stories, 'a.json'),
      wrong,
      join(stories, 'b/right.json'),
    ]);
    const [line, column] = ['line', 'col'].map(
      (part) => (outcome: { issue: { extension: object[] }[] }) =>
        outcome.issue[0]?.extension.find((e) => (e as { url: string }).url.endsWith(`/operationoutcome-issue-${part}`)),
    );
    expect(line?.(outcomes[0])).toMatchObject({ valueInteger: 1 });
    expect(column?.(outcomes[0])).toMatchObject({ valueInteger: 19 });
    expect(outcomes.map((outcome) => outcome.issue[0].severity)).toEqual(['fatal', 'error', 'information']);
    expect(code).toBe(1);
  });

  test('as SARIF each finding is a result with its rule, file and expression', async () => {
    const { code, stdout } = await runCommand(['validate', stories, '--format', 'sarif', '--lang', 'nl']);
    const { version, runs } = JSON.parse(stdout);
    expect(version).toBe('2.1.0');
    const [{ tool, results, artifacts }] = runs;
    expect(tool.driver.name).toBe('samenspel');
    expect(artifacts).toHaveLength(3);
    expect(results).toHaveLength(3);
    const result = results.find((r: { ruleId: string }) => r.ruleId === 'binding-required');
    expect(tool.driver.rules[result.ruleIndex].id).toBe('binding-required');
    expect(result).toMatchObject({
      level: 'error',
      message: { text: expect.stringMatching(/^Deze code hoort niet bij/) },
    });
    expect(result.locations[0].logicalLocations[0].fullyQualifiedName).toBe('Patient.gender');
    expect(result.locations[0].physicalLocation.region).toEqual({ startLine: 1, startColumn: 27 });
    expect(fileURLToPath(result.locations[0].physicalLocation.artifactLocation.uri)).toBe(wrong);
    expect(code).toBe(1);
  });

  test('as JUnit each file is a test, which its errors fail; it is well-formed XML', async () => {
    const { code, stdout } = await runCommand(['validate', stories, '--format', 'junit']);
    expect(stdout).toContain('<testsuites tests="3" failures="2" errors="0">');
    expect(stdout).toContain('wrong &amp; &lt;worse&gt;.json');
    expect(stdout.match(/<failure /g)).toHaveLength(2);
    expect(stdout).toContain('message="1:19 fatal : This is not JSON');
    // Every tag that is opened is closed, in order, and nothing that only XML may mean stands in the texts.
    const open: string[] = [];
    for (const [, end, name, rest = ''] of stdout.replace(/<\?.*?\?>/, '').matchAll(/<(\/?)([a-z-]+)([^<>]*)>/g)) {
      if (end) expect(open.pop()).toBe(name);
      else if (!rest.endsWith('/')) open.push(name as string);
    }
    expect(open).toEqual([]);
    expect(stdout.replaceAll(/&(?:amp|lt|gt|quot|apos|#10);/g, '')).not.toContain('&');
    expect(code).toBe(1);
  });

  test('leaves out what is suppressed, and names what suppresses nothing', async () => {
    const suppress = file(
      'suppress.json',
      JSON.stringify([
        { id: 'binding-required', path: '**.gender', reason: 'the source has its own' },
        { id: 'primitive-format', reason: 'as the source has it' },
        { id: 'nothing', path: 'Patient.name[*]', reason: 'none' },
        { id: 'json-syntax', reason: 'past', until: '2020-01-01' },
      ]),
    );
    const { code, stdout, stderr } = await runCommand(['validate', wrong, '--suppress', suppress]);
    expect(stdout).toBe(`${wrong}: 0 errors, 0 warnings, 0 not evaluated\n`);
    expect(stderr).toBe(
      'samenspel: nothing was suppressed by nothing Patient.name[*]\nsamenspel: this is past its day, and suppresses nothing: json-syntax\n',
    );
    expect(code).toBe(0);
    const bad = file('bad.json', '[{ "id": "a" }]');
    expect(await runCommand(['validate', wrong, '--suppress', bad])).toMatchObject({
      code: 2,
      stderr: `samenspel: ${bad}: suppressions[0] has no reason\n`,
    });
  });

  test('prints what a profile asks and was never reached', async () => {
    const profile = 'https://samenspel.example/fhir/StructureDefinition/care-agreement';
    const { stdout, code } = await runCommand(['validate', decision, '--coverage']);
    const [, constraints, reached] =
      new RegExp(`^${profile}: held to 1 times, (\\d+) constraints, (\\d+) reached, 0 never$`, 'm').exec(stdout) ?? [];
    expect(Number(constraints)).toBeGreaterThan(25);
    expect(reached).toBe(constraints);
    expect(stdout).toMatch(/^ {2}passed {8}CarePlan\.activity: min 1 \(1 passed\)$/m);
    expect(code).toBe(0);
    const { stdout: none } = await runCommand([
      'validate',
      right,
      '--coverage',
      '--profile',
      profile,
      '--format',
      'json',
    ]);
    const { profiles } = JSON.parse(none);
    expect(profiles).toMatchObject([{ profile, held: 0 }]);
    expect(profiles[0].constraints[0]).toEqual({
      element: 'CarePlan',
      what: 'STATUS-1',
      passed: 0,
      failed: 0,
      undecided: 0,
    });
  });

  test('asks a terminology server for what is not at hand, and nobody without', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        asked.push(body);
        response.setHeader('Content-Type', 'application/fhir+json');
        response.end(
          JSON.stringify({ resourceType: 'Parameters', parameter: [{ name: 'result', valueBoolean: true }] }),
        );
      });
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const url = `http://localhost:${(server.address() as AddressInfo).port}/fhir`;
    const { stdout } = await runCommand(['validate', decision, '--terminology-server', url]);
    server.close();
    expect(stdout).toContain(`${decision}: 0 errors, 0 warnings, 0 not evaluated`);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.join()).not.toContain('Mieke');
  });

  test('reports what is not JSON, and ends with 1', async () => {
    const readme = join(project, 'README.md');
    const { code, stdout, stderr } = await runCommand(['validate', readme, decision]);
    expect(stdout).toMatch(/README\.md: 1 errors.*\n {2}1:1 fatal : This is not JSON: it goes wrong at line 1/);
    expect(stdout).toContain(`${decision}: 0 errors`);
    expect(stderr).toBe('');
    expect(code).toBe(1);
  });
});
