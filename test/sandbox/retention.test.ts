import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Entry } from '../../src/gateway/gateway.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { r4Options } from '../contract/start-sandbox.ts';

const put = (id: string, more: object = {}): Entry => ({
  method: 'PUT',
  type: 'Patient',
  id,
  resource: { resourceType: 'Patient', id, ...more },
});

let now: Date;
let sandbox: Sandbox;
const open = (more: object = {}) => openSandbox({ ...r4Options, file: ':memory:', now: () => now, ...more });
const day = (n: number, hour = 0) => new Date(Date.UTC(2026, 0, n, hour));
const versions = async (id: string) =>
  (await sandbox.history({ type: 'Patient', id }, new URLSearchParams())).versions.map(({ versionId }) => versionId);

afterEach(() => sandbox.close());

describe('history that is kept for ten days', () => {
  beforeEach(() => {
    now = day(1);
    sandbox = open({ historyDays: 10 });
  });

  test('loses what was replaced longer ago; the current version stays, however old', async () => {
    await sandbox.transact([put('a'), put('b')]);
    now = day(2);
    await sandbox.transact([put('a', { gender: 'male' })]);
    now = day(8);
    await sandbox.transact([put('a', { gender: 'female' })]);
    now = day(11, 12);
    await sandbox.transact([put('c')]);
    expect(await versions('a')).toEqual(['3', '2', '1']);
    now = day(13);
    await sandbox.transact([put('c', { gender: 'male' })]);
    expect(await versions('a')).toEqual(['3', '2']);
    await expect(sandbox.read('Patient', 'a', '1')).rejects.toMatchObject({ kind: 'not-found' });
    now = day(30);
    await sandbox.transact([put('d')]);
    expect(await versions('a')).toEqual(['3']);
    expect(await versions('b')).toEqual(['1']);
  });

  test('loses what was deleted, but not that it was', async () => {
    await sandbox.transact([put('a', { gender: 'male' })]);
    await sandbox.transact([{ method: 'DELETE', type: 'Patient', id: 'a' }]);
    now = day(20);
    await sandbox.transact([put('b')]);
    expect(await versions('a')).toEqual(['2']);
    await expect(sandbox.read('Patient', 'a')).rejects.toMatchObject({ kind: 'gone' });
    await expect(sandbox.read('Patient', 'a', '1')).rejects.toMatchObject({ kind: 'not-found' });
    expect(await sandbox.transact([put('a')])).toMatchObject([{ versionId: '3' }]);
  });
});

test('history stays for ever where nobody says how long', async () => {
  now = day(1);
  sandbox = open();
  await sandbox.transact([put('a')]);
  now = new Date('2099-01-01T00:00:00Z');
  await sandbox.transact([put('a', { gender: 'male' })]);
  expect(await versions('a')).toEqual(['2', '1']);
});

test('without integrity a reference may lead nowhere, and what is referred to may go', async () => {
  now = day(1);
  sandbox = open({ integrity: false });
  const task = { resourceType: 'Task', id: 't', for: { reference: 'Patient/a' }, focus: { reference: 'Patient/none' } };
  await sandbox.transact([put('a'), { method: 'PUT', type: 'Task', id: 't', resource: task }]);
  await sandbox.transact([{ method: 'DELETE', type: 'Patient', id: 'a' }]);
  const { matches } = await sandbox.search('Task', new URLSearchParams({ patient: 'a', _include: '*' }));
  expect(matches).toHaveLength(1);
});
