import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Failure } from '../../src/fhir/failure.ts';
import { objects, type Resource } from '../../src/fhir/json.ts';
import { allMatches } from '../../src/gateway/all-matches.ts';
import type { Entry, Gateway, Stored } from '../../src/gateway/gateway.ts';
import { type Guard, openGuard, type Plan } from '../../src/gateway/guard/guard.ts';
import { rewriting } from '../../src/gateway/rewriting.ts';
import { stagedWriting } from '../../src/gateway/staged/staged-gateway.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { r4Model } from '../contract/r4-definitions.ts';
import { sandboxOn, temporaryFolder } from '../contract/start-sandbox.ts';
import { Killed, MISHAPS, type OneAtATime, oneAtATime, withMishap } from './one-at-a-time.ts';

const folder = temporaryFolder();
let store: Sandbox;
let server: OneAtATime;
beforeAll(() => {
  store = sandboxOn(folder.file);
  server = oneAtATime(store);
});
afterAll(async () => {
  await store.close();
  folder.remove();
});

interface Process {
  readonly gateway: Gateway & { resume(): Promise<number> };
  readonly guard: Guard;
}

/** A service of its own, which waits for nobody: its clock moves on while it waits. `late` is how much later it is there, in milliseconds. */
const processOn = (on: OneAtATime, late = 0): Process => {
  let waited = late;
  const now = () => new Date(Date.now() + waited);
  const wait = async (milliseconds: number) => {
    waited += milliseconds;
  };
  return {
    gateway: stagedWriting({ ...on, rewrite: rewriting(r4Model), newId: randomUUID, now, wait }),
    guard: openGuard({ newId: randomUUID, now, chance: () => 0.5, wait }),
  };
};

const AFTER_THE_LEASE = 60_000;
const SYSTEM = 'http://example.org/staged';
const ours = (code: string) => [
  { coding: [{ system: 'https://samenspel.example/fhir/CodeSystem/record-type', code }] },
];
const post = (resource: Resource, fullUrl: string): Entry => ({
  method: 'POST',
  type: resource.resourceType,
  resource,
  fullUrl,
});
const over = ({ resource, versionId }: Stored, change: object): Entry => ({
  method: 'PUT',
  type: resource.resourceType,
  id: String(resource.id),
  resource: { ...resource, ...change },
  ifMatch: versionId,
});

const [CARER, PLAN, CONSENT] = ['urn:uuid:carer', 'urn:uuid:plan', 'urn:uuid:consent'];
const agreementFor = (client: string): Resource => ({
  resourceType: 'CarePlan',
  status: 'active',
  intent: 'plan',
  category: ours('care-agreement'),
  subject: { reference: `Patient/${client}` },
  activity: [{ detail: { status: 'in-progress', performer: [{ reference: CARER }] } }],
});
const consentFor = (client: string): Resource => ({
  resourceType: 'Consent',
  status: 'active',
  scope: { text: 'treatment' },
  category: ours('care-consent'),
  patient: { reference: `Patient/${client}` },
  policyRule: { text: 'none' },
  provision: { data: [{ meaning: 'instance', reference: { reference: PLAN } }] },
});
const taskFor = (client: string): Resource => ({
  resourceType: 'Task',
  status: 'requested',
  intent: 'order',
  code: ours('evaluation')[0] as never,
  focus: { reference: PLAN },
  for: { reference: `Patient/${client}` },
});

/** All that a decision on a new agreement writes, the agreement first: the order of a caller says nothing. */
const newAgreement = (client: string): Entry[] => [
  post(agreementFor(client), PLAN),
  post(consentFor(client), CONSENT),
  post(taskFor(client), 'urn:uuid:task'),
  post({ resourceType: 'RelatedPerson', patient: { reference: `Patient/${client}` } }, CARER),
];

const ofClient = async (type: string, client: string, more: Record<string, string> = {}): Promise<Stored[]> =>
  allMatches(store, type, new URLSearchParams({ patient: `Patient/${client}`, ...more }));
const agreementsOf = (client: string, status?: string) =>
  ofClient('CarePlan', client, { category: 'care-agreement', ...(status && { status }) });

/** What is broken in a record: an agreement in force of which a part is not there. */
const broken = async (client: string): Promise<string[]> => {
  const [agreements, consents, tasks] = await Promise.all([
    agreementsOf(client, 'active'),
    ofClient('Consent', client, { status: 'active' }),
    ofClient('Task', client, { status: 'requested' }),
  ]);
  const names = (resource: Resource, id: string) => JSON.stringify(resource).includes(`"CarePlan/${id}"`);
  return agreements.flatMap(({ resource }) => {
    const id = String(resource.id);
    const lacks = [
      ...(consents.some((one) => names(one.resource, id)) ? [] : ['consent']),
      ...(tasks.some((one) => names(one.resource, id)) ? [] : ['task']),
    ];
    return lacks.map((what) => `an active agreement without its ${what}`);
  });
};

interface Story {
  readonly what: string;
  /** What stands before; out: ids of the clients. */
  begin(process: Process): Promise<string[]>;
  /** What is decided on what stands; nothing when it was decided already. */
  decide(clients: readonly string[]): Promise<Entry[]>;
  /** How it must be once it is through. */
  done(clients: readonly string[]): Promise<unknown>;
  readonly expected: unknown;
}

const newClient = async (): Promise<string> => {
  const id = `client-${randomUUID()}`;
  await store.transact([{ method: 'PUT', type: 'Patient', id, resource: { resourceType: 'Patient', id } }]);
  return id;
};

const take = ({ gateway, guard }: Process, clients: readonly string[], entries: () => Promise<Entry[]>) => {
  const plan = async (): Promise<Plan> => ({ clients, entries: await entries(), agreements: new Map() });
  return guard.decide(gateway, clients, plan);
};

const withAgreement = async (process: Process): Promise<string[]> => {
  const client = await newClient();
  await take(process, [client], async () => newAgreement(client));
  return [client];
};

const STORIES: readonly Story[] = [
  {
    what: 'an agreement is made',
    begin: async () => [await newClient()],
    decide: async ([client = '']) => ((await agreementsOf(client, 'active')).length > 0 ? [] : newAgreement(client)),
    done: async ([client = '']) => [
      (await agreementsOf(client)).map(({ resource }) => resource['status']),
      (await ofClient('Consent', client)).length,
      (await ofClient('RelatedPerson', client)).length,
      (await ofClient('Task', client)).length,
    ],
    expected: [['active'], 1, 1, 1],
  },
  {
    what: 'a consent is withdrawn: the agreement goes on hold, and somebody looks at it',
    begin: withAgreement,
    decide: async ([client = '']) => {
      const consents = await ofClient('Consent', client, { status: 'active' });
      if (consents.length === 0) return [];
      const agreements = await agreementsOf(client, 'active');
      return [
        ...consents.map((one) => over(one, { status: 'inactive' })),
        ...agreements.map((one) => over(one, { status: 'on-hold' })),
        post(
          { ...taskFor(client), code: ours('review')[0] as never, focus: { reference: `Patient/${client}` } },
          'urn:uuid:review',
        ),
      ];
    },
    done: async ([client = '']) => [
      (await agreementsOf(client)).map(({ resource }) => resource['status']),
      (await ofClient('Consent', client)).map(({ resource }) => resource['status']),
      (await ofClient('Task', client)).length,
    ],
    expected: [['on-hold'], ['inactive'], 2],
  },
  {
    what: 'one agreement ends, another begins, and what is no use any more is deleted',
    begin: withAgreement,
    decide: async ([client = '']) => {
      const [old] = await agreementsOf(client, 'active');
      if (!old || objects(old.resource['identifier']).some(({ system }) => system === SYSTEM)) return [];
      const [task] = await ofClient('Task', client);
      const [fresh, ...rest] = newAgreement(client) as [Entry & { resource: Resource }, ...Entry[]];
      return [
        { ...fresh, resource: { ...fresh.resource, identifier: [{ system: SYSTEM, value: 'new' }] } } as Entry,
        ...rest,
        over(old, { status: 'completed' }),
        ...(task
          ? [{ method: 'DELETE' as const, type: 'Task', id: String(task.resource.id), ifMatch: task.versionId }]
          : []),
      ];
    },
    done: async ([client = '']) => [
      (await agreementsOf(client)).map(({ resource }) => resource['status']).sort(),
      (await ofClient('Task', client)).length,
    ],
    expected: [['active', 'completed'], 1],
  },
  {
    what: 'a decision about two clients',
    begin: async () => [await newClient(), await newClient()],
    decide: async (clients) => {
      const [first = '', second = ''] = clients;
      if ((await agreementsOf(second, 'active')).length > 0) return [];
      const others = newAgreement(second).map((entry) =>
        JSON.parse(JSON.stringify(entry).replaceAll('urn:uuid:', 'urn:uuid:second-')),
      );
      return [...newAgreement(first), ...others];
    },
    done: async (clients) => Promise.all(clients.map(async (one) => (await agreementsOf(one, 'active')).length)),
    expected: [1, 1],
  },
];

/** Runs a decision to its end, its mishap included. Out: how many requests it made. */
const attempt = async (story: Story, clients: readonly string[], mishap: (typeof MISHAPS)[number], nth: number) => {
  const reached = withMishap(server, mishap, nth);
  try {
    await take(processOn(reached), clients, () => story.decide(clients));
  } catch (error) {
    if (!(error instanceof Failure) && !(error instanceof Killed)) throw error;
  }
  return reached.count();
};

describe('a server without transactions', () => {
  test.each(STORIES)('$what: whole', async (story) => {
    const process = processOn(server);
    const clients = await story.begin(process);
    await take(process, clients, () => story.decide(clients));
    expect(await story.done(clients)).toEqual(story.expected);
    expect((await Promise.all(clients.map(broken))).flat()).toEqual([]);
  });

  test.each(STORIES.flatMap((story) => MISHAPS.map((mishap) => ({ ...story, story, mishap }))))(
    '$what, $mishap at each request: all of it is in force or nothing, and a retry ends well',
    async ({ story, mishap }) => {
      for (let nth = 1; ; nth++) {
        const clients = await story.begin(processOn(server));
        const requests = await attempt(story, clients, mishap, nth);
        const at = `request ${nth} of ${requests}`;
        // At the very moment: nobody may see an agreement in force of which a part is not there.
        expect([at, (await Promise.all(clients.map(broken))).flat()]).toEqual([at, []]);
        const next = processOn(server, AFTER_THE_LEASE);
        await take(next, clients, () => story.decide(clients));
        expect([at, await story.done(clients)]).toEqual([at, story.expected]);
        expect([at, (await Promise.all(clients.map(broken))).flat()]).toEqual([at, []]);
        if (requests < nth) break;
      }
    },
    60_000,
  );

  test('what a process left behind is ended by another that comes up, also when nobody asks', async () => {
    const [story] = STORIES as [Story];
    const clients = await story.begin(processOn(server));
    const midway = 11;
    expect(await attempt(story, clients, 'killed after', midway)).toBe(midway);
    expect(await processOn(server, AFTER_THE_LEASE).gateway.resume()).toBe(1);
    expect(await processOn(server, AFTER_THE_LEASE).gateway.resume()).toBe(0);
    const states = (await agreementsOf(clients[0] as string)).map(({ resource }) => resource['status']);
    expect([[], ['active']]).toContainEqual(states);
  });

  test('two who decide on the same record: one of them decides on what the other made of it', async () => {
    for (let round = 0; round < 20; round++) {
      const client = await newClient();
      const once = async (): Promise<Entry[]> =>
        (await agreementsOf(client, 'active')).length > 0 ? [] : newAgreement(client);
      await Promise.all([processOn(server), processOn(server)].map((one) => take(one, [client], once)));
      expect((await agreementsOf(client)).length).toBe(1);
    }
  });

  test.each(MISHAPS)(
    'several writes that concern no client, %s at each request: all of them stand, or none',
    async (mishap) => {
      for (let nth = 1; ; nth++) {
        const key = randomUUID();
        const named = (name: string): Entry =>
          post(
            { resourceType: 'Organization', identifier: [{ system: SYSTEM, value: key }], name },
            `urn:uuid:${name}`,
          );
        const count = async () =>
          (await allMatches(store, 'Organization', new URLSearchParams({ identifier: `${SYSTEM}|${key}` }))).length;
        const reached = withMishap(server, mishap, nth);
        await processOn(reached)
          .gateway.transact([named('a'), named('b'), named('c')])
          .catch((error) => {
            if (!(error instanceof Failure) && !(error instanceof Killed)) throw error;
          });
        await processOn(server, AFTER_THE_LEASE).gateway.resume();
        expect([0, 3]).toContain(await count());
        if (reached.count() < nth) break;
      }
    },
  );

  test('nothing is left of a List that held such writes together', async () => {
    const { gateway } = processOn(server);
    const before = (await allMatches(store, 'List', new URLSearchParams())).length;
    const named = (name: string) => post({ resourceType: 'Organization', name }, `urn:uuid:${name}`);
    expect(await gateway.transact([named('a'), named('b')])).toMatchObject([
      { effect: 'created' },
      { effect: 'created' },
    ]);
    expect((await allMatches(store, 'List', new URLSearchParams())).length).toBe(before);
  });
});
