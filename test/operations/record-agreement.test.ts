import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/cli/store.ts';
import { CANONICAL } from '../../src/fhir/canonical.ts';
import type { Resource } from '../../src/fhir/json.ts';
import type { Entry, Gateway } from '../../src/gateway/gateway.ts';
import { recordAgreement } from '../../src/operations/record-agreement.ts';
import { transaction } from '../../src/operations/transaction.ts';
import { mieke } from '../http/decisions.ts';
import { changed, parameters, part, ref, statusesIn, text } from '../http/parameters.ts';
import { callOn, definitions } from './call-on.ts';

const dossier = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../examples/scenarios/mieke/dossier.json'), 'utf8'),
);
const data = mkdtempSync(join(tmpdir(), 'samenspel-'));
const store = openStore({ folder: data, definitions, now: () => new Date(), newId: randomUUID });

beforeAll(() => transaction(callOn(store), dossier));
afterAll(async () => {
  await store.close();
  rmSync(data, { recursive: true });
});

/** Every request that goes to the server of the record, by what it asks. */
const counted = (): { gateway: Gateway; asked: string[] } => {
  const asked: string[] = [];
  const gateway: Gateway = {
    ...store,
    read: (type, id, version) => {
      asked.push(`read ${type}`);
      return store.read(type, id, version);
    },
    search: (type, query, options) => {
      asked.push(`search ${type}?${[...query.keys()].filter((name) => !name.startsWith('_')).join('&')}`);
      return store.search(type, query, options);
    },
    transact: (entries) => {
      asked.push('transaction');
      return store.transact(entries);
    },
  };
  return { gateway, asked };
};

/** A client with so many agreements of her sister, each with its consent: what an EHR may have brought in. */
const clientWith = async (agreements: number): Promise<string> => {
  const id = `met-${agreements}`;
  const client = { reference: `Patient/${id}` };
  const carer = { reference: `RelatedPerson/zus-van-${id}`, type: 'RelatedPerson' };
  const ours = (name: string) => [{ coding: [{ system: `${CANONICAL}/CodeSystem/record-type`, code: name }] }];
  const put = (resource: Resource): Entry => ({
    method: 'PUT',
    type: resource.resourceType,
    id: String(resource.id),
    resource,
  });
  const agreed = Array.from({ length: agreements }, (_, index): Entry[] => [
    put({
      resourceType: 'CarePlan',
      id: `${id}-${index}`,
      status: 'active',
      intent: 'plan',
      category: ours('care-agreement'),
      subject: client,
      activity: [{ detail: { status: 'in-progress', code: { text: 'Wandelen' }, performer: [carer] } }],
    }),
    put({
      resourceType: 'Consent',
      id: `${id}-${index}-consent`,
      status: 'active',
      scope: { text: 'treatment' },
      category: ours('care-consent'),
      patient: client,
      performer: [client],
      policy: [{ uri: 'https://wetten.overheid.nl/' }],
      provision: {
        actor: [{ role: { text: 'zorgt' }, reference: carer }],
        data: [{ meaning: 'instance', reference: { reference: `CarePlan/${id}-${index}` } }],
      },
    }),
  ]).flat();
  await store.transact([
    put({ resourceType: 'Patient', id }),
    put({ resourceType: 'RelatedPerson', id: `zus-van-${id}`, patient: client }),
    ...agreed,
  ]);
  return id;
};

const record = async (agreements: number) => {
  const id = await clientWith(agreements);
  const { gateway, asked } = counted();
  const given = changed(
    mieke.filter(({ name }) => name !== 'meeting' && name !== 'carePlan'),
    text('decision', `voor-${id}`),
    ref('client', `Patient/${id}`),
    part('consent', ref('by', `Patient/${id}`)),
  );
  const body = parameters(...given);
  const answer = await recordAgreement.run(callOn(gateway), { body, query: new URLSearchParams() });
  return { asked, answer };
};

test('a record of 200 agreements takes no more requests than one of 2', async () => {
  const [few, many] = [await record(2), await record(200)];
  expect(new Set(many.asked)).toEqual(new Set(few.asked));
  console.log(`$record-agreement asks ${few.asked.length} requests on 2 agreements, ${many.asked.length} on 200`);
  expect(few.asked.length).toBeLessThanOrEqual(25);
  expect(many.asked).toHaveLength(few.asked.length);
});

test('5,000 agreements on one client: the decision is taken on all of them, and stands', async () => {
  const { asked, answer } = await record(5_000);
  expect(statusesIn(answer)).toEqual([
    'RelatedPerson',
    'CarePlan active',
    'Consent active',
    'Observation final',
    'Task requested',
    'Provenance',
  ]);
  expect(asked.filter((one) => one === 'transaction')).toHaveLength(2);
});
