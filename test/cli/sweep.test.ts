import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/cli/store.ts';
import { isError } from '../../src/fhir/finding.ts';
import type { Resource } from '../../src/fhir/json.ts';
import { allMatches } from '../../src/gateway/all-matches.ts';
import { transaction } from '../../src/operations/transaction.ts';
import { createValidator } from '../../src/validation/validator.ts';
import { volunteerOfMany } from '../http/volunteer-of-many.ts';
import { callOn, definitions } from '../operations/call-on.ts';
import { runCommand, startCommand } from './run-command.ts';

const CLIENTS = 25;
/** The ability of the volunteer ends on 2027-10-19; her evaluations were due on 2027-02-09. */
const DAY = '2027-10-01';
const validator = createValidator(definitions);
const data = mkdtempSync(join(tmpdir(), 'samenspel-'));
const open = () => openStore({ folder: data, definitions, now: () => new Date(), newId: randomUUID });
afterAll(() => rmSync(data, { recursive: true }));

beforeAll(async () => {
  const store = open();
  for (const bundle of volunteerOfMany(CLIENTS)) await transaction(callOn(store), bundle);
  await store.close();
});

const tasks = async (): Promise<Resource[]> => {
  const store = open();
  const found = await allMatches(store, 'Task', new URLSearchParams({ code: 'review,evaluation' }));
  await store.close();
  return found.map(({ resource }) => resource);
};
const keysOf = (found: readonly Resource[]) =>
  found.map(({ identifier }) => (identifier as unknown as { value: string }[])[0]?.value).sort();
const sweep = (...more: string[]) => runCommand(['sweep', ...more], { SAMENSPEL_DATA: data });

describe('samenspel sweep', () => {
  test('killed on the way, run twice at once, and again: each thing is done once', async () => {
    const killed = startCommand(['sweep', '--date', DAY], { SAMENSPEL_DATA: data });
    while ((await tasks()).length < 3) await wait(20);
    killed.kill('SIGKILL');
    await killed.ended;
    const some = (await tasks()).length;

    const both = await Promise.all([sweep('--date', DAY), sweep('--date', DAY)]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    const found = await tasks();
    expect(some).toBeLessThan(found.length);
    const kinds = Map.groupBy(keysOf(found), (key) => String(key).split('/').slice(-2).join('/'));
    expect([...kinds.keys()].sort()).toEqual(['ability-ends/2027-10-19', 'evaluation/2027-02-09']);
    for (const keys of kinds.values()) expect(new Set(keys).size).toBe(CLIENTS);
    expect(found).toHaveLength(2 * CLIENTS);
    for (const task of found) expect(validator.validate(task).filter(isError)).toEqual([]);

    // The evaluations that it made are past their date by then: that is the next thing, and once too.
    await sweep('--date', DAY);
    const last = await sweep('--date', DAY);
    expect([last.code, last.stdout]).toEqual([0, '0 clients: 0 reviews, 0 evaluations, 0 past their date\n']);
    const after = await tasks();
    expect(keysOf(after)).toEqual(keysOf(found));
    const pressing = after.filter(({ priority }) => priority === 'urgent');
    expect(pressing).toHaveLength(CLIENTS);
    expect(new Set(pressing.map(({ meta }) => meta?.versionId))).toEqual(new Set(['2']));
  }, 60_000);

  test.each([
    { parameters: ['--date', 'morgen'], says: '--date is a day' },
    { parameters: ['--dat', '2027-10-01'], says: 'samenspel sweep' },
  ])('$parameters: could not run', async ({ parameters, says }) => {
    const { code, stderr } = await sweep(...parameters);
    expect([code, stderr]).toEqual([2, expect.stringContaining(says)]);
  });
});
