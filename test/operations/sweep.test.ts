import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isError } from '../../src/fhir/finding.ts';
import type { Resource } from '../../src/fhir/json.ts';
import { allMatches } from '../../src/gateway/all-matches.ts';
import type { Gateway } from '../../src/gateway/gateway.ts';
import { write } from '../../src/operations/single-write.ts';
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

test('a concern that nobody answered in time goes before other work, and is laid before the organisation, once (CONCERN-5)', async () => {
  const folder = temporaryFolder();
  const store = sandboxOn(folder.file);
  const call = callOn(store, { today: '2026-12-01' });
  for (const bundle of volunteerOfMany(1)) await transaction(call, bundle);
  const concern = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../examples/valid/concern-task.json'), 'utf8'),
  ) as Resource;
  const { output: _output, ...open } = concern;
  const late = {
    ...open,
    id: 'zorg',
    status: 'requested',
    focus: { reference: 'CarePlan/insuline-0' },
    for: { reference: 'Patient/diabeet-0' },
    extension: [
      {
        url: 'https://samenspel.example/fhir/StructureDefinition/concern-about',
        valueReference: { reference: 'RelatedPerson/vrijwilliger-0' },
      },
    ],
    requester: { display: 'Een collega' },
    owner: { display: 'De teamleider' },
    restriction: { period: { end: '2026-11-30' } },
  } as Resource;
  await write(call, { method: 'PUT', type: 'Task', resource: late, on: { id: 'zorg' } });
  expect(await sweep(call)).toMatchObject({ escalated: 1, failed: 0 });
  const { resource } = await store.read('Task', 'zorg');
  expect([resource['priority'], resource['status'], JSON.stringify(resource['output'])]).toEqual([
    'urgent',
    'requested',
    expect.stringMatching(/escalated-to.*Organization\/zorghuis/),
  ]);
  expect(call.validator.validate(resource).filter(isError)).toEqual([]);
  // It stays hidden: no other task speaks of it (DISC-13).
  const tasks = await allMatches(store, 'Task', new URLSearchParams({ patient: 'Patient/diabeet-0' }));
  expect(tasks.map((task) => task.resource.id)).toEqual(['zorg']);
  expect(await sweep(call)).toMatchObject({ clients: 0 });
  await store.close();
  folder.remove();
});
