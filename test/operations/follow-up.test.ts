import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { openStore } from '../../src/cli/store.ts';
import { failure } from '../../src/fhir/failure.ts';
import { allMatches } from '../../src/gateway/all-matches.ts';
import type { Gateway } from '../../src/gateway/gateway.ts';
import { resumeFollowUps } from '../../src/operations/follow-up.ts';
import { write } from '../../src/operations/single-write.ts';
import { transaction } from '../../src/operations/transaction.ts';
import { temporaryFolder } from '../contract/start-sandbox.ts';
import { volunteerOfMany } from '../http/volunteer-of-many.ts';
import { callOn, definitions } from './call-on.ts';

const folder = temporaryFolder();
const store = openStore({ folder: folder.file, definitions, now: () => new Date(), newId: randomUUID });
afterAll(async () => {
  await store.close();
  folder.remove();
});

const states = async () => {
  const agreements = await allMatches(store, 'CarePlan', new URLSearchParams({ category: 'care-agreement' }));
  return agreements.map(({ resource }) => resource['status']).sort();
};
const jobs = async () =>
  (await allMatches(store, 'Task', new URLSearchParams({ code: 'follow-up' }))).map(
    ({ resource }) => resource['status'],
  );

test('the server is away for one client after the fact was written: it stands, the others are reached, and the rest is done later', async () => {
  const call = callOn(store);
  for (const bundle of volunteerOfMany(3)) await transaction(call, bundle);
  let away = true;
  const flaky: Gateway = {
    ...store,
    search: async (type, query, options) => {
      if (away && query.get('patient') === 'Patient/diabeet-1')
        throw failure('upstream-down', { nl: 'De server is er niet.', en: 'The server is away.' });
      return store.search(type, query, options);
    },
  };
  const { resource: contract } = await store.read('Contract', 'overeenkomst');
  const ended = { ...contract, status: 'terminated' };
  const asked = { method: 'PUT', type: 'Contract', resource: ended, on: { id: 'overeenkomst' } } as const;
  const { result, findings } = await write(callOn(flaky), asked);
  expect(result?.effect).toBe('updated');
  expect(findings.filter(({ id }) => id === 'follow-up-unfinished').map(({ severity }) => severity)).toEqual([
    'warning',
  ]);
  expect([await states(), await jobs()]).toEqual([['active', 'on-hold', 'on-hold'], ['requested']]);

  expect(await resumeFollowUps(callOn(flaky))).toEqual({ jobs: 1, unfinished: 1 });
  away = false;
  expect(await resumeFollowUps(callOn(flaky))).toEqual({ jobs: 1, unfinished: 0 });
  expect([await states(), await jobs()]).toEqual([['on-hold', 'on-hold', 'on-hold'], ['completed']]);
});

test('a job that was done is kept for a day, and then goes with its copy of the fact', async () => {
  const inHours = (hours: number) => ({
    ...callOn(store),
    now: new Date(Date.now() + hours * 3_600_000).toISOString(),
  });
  await resumeFollowUps(inHours(23));
  expect(await jobs()).toEqual(['completed']);
  await resumeFollowUps(inHours(25));
  expect(await jobs()).toEqual([]);
});
