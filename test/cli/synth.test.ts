import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actKinds } from '../../src/agreements/acts.ts';
import { RULES } from '../../src/agreements/ledger.ts';
import { readRecords } from '../../src/agreements/read-record.ts';
import { checkRules } from '../../src/agreements/rule.ts';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import { type JsonObject, objects, type Resource } from '../../src/fhir/json.ts';
import { STATES } from '../../src/synth/agreement.ts';
import { dossiers } from '../../src/synth/dossier.ts';
import { createValidator } from '../../src/validation/validator.ts';
import { call, startService, type TestService } from '../http/start-service.ts';
import { runCommand } from './run-command.ts';

const definitions = packagedDefinitions();
const validator = createValidator(definitions);
const kinds = actKinds(definitions);
const DAY = '2026-11-24';

const resourcesOf = (bundle: Resource): Resource[] =>
  objects(bundle['entry']).map(({ resource }) => resource as Resource);

/** Every error of the validator, and of every rule on that day, in a dossier. */
const errorsIn = (bundle: Resource, day: string): string[] => [
  ...validator
    .validate(bundle)
    .filter(({ severity }) => severity === 'error')
    .map(({ id, expression }) => `${id} ${expression}`),
  ...readRecords(
    resourcesOf(bundle).map((resource) => ({ resource })),
    kinds,
  )
    .flatMap((record) => checkRules(RULES, record, day))
    .filter(({ severity }) => severity === 'error')
    .map(({ id, expression }) => `${id} ${expression}`),
];

describe('synthetic dossiers', () => {
  const many = [...dossiers({ clients: 100, seed: 'many', date: DAY })];
  const all = many.flatMap(resourcesOf);
  const ofType = (type: string) => all.filter(({ resourceType }) => resourceType === type);

  test('none has an error, by the validator or by a rule, whatever the seed and the day', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z0-9]{1,8}$/),
        fc.date({ min: new Date('2024-01-01'), max: new Date('2032-12-31'), noInvalidDate: true }),
        (seed, day) => {
          const date = day.toISOString().slice(0, 10);
          for (const bundle of dossiers({ clients: 3, seed, date })) expect(errorsIn(bundle, date)).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('those that are asked to be broken each have one, and no others', () => {
    const broken = [...dossiers({ clients: 60, seed: 'broken', date: DAY, broken: 1 / 3 })];
    expect(broken.filter((bundle) => errorsIn(bundle, DAY).length > 0).length).toBe(20);
  });

  test('the same seed and day give the same, another seed another', () => {
    const of = (seed: string) => JSON.stringify([...dossiers({ clients: 5, seed, date: DAY })]);
    expect(of('a')).toBe(of('a'));
    expect(of('a').replaceAll('synth-a', '')).not.toBe(of('b').replaceAll('synth-b', ''));
  });

  test('each client has a BSN of the test range of his own, which passes the elfproef', () => {
    const bsns = ofType('Patient').flatMap(({ identifier }) => objects(identifier).map(({ value }) => String(value)));
    expect(new Set(bsns).size).toBe(100);
    for (const bsn of bsns) {
      expect(bsn).toMatch(/^9999\d{5}$/);
      const sum = [...bsn].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
      expect([bsn, sum % 11]).toEqual([bsn, 0]);
    }
  });

  test('there is something of all that a dossier can have', () => {
    const states = ofType('CarePlan')
      .filter(({ category }) => category !== undefined)
      .map(({ status }) => status);
    expect(new Set(states)).toEqual(new Set(Object.keys(STATES)));
    const profiles = new Set(
      all.flatMap(({ meta }) => meta?.profile ?? []).map((url) => url.slice(url.lastIndexOf('/') + 1)),
    );
    expect([...profiles].sort()).toEqual([
      'care-agreement',
      'care-consent',
      'care-organization',
      'care-plan-meeting',
      'carer-support',
      'competence',
      'concern-task',
      'delegation-order',
      'disclosure-consent',
      'evaluation-task',
      'mantelzorger',
      'volunteer-agreement',
      'vrijwilliger',
    ]);
  });

  describe('and the service', () => {
    let service: TestService;
    beforeAll(async () => {
      service = await startService();
    });
    afterAll(() => service.stop());

    test('takes each as it comes, twice, and finds no error in $check-agreements', async () => {
      const today = new Date().toISOString().slice(0, 10);
      for (const bundle of [...dossiers({ clients: 5, seed: 'post', date: today })]) {
        for (let times = 0; times < 2; times++) {
          const answer = await call(service.base, 'POST', bundle);
          expect([answer.status, answer.body.issue]).toEqual([200, undefined]);
        }
        const client = resourcesOf(bundle).find(({ resourceType }) => resourceType === 'Patient');
        const { body } = await call(`${service.base}/Patient/${client?.id}/$check-agreements`);
        const consistent = objects(body.parameter as JsonObject[]).find(({ name }) => name === 'consistent');
        expect(consistent).toEqual({ name: 'consistent', valueBoolean: true });
      }
    });
  });
});

describe('samenspel synth', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samenspel-synth-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const asked = ['synth', '--clients', '3', '--seed', 'x', '--date', DAY];

  test('writes one Bundle a line, to standard output or a file, or one a file in a folder', async () => {
    const expected = [...dossiers({ clients: 3, seed: 'x', date: DAY })];
    const { code, stdout } = await runCommand(asked);
    expect(code).toBe(0);
    const lines = (text: string) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
    expect(lines(stdout)).toEqual(expected);

    const file = join(folder, 'dossiers.ndjson');
    expect((await runCommand([...asked, '--out', file])).stdout).toBe(`${file}: 3 dossiers\n`);
    expect(lines(readFileSync(file, 'utf8'))).toEqual(expected);

    const inFolder = join(folder, 'each/');
    expect((await runCommand([...asked, '--out', inFolder])).code).toBe(0);
    const files = readdirSync(inFolder).sort();
    expect(files).toEqual(['dossier-0001.json', 'dossier-0002.json', 'dossier-0003.json']);
    expect(files.map((name) => JSON.parse(readFileSync(join(inFolder, name), 'utf8')))).toEqual(expected);
  });

  test.each([
    [['--clients', '0', '--seed', 'x'], /^samenspel: --clients is a whole number from 1 to 9091/],
    [['--clients', '3'], /--seed is 1 to 20/],
    [['--clients', '3', '--seed', '../x'], /--seed is 1 to 20/],
    [['--clients', '3', '--seed', 'x', '--date', 'morgen'], /--date is a day/],
    [['--clients', '3', '--seed', 'x', '--broken', '2'], /--broken is a share/],
    [['--clients', '3', '--seed', 'x', '--many'], /Unknown option '--many'/],
    [['--clients', '1', '--seed', 'x', '--out', '/nowhere/at/all'], /cannot be written \(ENOENT\)/],
  ])('%j is answered in clear words', async (parameters, said) => {
    const { code, stderr } = await runCommand(['synth', ...parameters]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(said)]);
  });
});
