import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMemory } from '../../src/access/memory.ts';
import { openStore } from '../../src/cli/store.ts';
import type { Resource } from '../../src/fhir/json.ts';
import type { Entry } from '../../src/gateway/gateway.ts';
import type { Identity } from '../../src/identity/identity.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { RESOURCES } from '../disclosure/dossier-of-mother.ts';
import { callOn, definitions } from '../operations/call-on.ts';

const folder = mkdtempSync(join(tmpdir(), 'samenspel-memory-'));
let store: Sandbox;
let other: Sandbox;
const open = () => openStore({ folder, definitions, now: () => new Date(), newId: randomUUID });
const put = (resource: Resource): Entry => ({
  method: 'PUT',
  type: resource.resourceType,
  id: String(resource.id),
  resource,
});

beforeAll(async () => {
  store = open();
  await store.transact(RESOURCES.map(put));
  other = open();
});
afterAll(async () => {
  await store.close();
  await other.close();
  rmSync(folder, { recursive: true });
});

describe('what limits a reader is kept', () => {
  test('while nothing but looks is written', async () => {
    const memory = openMemory()(store);
    let made = 0;
    const ask = () => memory.recall('it', async () => ++made);
    await ask();
    await store.transact([{ method: 'POST', type: 'AuditEvent', resource: { resourceType: 'AuditEvent' } }]);
    expect(await ask()).toBe(1);
    await store.transact([put({ resourceType: 'Basic', id: 'x' })]);
    expect(await ask()).toBe(2);
    expect(await ask()).toBe(2);
    await other.transact([put({ resourceType: 'Basic', id: 'y' })]);
    expect(await ask()).toBe(3);
  });

  test('not when it could not be read', async () => {
    const memory = openMemory()(store);
    await expect(memory.recall('it', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await memory.recall('it', async () => 'there')).toBe('there');
  });

  test('so that a withdrawal counts for the next look, whichever process it was written by', async () => {
    const els: Identity = { kind: 'related-person', actor: 'RelatedPerson/els', scopes: [] };
    const { access } = callOn(store);
    const sees = () =>
      access(store, els, '2026-11-24')
        .gateway.read('CarePlan', 'zorgplan')
        .then(
          () => true,
          () => false,
        );
    const consent = RESOURCES.find(({ id }) => id === 'a') as Resource;
    for (const by of [store, other]) {
      expect(await sees()).toBe(true);
      await by.transact([put({ ...consent, status: 'inactive' })]);
      expect(await sees()).toBe(false);
      await by.transact([put(consent)]);
    }
  });
});
