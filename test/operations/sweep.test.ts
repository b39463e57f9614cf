import { expect, test } from 'vitest';
import { allMatches } from '../../src/gateway/all-matches.ts';
import type { Gateway } from '../../src/gateway/gateway.ts';
import { sweep } from '../../src/operations/sweep.ts';
import { transaction } from '../../src/operations/transaction.ts';
import { openSandbox } from '../../src/sandbox/sandbox.ts';
import { r4Options, temporaryFolder } from '../contract/start-sandbox.ts';
import { volunteerOfMany } from '../http/volunteer-of-many.ts';
import { callOn, definitions } from './call-on.ts';

/** A server that knows R4's search parameters, and none of ours. */
const sandboxOn = (file: string) =>
  openSandbox({
    ...r4Options,
    file,
    now: () => new Date(),
    searchParameters: (type) =>
      new Map([...definitions.searchParameters(type)].filter(([, { url }]) => url?.startsWith('http://hl7.org/'))),
  });

test('a server that has none of our own search parameters: what is due is found all the same', async () => {
  const folder = temporaryFolder();
  const store = sandboxOn(folder.file);
  for (const bundle of volunteerOfMany(2)) await transaction(callOn(store), bundle);
  await expect(store.search('Task', new URLSearchParams({ due: 'lt2027-01-01' }))).rejects.toThrow();
  const on = (today: string) => callOn(store, { today });
  expect(await sweep(on('2027-10-01'))).toMatchObject({
    clients: 2,
    reviews: 2,
    evaluations: 2,
    escalated: 0,
    failed: 0,
  });
  expect(await sweep(on('2027-10-02'))).toMatchObject({
    clients: 2,
    reviews: 0,
    evaluations: 0,
    escalated: 2,
    failed: 0,
  });
  expect(await sweep(on('2027-10-02'))).toMatchObject({ clients: 0 });
  const [task] = await allMatches(store, 'Task', new URLSearchParams({ code: 'review' }));
  expect(task?.resource['restriction']).toEqual({ period: { end: '2027-10-19' } });
  await store.close();
  folder.remove();
});

test('a client whose record cannot be written now is counted, and the others go on; the next sweep does it', async () => {
  const folder = temporaryFolder();
  const store = sandboxOn(folder.file);
  for (const bundle of volunteerOfMany(3)) await transaction(callOn(store), bundle);
  let broken = true;
  const flaky: Gateway = {
    ...store,
    search: (type, query, options) =>
      broken && type === 'Task' && query.get('patient') === 'Patient/diabeet-1'
        ? store.read('Patient', 'nobody').then(() => ({ matches: [] }))
        : store.search(type, query, options),
  };
  const call = callOn(flaky, { today: '2027-10-01' });
  expect(await sweep(call)).toMatchObject({ clients: 2, failed: 1 });
  broken = false;
  expect(await sweep(call)).toMatchObject({ reviews: 1, evaluations: 1, failed: 0 });
  await store.close();
  folder.remove();
});
