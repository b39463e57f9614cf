import { afterAll, beforeAll, expect, test } from 'vitest';
import { htmlPage } from '../../src/conformance/reports/html.ts';
import { junitXml } from '../../src/conformance/reports/junit.ts';
import { testReports } from '../../src/conformance/reports/test-report.ts';
import { differencesText, progressText, summaryText } from '../../src/conformance/reports/text.ts';
import { hasPassed, type SuiteResult } from '../../src/conformance/result.ts';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import { createValidator } from '../../src/validation/validator.ts';
import { startService, type TestService } from '../http/start-service.ts';
import { HABITS, startWithHabit } from './habits.ts';
import { runOn } from './run-on.ts';

let service: TestService;
let good: SuiteResult;
let bad: SuiteResult;
beforeAll(async () => {
  service = await startService();
  good = await runOn(service.base, ['basics-rest', 'basics-values']);
  const proxy = await startWithHabit(service.base, HABITS['ignores If-Match']);
  bad = await runOn(proxy.base, ['basics-rest', 'basics-values']);
  await proxy.stop();
});
afterAll(() => service.stop());

const validator = createValidator(packagedDefinitions());

test('each TestReport is one of R4, and says what came of it', () => {
  for (const [result, expected] of [[good, 'pass'] as const, [bad, 'fail'] as const]) {
    const [rest] = testReports(result, { version: '1' }).filter(({ id }) => id === 'basics-rest');
    expect(rest?.['result']).toBe(expected);
    expect(validator.validate(rest).filter(({ severity }) => severity === 'error')).toEqual([]);
  }
});

test('JUnit counts what failed, and says why where a build server shows it', () => {
  const xml = junitXml(bad);
  expect(xml).toContain('<testsuite name="basics-rest" tests="7" failures="1" errors="0" skipped="0">');
  expect(xml).toMatch(/name="Who is late is refused"><failure type="http[^"]+" message="[^"]*the status is 200/);
});

test('the page stands by itself, and names what failed and what was asked', () => {
  const page = htmlPage(bad, '1', good);
  expect(page).toContain('Not all that was asked is done');
  expect(page).toContain('PUT [base]/Task/');
  expect(page).toContain('Tests that ended in another way');
  expect(page).not.toMatch(/<(script|link|img)\b|src=|url\(/);
});

test('what a server says is text, whatever it is', () => {
  const page = htmlPage({ ...good, software: '<script>alert(1)</script>' }, '1');
  expect(page).toContain('&lt;script&gt;alert(1)');
});

test('in words: a line for a script, one for what failed, and where two servers differ', () => {
  expect(bad.scripts.map(progressText).join('')).toMatch(
    /basics-rest +6 passed, 1 failed\n {2}✗ Who is late is refused: /,
  );
  expect(summaryText(good)).toContain('9 passed\nAll that was made is removed again.');
  expect(differencesText(good, bad)).toMatch(
    /^1 tests ended in another way.*\n {2}pass +fail +basics-rest: Who is late/,
  );
  expect(differencesText(good, good)).toBe('No test ended in another way.\n');
  expect([hasPassed(good.scripts), hasPassed(bad.scripts)]).toEqual([true, false]);
});
