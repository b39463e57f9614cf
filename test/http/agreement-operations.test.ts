import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/fhir/json.ts';
import { call, startService, type TestService } from './start-service.ts';

const root = join(import.meta.dirname, '../..');
const read = (story: string, name: string) =>
  JSON.parse(readFileSync(join(root, 'examples/scenarios', story, name), 'utf8'));
const named = (body: { parameter: JsonObject[] }, name: string) => body.parameter.filter((one) => one['name'] === name);
const statuses = (body: { parameter: JsonObject[] }) =>
  named(body, 'written').map(({ resource }) => {
    const { resourceType, status } = resource as { resourceType: string; status?: string };
    return status ? `${resourceType} ${status}` : resourceType;
  });

let service: TestService;
let base = '';
beforeAll(async () => {
  service = await startService();
  base = service.base;
  for (const story of ['aan-tafel', 'mieke']) {
    await call(base, 'POST', read(story, 'dossier.json'));
    await call(base, 'POST', read(story, 'decision.json'));
  }
});
afterAll(() => service.stop());

const everything = async () => {
  const answers = await Promise.all(
    ['CarePlan', 'Consent', 'Task', 'List'].map((type) => call(`${base}/${type}?_count=100`)),
  );
  return answers.map(({ body }) => (body.entry ?? []).map(({ resource }: { resource: unknown }) => resource));
};

/** `GET /path` or `POST /path` with a body, and the answer, as docs/operations.md tells them. */
const documented = [
  ...readFileSync(join(root, 'docs/operations.md'), 'utf8').matchAll(
    /```http\n(GET|POST) (\S+)\n(?:\n(\{.*?\n\}))?\s*```\n.*?```json\n(.*?)```/gs,
  ),
].map(([, method = '', path = '', body, answer = '']) => ({ method, path, body, answer: JSON.parse(answer) }));

describe('docs/operations.md', () => {
  let lastId: unknown;
  test.each(documented)('$method $path gets the answer that it shows', async ({ method, path, body, answer }) => {
    // `{id}` is that of what the call before it wrote.
    const got = await call(`${base}${path.replace('{id}', String(lastId))}`, method, body);
    lastId = got.body.parameter?.find(({ name }: JsonObject) => name === 'written')?.resource.id;
    expect([got.status, got.body]).toMatchObject([200, answer]);
  });

  test('has a section with a call for each operation of the agreements', () => {
    const called = documented.map(({ path }) => /\$[\w-]+/.exec(path)?.[0]);
    expect(called).toEqual([
      '$record-agreement',
      '$check-agreements',
      '$work-list',
      '$care-network',
      '$agreement-sheet',
      '$revoke',
      '$evaluate',
      '$report-concern',
      '$respond-to-concern',
      '$sock-check',
      '$hand-back',
      '$competence',
      '$determine-role',
    ]);
  });
});

describe('$check-agreements', () => {
  test('tells per agreement what the rules say, in the language asked for', async () => {
    const { body } = await call(`${base}/Patient/zus-van-mieke/$check-agreements`, 'GET', undefined, {
      'Accept-Language': 'nl',
    });
    expect(named(body, 'consistent')).toEqual([{ name: 'consistent', valueBoolean: true }]);
    const agreements = named(body, 'agreement') as { part: { name: string; resource?: JsonObject }[] }[];
    expect(agreements.length).toBeGreaterThan(0);
    const outcome = JSON.stringify(agreements.map(({ part }) => part.find(({ name }) => name === 'outcome')?.resource));
    expect(outcome).toContain('Een mantelzorger mag deze voorbehouden handeling doen');
  });

  test('on a date: what will be due then is told', async () => {
    const codesOn = async (date: string) =>
      JSON.stringify((await call(`${base}/Patient/zus-van-mieke/$check-agreements?date=${date}`)).body);
    expect(await codesOn('2026-12-01')).not.toContain('EVAL-4-overdue');
    expect(await codesOn('2028-01-01')).toContain('EVAL-4-overdue');
  });

  test.each([
    { path: '/Patient/niemand/$check-agreements', status: 404 },
    { path: '/Patient/zus-van-mieke/$check-agreements?date=morgen', status: 400 },
    { path: '/Consent/jaap-stemt-in/$check-agreements', status: 400 },
  ])('$path: $status with an OperationOutcome', async ({ path, status }) => {
    const { status: got, body } = await call(`${base}${path}`);
    expect([got, body.resourceType]).toEqual([status, 'OperationOutcome']);
  });
});

describe('$revoke', () => {
  const url = () => `${base}/Consent/jaap-stemt-in/$revoke`;
  const dry = { resourceType: 'Parameters', parameter: [{ name: 'dryRun', valueBoolean: true }] };

  test('a dry run shows what follows and writes nothing; the real run then does the same', async () => {
    const before = await everything();
    const shown = await call(url(), 'POST', dry);
    expect(shown.status).toBe(200);
    expect(statuses(shown.body)).toEqual([
      'Consent inactive',
      'Provenance',
      'CarePlan on-hold',
      'Task requested',
      'Provenance',
    ]);
    expect(await everything()).toEqual(before);

    const done = await call(url(), 'POST');
    expect([done.status, statuses(done.body)]).toEqual([200, statuses(shown.body)]);
    expect(named(done.body, 'outcome')).toEqual(named(shown.body, 'outcome'));
    expect((await call(`${base}/CarePlan/sanne-helpt-jaap`)).body.status).toBe('on-hold');
    const checked = (await call(`${base}/Patient/tafelgenoot-jaap/$check-agreements`)).body;
    expect(named(checked, 'consistent')).toEqual([{ name: 'consistent', valueBoolean: true }]);
  });

  test('again: there is nothing to do', async () => {
    const before = await everything();
    const { status, body } = await call(url(), 'POST');
    expect([status, statuses(body)]).toEqual([200, []]);
    expect(await everything()).toEqual(before);
  });

  test.each([
    { what: 'no such consent', path: '/Consent/geen/$revoke', body: undefined, status: 404 },
    {
      what: 'another parameter',
      path: '/Consent/jaap-stemt-in/$revoke',
      body: { resourceType: 'Parameters', parameter: [{ name: 'dryrun', valueBoolean: true }] },
      status: 400,
    },
    {
      what: 'a dryRun that is no boolean',
      path: '/Consent/jaap-stemt-in/$revoke',
      body: { resourceType: 'Parameters', parameter: [{ name: 'dryRun', valueString: 'true' }] },
      status: 400,
    },
  ])('$what: $status', async ({ path, body, status }) => {
    const answer = await call(`${base}${path}`, 'POST', body);
    expect([answer.status, answer.body.resourceType]).toEqual([status, 'OperationOutcome']);
  });
});
