import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAuditLog } from '../../src/audit/log.ts';
import { auditCommand } from '../../src/cli/audit.ts';
import { Problem } from '../../src/cli/command.ts';
import { openStore } from '../../src/cli/store.ts';
import { Failure, failure } from '../../src/fhir/failure.ts';
import type { Entry } from '../../src/gateway/gateway.ts';
import { disclose } from '../../src/operations/disclose.ts';
import type { Call } from '../../src/operations/service.ts';
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

  const callWith = (gateway: Pick<Sandbox, 'transact'>): Call =>
    callOn(store, { looks: openAuditLog({ gateway, now, newChain: randomUUID }) });
  const run = async (...parameters: string[]): Promise<{ code: number; out: string }> => {
    const stdout = new PassThrough();
    const context = { parameters, environment: {}, stdout, stderr: stdout, readStdin: async () => new Uint8Array() };
    const code = await auditCommand(context, store);
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
    expect(out).toContain('29 events in 1 chains, 2 faults');
  });

  test('another command is a problem of who types it', async () => {
    await expect(run('repair')).rejects.toBeInstanceOf(Problem);
  });
});
