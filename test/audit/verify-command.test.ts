import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAuditLog } from '../../src/audit/log.ts';
import { stubEvent } from '../../src/audit/stub.ts';
import { auditCommand } from '../../src/cli/audit.ts';
import { Problem } from '../../src/cli/command.ts';
import { openStore } from '../../src/cli/store.ts';
import { Failure, failure } from '../../src/fhir/failure.ts';
import type { Resource } from '../../src/fhir/json.ts';
import type { Entry } from '../../src/gateway/gateway.ts';
import { disclose } from '../../src/operations/disclose.ts';
import type { Call } from '../../src/operations/service.ts';
import { write } from '../../src/operations/single-write.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { RESOURCES } from '../disclosure/dossier-of-mother.ts';
import { callOn, definitions } from '../operations/call-on.ts';

const input = {
  type: 'Patient',
  id: 'mother',
  body: {
    resourceType: 'Parameters',
    parameter: [{ name: 'to', valueReference: { reference: 'RelatedPerson/els' } }],
  },
  query: new URLSearchParams(),
};

describe('the log on the embedded server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samenspel-audit-'));
  let store: Sandbox;
  const now = () => new Date();
  const keyFile = join(folder, 'key.json');
  let clock = new Date();
  let days: number | undefined;

  const callWith = (gateway: Pick<Sandbox, 'transact'>): Call =>
    callOn(store, { looks: openAuditLog({ gateway, now, newChain: randomUUID }) });
  const run = async (...parameters: string[]): Promise<{ code: number; out: string }> => {
    const stdout = new PassThrough();
    const context = { parameters, environment: {}, stdout, stderr: stdout, readStdin: async () => new Uint8Array() };
    const code = await auditCommand(context, store, { now: () => clock, days, keyFile });
    return { code, out: String(stdout.read()) };
  };

  beforeAll(async () => {
    store = openStore({ folder, definitions, now, newId: randomUUID });
    await store.transact(
      RESOURCES.map(
        (resource): Entry => ({ method: 'PUT', type: resource.resourceType, id: String(resource.id), resource }),
      ),
    );
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  test('without events there is no fault', async () => {
    expect(await run('verify')).toEqual({ code: 0, out: '0 events in 0 chains, 0 faults\n' });
  });

  test('when a look cannot be stored, nothing is shown', async () => {
    const broken = { transact: async () => Promise.reject(failure('upstream-down', { nl: 'Weg.', en: 'Gone.' })) };
    const error = await disclose.run(callWith(broken), input).catch((one) => one);
    expect(error).toBeInstanceOf(Failure);
    expect([error.kind, error.findings[0].id]).toEqual(['upstream-unavailable', 'DISC-9']);
  });

  test('looks side by side are one whole chain', async () => {
    const call = callWith(store);
    await Promise.all(Array.from({ length: 30 }, () => disclose.run(call, input)));
    expect(await run('verify')).toEqual({ code: 0, out: '30 events in 1 chains, 0 faults\n' });
  });

  describe('cut', () => {
    test('asks for how long, and for a key', async () => {
      await expect(run('cut')).rejects.toThrow('SAMENSPEL_AUDIT_DAYS');
      days = 30;
      await expect(run('cut')).rejects.toThrow('key.json');
    });

    test('removes what is too old from the beginning, and leaves what verify accepts', async () => {
      const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
      writeFileSync(keyFile, JSON.stringify(await exportJWK(privateKey)));
      const before = await run('cut');
      expect(before.out).toContain('0 events were too old');
      const old = callOn(store, {
        looks: openAuditLog({ gateway: store, now: () => clock, newChain: () => 'a-chain' }),
      });
      for (const day of ['01', '02', '30']) {
        clock = new Date(`2020-06-${day}T12:00:00Z`);
        await disclose.run(old, input);
      }
      clock = new Date('2020-07-15T12:00:00Z');
      expect((await run('cut')).out).toContain('2 events were too old, and were removed');
      expect(await run('verify')).toMatchObject({ code: 0, out: expect.stringContaining(', 0 faults') });
      // The rest of it, and then the stub that stands for the whole chain.
      clock = new Date('2020-12-15T12:00:00Z');
      expect((await run('cut')).out).toContain('1 events were too old');
      clock = new Date();
      expect((await run('verify')).code).toBe(0);
      const { matches } = await store.search('AuditEvent', new URLSearchParams({ action: 'D' }));
      expect(matches).toHaveLength(1);
    });

    test('a stub of somebody else shows', async () => {
      const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
      const stub = { chain: 'b-chain', cutTo: 7, hash: '0'.repeat(64), cut: '2026-01-01T00:00:00Z' };
      const resource = await stubEvent(stub, await exportJWK(privateKey));
      const [made] = await store.transact([{ method: 'POST', type: 'AuditEvent', resource }]);
      expect((await run('verify')).out).toContain(`forged: an event (AuditEvent/${made?.id})`);
      await expect(run('cut')).rejects.toThrow('nothing was cut');
      await store.transact([{ method: 'DELETE', type: 'AuditEvent', id: String(made?.id) }]);
    });
  });

  test.each(['PUT', 'PATCH', 'DELETE'] as const)('nobody can %s an event through the service', async (method) => {
    const { matches } = await store.search('AuditEvent', new URLSearchParams({ _count: '1' }));
    const id = String(matches[0]?.resource.id);
    const asked = {
      PUT: {
        method: 'PUT',
        type: 'AuditEvent',
        on: { id },
        resource: { ...(matches[0]?.resource as Resource), outcome: '0' },
      },
      PATCH: {
        method: 'PATCH',
        type: 'AuditEvent',
        on: { id },
        patch: [{ op: 'replace', path: '/outcome', value: '0' }],
      },
      DELETE: { method: 'DELETE', type: 'AuditEvent', on: { id } },
    } as const;
    await expect(write(callOn(store), asked[method])).rejects.toMatchObject({ kind: 'forbidden' });
    const again = { ...(matches[0]?.resource as Resource) };
    delete again.id;
    const copied = write(callOn(store), { method: 'POST', type: 'AuditEvent', resource: again });
    await expect(copied).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('an event that was changed or deleted shows, by number and id', async () => {
    const { matches } = await store.search('AuditEvent', new URLSearchParams({ _count: '3' }));
    const [first, second] = matches.map(({ resource }) => resource);
    await store.transact([
      {
        method: 'PUT',
        type: 'AuditEvent',
        id: String(first?.id),
        resource: { ...first, resourceType: 'AuditEvent', outcome: '4' },
      },
      { method: 'DELETE', type: 'AuditEvent', id: String(second?.id) },
    ]);
    const { code, out } = await run('verify');
    expect(code).toBe(1);
    expect(out).toContain(`changed: chain`);
    expect(out).toContain(`(AuditEvent/${first?.id})`);
    expect(out).toContain('missing: chain');
    expect(out).toContain('2 faults');
  });

  test('another command is a problem of who types it', async () => {
    await expect(run('repair')).rejects.toBeInstanceOf(Problem);
  });
});
