import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAccess } from '../../src/access/access.ts';
import { searchAll } from '../../src/access/read-dossier.ts';
import { openAuditLog } from '../../src/audit/log.ts';
import { verify } from '../../src/audit/verify.ts';
import { openStore } from '../../src/cli/store.ts';
import { valuesAt } from '../../src/disclosure/references.ts';
import { failure } from '../../src/fhir/failure.ts';
import { objects, type Resource } from '../../src/fhir/json.ts';
import type { Entry } from '../../src/gateway/gateway.ts';
import type { Identity } from '../../src/identity/identity.ts';
import { write } from '../../src/operations/single-write.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { patient, ROLE, related } from '../disclosure/build.ts';
import { RESOURCES } from '../disclosure/dossier-of-mother.ts';
import { callOn, definitions } from '../operations/call-on.ts';

const ELS: Identity = { kind: 'related-person', actor: 'RelatedPerson/els', scopes: [] };
const NURSE: Identity = {
  kind: 'professional',
  actor: 'PractitionerRole/nurse',
  organization: 'Organization/ours',
  scopes: [],
};

const HOUSE: readonly Resource[] = [
  { resourceType: 'Organization', id: 'ours', name: 'Ons huis' },
  { resourceType: 'Organization', id: 'theirs', name: 'Hun huis' },
  { resourceType: 'PractitionerRole', id: 'nurse', organization: { reference: 'Organization/ours' } },
  patient({ id: 'theirs', managingOrganization: { reference: 'Organization/theirs' } }),
  patient({ id: 'shared', managingOrganization: { reference: 'Organization/theirs' } }),
  {
    resourceType: 'CareTeam',
    id: 'team',
    status: 'active',
    subject: { reference: 'Patient/shared' },
    participant: [{ member: { reference: 'PractitionerRole/nurse' } }],
  },
  {
    resourceType: 'Flag',
    id: 'theirs',
    status: 'active',
    code: { text: 'Let op' },
    subject: { reference: 'Patient/theirs' },
  },
  related('at-theirs', [ROLE.carer], { patient: { reference: 'Patient/theirs' } }),
];

const folder = mkdtempSync(join(tmpdir(), 'samenspel-looks-'));
let store: Sandbox;
beforeAll(async () => {
  store = openStore({ folder, definitions, now: () => new Date(), newId: randomUUID });
  const puts = [...HOUSE, ...RESOURCES].map(
    (resource): Entry => ({ method: 'PUT', type: resource.resourceType, id: String(resource.id), resource }),
  );
  await store.transact(puts);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const logged = () => searchAll(store, 'AuditEvent', { _count: '1000' });
/** What the log gained by something, as far as a reader of it looks first. */
const gained = async (work: () => Promise<unknown>) => {
  const before = new Set((await logged()).map(({ id }) => id));
  await work();
  return (await logged()).filter(({ id }) => !before.has(id)).map(inShort);
};
const inShort = (event: Resource) => {
  const named = (code: string): unknown[] =>
    objects(event['entity'])
      .filter((entity) => valuesAt(entity, 'role.code')[0] === code)
      .map((entity) => valuesAt(entity, 'what.reference')[0] ?? valuesAt(entity, 'what.identifier.value')[0]);
  return {
    who: valuesAt(event, 'agent.who.reference')[0],
    did: valuesAt(event, 'subtype.code')[0],
    outcome: event['outcome'],
    purpose: valuesAt(event, 'purposeOfEvent.coding.code')[0],
    client: named('1')[0],
    consent: named('13')[0],
    data: named('4'),
  };
};
const quietly = (work: () => Promise<unknown>) => () => work().catch(() => undefined);

const as = (identity: Identity) => callOn(store, { identity }).gateway;

describe('a look of a carer', () => {
  test('is in the log, with the consent and its version that decided', async () => {
    expect(await gained(() => as(ELS).read('CarePlan', 'zorgplan'))).toEqual([
      {
        who: 'RelatedPerson/els',
        did: 'read',
        outcome: '0',
        purpose: 'FAMRQT',
        client: 'Patient/mother',
        consent: 'Consent/a/_history/1',
        data: ['CarePlan/zorgplan/_history/1'],
      },
    ]);
  });

  test.each([
    ['at what is hidden', 'CarePlan', 'restricted', 'Patient/mother'],
    ['in the dossier of another', 'Flag', 'theirs', 'Patient/theirs'],
    ['at what is not there', 'CarePlan', 'none', undefined],
  ])('%s is in the log as a refusal', async (_what, type, id, client) => {
    const [look, ...more] = await gained(quietly(() => as(ELS).read(type, id)));
    expect(more).toEqual([]);
    expect(look).toMatchObject({ did: 'read', outcome: '4', data: [`${type}/${id}`] });
    expect(look?.client).toBe(client);
  });

  test('by a search, a version, a history names what was shown', async () => {
    const read = as(ELS);
    expect(await gained(() => read.search('Observation', new URLSearchParams()))).toMatchObject([
      { did: 'search-type', outcome: '0', data: ['Observation/w/_history/1'] },
    ]);
    expect(await gained(() => read.search('Task', new URLSearchParams()))).toMatchObject([{ outcome: '4', data: [] }]);
    expect(await gained(() => read.read('Observation', 'w', '1'))).toMatchObject([{ did: 'vread' }]);
    expect(await gained(() => read.history({ type: 'Observation', id: 'w' }, new URLSearchParams()))).toMatchObject([
      { did: 'history-instance', data: ['Observation/w/_history/1'] },
    ]);
  });

  test('is not answered when it cannot be stored', async () => {
    const looks = openAuditLog({
      gateway: {
        transact: async () => {
          throw failure('upstream-down', { nl: 'Weg.', en: 'Gone.' });
        },
      },
      now: () => new Date(),
      newChain: randomUUID,
    });
    for (const identity of [ELS, NURSE]) {
      const { gateway } = callOn(store, { identity, looks });
      for (const look of [
        () => gateway.read('CarePlan', 'zorgplan'),
        () => gateway.search('CarePlan', new URLSearchParams()),
        () => gateway.history({ type: 'CarePlan', id: 'zorgplan' }, new URLSearchParams()),
      ]) {
        await expect(look()).rejects.toMatchObject({ kind: 'upstream-unavailable' });
      }
    }
    const { gateway } = callOn(store, { identity: ELS, looks });
    await expect(gateway.read('CarePlan', 'none')).rejects.toMatchObject({ kind: 'upstream-unavailable' });
  });

  test('of many at once is stored in few transactions', async () => {
    let transactions = 0;
    const counting: Sandbox = {
      ...store,
      transact: (entries) => {
        transactions++;
        return store.transact(entries);
      },
    };
    const looks = openAuditLog({ gateway: counting, now: () => new Date(), newChain: randomUUID });
    const { gateway } = callOn(store, { identity: ELS, looks });
    const before = (await logged()).length;
    await Promise.all(Array.from({ length: 60 }, () => gateway.read('CarePlan', 'zorgplan')));
    expect((await logged()).length).toBe(before + 60);
    expect(transactions).toBeLessThan(10);
  });

  test('all of them are chains without a fault', async () => {
    expect(verify(await logged()).faults).toEqual([]);
  });
});

describe('a professional', () => {
  test.each([
    ['whose organisation is that of the client, or of whom none is recorded', 'CarePlan', 'zorgplan'],
    ['who is in the care team of the client', 'Patient', 'shared'],
  ])('%s, reads, and that is in the log', async (_what, type, id) => {
    expect(await gained(() => as(NURSE).read(type, id))).toMatchObject([
      { who: 'PractitionerRole/nurse', outcome: '0', purpose: 'TREAT', data: [`${type}/${id}/_history/1`] },
    ]);
  });

  test('without a relation is refused, and finds nothing by a search', async () => {
    const nurse = as(NURSE);
    await expect(nurse.read('Flag', 'theirs')).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await gained(quietly(() => nurse.read('Flag', 'theirs')))).toMatchObject([
      { outcome: '4', client: 'Patient/theirs', data: ['Flag/theirs'] },
    ]);
    const { matches, total } = await nurse.search('Flag', new URLSearchParams({ _total: 'accurate' }));
    expect([matches, total]).toEqual([[], undefined]);
    // Whom he did not ask for by name, he did not try to see.
    expect(await gained(() => nurse.search('Flag', new URLSearchParams()))).toEqual([]);
    const { versions } = await nurse.history({ type: 'Flag', id: 'theirs' }, new URLSearchParams());
    expect(versions).toEqual([]);
  });

  test('with a reason reads all the same: it is logged as such, and one task is put on the work list', async () => {
    const emergency = 'Gevallen, huisarts niet bereikbaar';
    const nurse = as({ ...NURSE, emergency });
    const looks = await gained(async () => {
      await nurse.read('Flag', 'theirs');
      await nurse.read('Patient', 'theirs');
    });
    expect(looks).toMatchObject([
      { outcome: '0', purpose: 'BTG', client: 'Patient/theirs' },
      { outcome: '0', purpose: 'BTG', client: 'Patient/theirs' },
    ]);
    const tasks = await searchAll(store, 'Task', { subject: 'Patient/theirs' });
    expect(tasks).toMatchObject([
      {
        status: 'requested',
        requester: { reference: 'PractitionerRole/nurse' },
        reasonCode: { coding: [{ code: 'emergency-access' }], text: emergency },
        restriction: { period: { end: '2026-12-01' } },
      },
    ]);
    expect(
      callOn(store)
        .validator.validate(tasks[0])
        .filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
  });

  test('with a reason sees the dossier of one client at a time, and not of all there are', async () => {
    await store.transact([
      {
        method: 'PUT',
        type: 'Patient',
        id: 'third',
        resource: patient({ id: 'third', managingOrganization: { reference: 'Organization/theirs' } }),
      },
    ]);
    const nurse = as({ ...NURSE, emergency: 'Nood' });
    const found = async (query: string) =>
      (await nurse.search('Patient', new URLSearchParams(query))).matches.map(({ resource }) => resource.id);
    expect(await found('_id=theirs')).toEqual(['theirs']);
    expect(await found('_id=theirs,third,mother')).toEqual(['mother']);
  });

  test('is not logged where only looks of carers are kept, but break-glass is', async () => {
    const call = callOn(store);
    const access = openAccess({
      definitions,
      looks: call.looks,
      secret: 'x',
      recordsProfessionals: false,
      now: () => new Date(),
    });
    const plain = access(store, NURSE, call.today).gateway;
    expect(await gained(() => plain.read('CarePlan', 'zorgplan'))).toEqual([]);
    const broken = access(store, { ...NURSE, emergency: 'Nood' }, call.today).gateway;
    expect(await gained(() => broken.read('Flag', 'theirs'))).toMatchObject([{ purpose: 'BTG' }]);
  });
});

describe('a write of a professional', () => {
  test('where no relation is known is refused, whatever it would answer', async () => {
    const flag = {
      resourceType: 'Flag',
      id: 'theirs',
      status: 'active',
      code: { text: 'x' },
      subject: { reference: 'Patient/theirs' },
    };
    const patch = [{ op: 'test', path: '/status', value: 'active' }];
    const scopes = [{ context: 'user', type: '*', may: new Set(['c', 'r', 'u', 'd', 's'] as const) }] as const;
    const call = callOn(store, { identity: { ...NURSE, scopes } });
    for (const asked of [
      { method: 'PATCH', type: 'Flag', on: { id: 'theirs' }, patch },
      { method: 'PUT', type: 'Flag', on: { id: 'theirs' }, resource: flag },
      {
        method: 'PUT',
        type: 'Flag',
        on: { id: 'theirs' },
        resource: { ...flag, subject: { reference: 'Patient/mother' } },
      },
      { method: 'DELETE', type: 'Flag', on: { id: 'theirs' } },
      { method: 'POST', type: 'Flag', resource: flag },
    ] as const) {
      await expect(write(call, asked)).rejects.toMatchObject({ kind: 'forbidden' });
    }
    const related = { ...flag, id: 'ours', subject: { reference: 'Patient/mother' } };
    expect(
      (await write(call, { method: 'PUT', type: 'Flag', on: { id: 'ours' }, resource: related })).result?.effect,
    ).toBe('created');
  });
});
