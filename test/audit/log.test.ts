import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditEvent } from '../../src/audit/audit-event.ts';
import { FIRST, hashOf, linkOf } from '../../src/audit/chain.ts';
import { openAuditLog } from '../../src/audit/log.ts';
import { verify } from '../../src/audit/verify.ts';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import type { Look } from '../../src/disclosure/look.ts';
import { Failure, failure } from '../../src/fhir/failure.ts';
import type { Resource } from '../../src/fhir/json.ts';
import type { Entry } from '../../src/gateway/gateway.ts';
import { createValidator } from '../../src/validation/validator.ts';

const look = (n = 1, more: Partial<Look> = {}): Look => ({
  reader: 'RelatedPerson/els',
  known: true,
  client: 'Patient/mother',
  interaction: 'read',
  purpose: 'FAMRQT',
  outcome: 'shown',
  consents: [{ reference: 'Consent/a', version: '3' }],
  rules: ['DISC-1'],
  data: [`CarePlan/${n}`],
  ...more,
});

/** A store that keeps what it is given as a server does: with an id and a meta of its own, and in a JSON of its own. */
const openStore = () => {
  const kept: Resource[] = [];
  const commits: number[] = [];
  let broken = false;
  return {
    kept,
    commits,
    break: (is: boolean) => {
      broken = is;
    },
    transact: async (entries: readonly Entry[]) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (broken) throw failure('upstream-down', { nl: 'Weg.', en: 'Gone.' });
      commits.push(entries.length);
      return entries.map((entry) => {
        const resource = 'resource' in entry ? entry.resource : { resourceType: '' };
        const reordered = Object.fromEntries(Object.entries(resource).reverse()) as Resource;
        const id = `e${kept.length + 1}`;
        kept.push({ ...reordered, resourceType: 'AuditEvent', id, meta: { versionId: '1' } });
        return { effect: 'created' as const, type: 'AuditEvent', id, versionId: '1', lastUpdated: '' };
      });
    },
  };
};

const chains = () => {
  let count = 0;
  return () => `chain-${++count}`;
};

const now = () => new Date('2026-11-24T19:30:00Z');

const filled = async (count: number) => {
  const store = openStore();
  const log = openAuditLog({ gateway: store, now, newChain: chains() });
  await Promise.all(Array.from({ length: count }, (_, i) => log.record(look(i + 1))));
  return store;
};

describe('the log of looks', () => {
  test('an event says who, whose dossier, what, when, why, on which version of which consent, and how it ended', () => {
    expect(auditEvent(look(), '2026-11-24T19:30:00Z')).toMatchObject({
      recorded: '2026-11-24T19:30:00Z',
      outcome: '0',
      purposeOfEvent: [{ coding: [{ code: 'FAMRQT' }] }],
      agent: [{ who: { reference: 'RelatedPerson/els' }, requestor: true }],
      entity: [
        { what: { reference: 'Patient/mother' }, role: { code: '1' } },
        { what: { reference: 'Consent/a/_history/3' }, detail: [{ type: 'version', valueString: '3' }] },
        { what: { reference: 'CarePlan/1' }, role: { code: '4' } },
      ],
    });
  });

  test.each([
    look(),
    look(1, { outcome: 'refused', consents: [], rules: ['DISC-8'], known: false, purpose: undefined }),
    look(1, { interaction: '$disclose', data: [] }),
  ])('it keeps the profile disclosure-audit (%#)', async (one) => {
    const store = openStore();
    await openAuditLog({ gateway: store, now, newChain: chains() }).record(one);
    const findings = createValidator(packagedDefinitions()).validate(store.kept[0] as Resource);
    expect(findings.filter(({ severity, outcome }) => severity === 'error' && outcome === 'failed')).toEqual([]);
  });

  test('looks that wait together are stored in one transaction', async () => {
    const store = await filled(40);
    expect(store.commits).toEqual([1, 39]);
    expect(verify(store.kept)).toEqual({ events: 40, chains: 1, faults: [] });
  });

  test('it answers only when the look is stored, with its id', async () => {
    const store = openStore();
    const log = openAuditLog({ gateway: store, now, newChain: chains() });
    const { id } = await log.record(look());
    expect(store.kept.map((event) => event.id)).toEqual([id]);
  });

  test('what cannot be stored is refused as unavailable, and a new chain begins', async () => {
    const store = openStore();
    const log = openAuditLog({ gateway: store, now, newChain: chains() });
    await log.record(look(1));
    store.break(true);
    const refused = await log.record(look(2)).catch((error) => error);
    expect(refused).toBeInstanceOf(Failure);
    expect(refused.kind).toBe('upstream-unavailable');
    store.break(false);
    await log.record(look(3));
    expect(store.kept.map(linkOf)).toMatchObject([
      { chain: 'chain-1', number: 1, previous: FIRST },
      { chain: 'chain-2', number: 1, previous: FIRST },
    ]);
    expect(verify(store.kept).faults).toEqual([]);
  });

  test('instances side by side have chains of their own', async () => {
    const store = openStore();
    const newChain = chains();
    const logs = [1, 2].map(() => openAuditLog({ gateway: store, now, newChain }));
    await Promise.all(logs.flatMap((log) => [log.record(look(1)), log.record(look(2))]));
    expect(verify(store.kept)).toEqual({ events: 4, chains: 2, faults: [] });
  });

  test('the hash is that of the canonical JSON, whatever the order of members', async () => {
    const { kept } = await filled(1);
    const [event] = kept as [Resource];
    const { resourceType, ...rest } = event;
    expect(hashOf({ ...rest, resourceType })).toBe(linkOf(event)?.hash);
  });

  test('the server may give it an id, a meta and a narrative', async () => {
    const { kept } = await filled(2);
    const changed = kept.map((event) => ({
      ...event,
      id: 'x',
      meta: {},
      text: { status: 'generated', div: '<div/>' },
    }));
    expect(verify(changed as Resource[]).faults).toEqual([]);
  });
});

describe('verify', () => {
  test('any order of the events will do', async () => {
    const { kept } = await filled(10);
    fc.assert(
      fc.property(fc.shuffledSubarray(kept, { minLength: 10 }), (events) => {
        expect(verify(events).faults).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test.each(Array.from({ length: 9 }, (_, i) => i))('event %i gone: it is missed', async (index) => {
    const { kept } = await filled(10);
    expect(verify(kept.toSpliced(index, 1)).faults).toEqual([{ kind: 'missing', chain: 'chain-1', number: index + 1 }]);
  });

  test.each([
    ['who looked', (e: Resource) => ({ ...e, agent: [{ who: { reference: 'RelatedPerson/jan' }, requestor: true }] })],
    ['when', (e: Resource) => ({ ...e, recorded: '2026-11-25T00:00:00Z' })],
    ['the outcome', (e: Resource) => ({ ...e, outcome: '4' })],
    ['what was seen', (e: Resource) => ({ ...e, entity: (e['entity'] as Resource[]).toSpliced(2, 1) })],
  ] as const)('%s changed: it shows, also in the last event', async (_what, change) => {
    const { kept } = await filled(3);
    for (const index of [0, 1, 2]) {
      const changed = kept.with(index, change(kept[index] as Resource) as Resource);
      expect(verify(changed).faults).toMatchObject([{ kind: 'changed', number: index + 1, id: `e${index + 1}` }]);
    }
  });

  test('an event that was changed and hashed anew is found by the one after it', async () => {
    const { kept } = await filled(3);
    const forged: Resource = { ...(kept[0] as Resource), outcome: '4' };
    const entity = JSON.parse(JSON.stringify(forged['entity']).replace(String(linkOf(forged)?.hash), hashOf(forged)));
    expect(verify(kept.with(0, { ...forged, entity })).faults).toMatchObject([{ kind: 'changed', number: 2 }]);
  });

  test('an event that is there twice shows', async () => {
    const { kept } = await filled(2);
    expect(verify([...kept, { ...(kept[1] as Resource), id: 'copy' }]).faults).toEqual([
      { kind: 'double', chain: 'chain-1', number: 2, id: 'copy' },
    ]);
  });

  test('so does one that is in no chain', () => {
    expect(verify([{ resourceType: 'AuditEvent', id: 'x' }]).faults).toEqual([
      { kind: 'unchained', chain: '', number: 0, id: 'x' },
    ]);
  });

  test('the example of the package is in no chain, and says so', () => {
    const path = join(import.meta.dirname, '../../examples/valid/disclosure-audit.json');
    expect(verify([JSON.parse(readFileSync(path, 'utf8'))]).faults).toMatchObject([{ kind: 'unchained' }]);
  });
});
