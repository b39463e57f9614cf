import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { openStore } from '../../src/cli/store.ts';
import type { Failure } from '../../src/fhir/failure.ts';
import type { Gateway } from '../../src/gateway/gateway.ts';
import { write } from '../../src/operations/single-write.ts';
import { callOn, definitions } from './call-on.ts';

const data = mkdtempSync(join(tmpdir(), 'samenspel-'));
const store = openStore({
  folder: data,
  definitions,
  integrity: true,
  historyDays: undefined,
  now: () => new Date(),
  newId: randomUUID,
});
afterAll(async () => {
  await store.close();
  rmSync(data, { recursive: true });
});

/** Reads take their time, each its own, as they do over HTTP. */
const slow: Gateway = {
  ...store,
  read: async (...asked) => {
    await wait(Math.random() * 4);
    return store.read(...asked);
  },
};
const call = callOn(slow);
const patch = (id: string, path: string, ifMatch?: string) =>
  write(call, {
    method: 'PATCH',
    type: 'Patient',
    on: { id },
    patch: [{ op: 'add', path, value: path === '/gender' ? 'female' : '1950-01-01' }],
    ...(ifMatch !== undefined && { ifMatch }),
  }).then(
    () => 'written',
    (error: Failure) => error.kind,
  );

test('who patches without naming a version is not refused because another did so at the same moment', async () => {
  for (let times = 0; times < 20; times++) {
    const id = randomUUID();
    await store.transact([{ method: 'PUT', type: 'Patient', id, resource: { resourceType: 'Patient', id } }]);
    expect(await Promise.all([patch(id, '/gender'), patch(id, '/birthDate')])).toEqual(['written', 'written']);
    expect((await store.read('Patient', id)).resource).toMatchObject({ gender: 'female', birthDate: '1950-01-01' });
  }
});

test('who names an older version is', async () => {
  const id = randomUUID();
  await store.transact([{ method: 'PUT', type: 'Patient', id, resource: { resourceType: 'Patient', id } }]);
  expect(await patch(id, '/gender')).toBe('written');
  expect(await patch(id, '/birthDate', 'W/"1"')).toBe('precondition-failed');
});
