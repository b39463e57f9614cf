import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Failure } from '../../src/fhir/failure.ts';
import type { Resource } from '../../src/fhir/json.ts';
import type { Entry, Gateway, Stored } from '../../src/gateway/gateway.ts';
import { type Guard, openGuard, type Plan } from '../../src/gateway/guard/guard.ts';

/** A service of its own: another process would be no different. */
export interface Writer {
  readonly gateway: Gateway;
  readonly guard: Guard;
}

export const guarded = (): Guard =>
  openGuard({ newId: randomUUID, now: () => new Date(), chance: Math.random, wait: (ms) => wait(ms) });

/** Two writers at the same moment on the record of one client, and what must hold afterwards. */
export interface Race {
  readonly what: string;
  /** Runs once, on a client of its own; returns what is wrong with the record afterwards. */
  run(one: Writer, other: Writer): Promise<string[]>;
}

const SYSTEM = 'http://example.org/races';

const byIdentifier = async (gateway: Gateway, type: string, value: string): Promise<Stored[]> => [
  ...(await gateway.search(type, new URLSearchParams({ identifier: `${SYSTEM}|${value}` }))).matches,
];

const ofClient = async (gateway: Gateway, type: string, client: string, status: string): Promise<Stored[]> => [
  ...(await gateway.search(type, new URLSearchParams({ patient: `Patient/${client}`, status }))).matches,
];

const made = (resource: Resource): Entry => ({ method: 'POST', type: resource.resourceType, resource });

const changed = ({ resource, versionId }: Stored, change: object): Entry => ({
  method: 'PUT',
  type: resource.resourceType,
  id: String(resource.id),
  resource: { ...resource, ...change },
  ifMatch: versionId,
});

const agreement = (client: string, identifier: string, status = 'active'): Resource => ({
  resourceType: 'CarePlan',
  identifier: [{ system: SYSTEM, value: identifier }],
  status,
  intent: 'plan',
  subject: { reference: `Patient/${client}` },
});

const consent = (client: string): Resource => ({
  resourceType: 'Consent',
  identifier: [{ system: SYSTEM, value: client }],
  status: 'active',
  scope: { text: 'treatment' },
  category: [{ text: 'care' }],
  patient: { reference: `Patient/${client}` },
  policyRule: { text: 'none' },
});

const newClient = async (gateway: Gateway, ...resources: ((client: string) => Resource)[]): Promise<string> => {
  const id = `race-${randomUUID()}`;
  const patient: Entry = { method: 'PUT', type: 'Patient', id, resource: { resourceType: 'Patient', id } };
  await gateway.transact([patient, ...resources.map((resource) => made(resource(id)))]);
  return id;
};

const refused = new Failure('unprocessable', []);

/** Decides and writes; false when the rule of the race refused it. Anything else that goes wrong is the test's to see. */
const decide = async (
  { gateway, guard }: Writer,
  client: string,
  entries: (gateway: Gateway) => Promise<Entry[]>,
): Promise<boolean> => {
  const plan = async (): Promise<Plan> => ({
    clients: [client],
    entries: await entries(gateway),
    agreements: new Map(),
  });
  try {
    await guard.decide(gateway, [client], plan);
    return true;
  } catch (error) {
    if (error === refused) return false;
    throw error;
  }
};

const withdrawAgainstCreate: Race = {
  what: 'a consent is withdrawn while an agreement is made that rests on it',
  run: async (one, other) => {
    const client = await newClient(one.gateway, consent);
    const key = randomUUID();
    const create = decide(one, client, async (gateway) => {
      if ((await ofClient(gateway, 'Consent', client, 'active')).length === 0) throw refused;
      return [made(agreement(client, key))];
    });
    const withdraw = decide(other, client, async (gateway) => {
      const standing = await ofClient(gateway, 'Consent', client, 'active');
      const agreements = await ofClient(gateway, 'CarePlan', client, 'active');
      return [
        ...standing.map((one) => changed(one, { status: 'inactive' })),
        ...agreements.map((one) => changed(one, { status: 'on-hold' })),
      ];
    });
    const [created] = await Promise.all([create, withdraw]);
    const [consents, active, all] = await Promise.all([
      ofClient(one.gateway, 'Consent', client, 'active'),
      ofClient(one.gateway, 'CarePlan', client, 'active'),
      byIdentifier(one.gateway, 'CarePlan', key),
    ]);
    return [
      ...(consents.length > 0 ? ['the consent still stands'] : []),
      ...(active.length > 0 ? ['an agreement is active without consent'] : []),
      ...(all.length === (created ? 1 : 0) ? [] : [`the agreement stands ${all.length} times`]),
    ];
  },
};

const twoAgreements: Race = {
  what: 'two agreements are made where there may be one',
  run: async (one, other) => {
    const client = await newClient(one.gateway);
    const keys = [randomUUID(), randomUUID()] as const;
    const create = (writer: Writer, key: string) =>
      decide(writer, client, async (gateway) => {
        if ((await ofClient(gateway, 'CarePlan', client, 'active')).length > 0) throw refused;
        return [made(agreement(client, key))];
      });
    const created = await Promise.all([create(one, keys[0]), create(other, keys[1])]);
    const standing = await Promise.all(keys.map((key) => byIdentifier(one.gateway, 'CarePlan', key)));
    return [
      ...(created.filter(Boolean).length === 1 ? [] : [`${created.filter(Boolean).length} were accepted`]),
      ...standing.flatMap((found, i) =>
        found.length === (created[i] ? 1 : 0) ? [] : [`one stands ${found.length} times`],
      ),
    ];
  },
};

const patchAgainstTransaction: Race = {
  what: 'an agreement is patched while a transaction writes it with its evaluation',
  run: async (one, other) => {
    const key = randomUUID();
    const client = await newClient(one.gateway, (id) => agreement(id, key, 'draft'));
    const current = async (gateway: Gateway) => (await byIdentifier(gateway, 'CarePlan', key))[0] as Stored;
    const patch = decide(one, client, async (gateway) => [changed(await current(gateway), { title: 'Insuline' })]);
    const transaction = decide(other, client, async (gateway) => [
      changed(await current(gateway), { status: 'active' }),
      made({
        resourceType: 'Task',
        identifier: [{ system: SYSTEM, value: key }],
        status: 'requested',
        intent: 'order',
        for: { reference: `Patient/${client}` },
      }),
    ]);
    await Promise.all([patch, transaction]);
    const { resource } = await current(one.gateway);
    const tasks = await byIdentifier(one.gateway, 'Task', key);
    return [
      ...(resource['title'] === 'Insuline' ? [] : ['the patch is lost']),
      ...(resource['status'] === 'active' ? [] : ['the transaction is lost']),
      ...(tasks.length === 1 ? [] : [`the evaluation stands ${tasks.length} times`]),
    ];
  },
};

/** In which a decision reads what another writes: only a guard keeps these whole. */
export const ACROSS_RESOURCES: readonly Race[] = [withdrawAgainstCreate, twoAgreements];

export const RACES: readonly Race[] = [...ACROSS_RESOURCES, patchAgainstTransaction];

/** Runs a race so many times, a few beside each other; returns what was wrong afterwards, each time that it was. */
export const runRaces = async (
  race: Race,
  times: number,
  writers: () => readonly [Writer, Writer],
): Promise<string[]> => {
  const wrong: string[] = [];
  let left = times;
  const lane = async (): Promise<void> => {
    while (left-- > 0) wrong.push(...(await race.run(...writers())));
  };
  await Promise.all(Array.from({ length: 4 }, lane));
  return wrong;
};
