import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isOurs } from '../../src/agreements/ours.ts';
import { openStore } from '../../src/cli/store.ts';
import type { Resource } from '../../src/fhir/json.ts';
import type { Gateway } from '../../src/gateway/gateway.ts';
import { write } from '../../src/operations/single-write.ts';
import { transaction } from '../../src/operations/transaction.ts';
import { volunteerOfMany } from '../http/volunteer-of-many.ts';
import { callOn, definitions } from './call-on.ts';

const data = mkdtempSync(join(tmpdir(), 'samenspel-'));
const store = openStore({ folder: data, definitions, now: () => new Date(), newId: randomUUID });
afterAll(async () => {
  await store.close();
  rmSync(data, { recursive: true });
});

test('a shared fact that changes between the decision and its commit: who relied on it applies what follows itself', async () => {
  const call = callOn(store);
  for (const bundle of volunteerOfMany(1)) await transaction(call, bundle);
  const { resource: agreement } = await store.read('CarePlan', 'insuline-0');
  const { resource: contract } = await store.read('Contract', 'overeenkomst');
  const put = (resource: Resource, on = call) =>
    write(on, { method: 'PUT', type: resource.resourceType, resource, on: { id: String(resource.id) } });
  const detail = (status: string) => {
    const [one] = agreement['activity'] as [{ detail: object }];
    return [{ ...one, detail: { ...one.detail, status } }];
  };
  await put({ ...agreement, status: 'on-hold', activity: detail('on-hold') });

  let ended = false;
  // The contract ends, and its job has passed, after the agreement was decided on and before it is written.
  const between: Gateway = {
    ...store,
    read: (...all) => store.read(...all),
    search: (...all) => store.search(...all),
    transact: async (entries) => {
      const starts = entries.some((entry) => entry.method === 'PUT' && isOurs(entry.resource, 'care-agreement'));
      if (starts && !ended) {
        ended = true;
        const terminated = { ...contract, status: 'terminated' };
        await store.transact([{ method: 'PUT', type: 'Contract', id: 'overeenkomst', resource: terminated }]);
      }
      return store.transact(entries);
    },
  };
  const { findings } = await put({ ...agreement, activity: detail('in-progress') }, callOn(between));
  expect(ended).toBe(true);
  expect(findings.map(({ id }) => id)).toContain('ACT-11');
  expect((await store.read('CarePlan', 'insuline-0')).resource['status']).toBe('on-hold');
});
