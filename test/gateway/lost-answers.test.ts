import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Entry, EntryResult, Gateway } from '../../src/gateway/gateway.ts';
import { type Guard, openGuard } from '../../src/gateway/guard/guard.ts';
import { LostAnswer } from '../../src/gateway/lost-answer.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { sandboxOn, temporaryFolder } from '../contract/start-sandbox.ts';

const SYSTEM = 'http://example.org/lost';
const lost = () => new LostAnswer('upstream-down', []);

/** What becomes of a transaction whose answer does not come. */
type Fate = 'never arrived' | 'was carried out' | 'is carried out later';

interface Faulty {
  readonly gateway: Gateway;
  /** Lets what is still under way arrive. */
  arrive(): Promise<void>;
}

/** A server of which the answers to some transactions are lost: by the number of the transaction, the first is 1. */
const faulty = (server: Gateway, fates: ReadonlyMap<number, Fate>): Faulty => {
  let asked = 0;
  const underWay: (readonly Entry[])[] = [];
  const carryOut = (entries: readonly Entry[]): Promise<EntryResult[]> => server.transact(entries);
  return {
    arrive: async () => {
      for (const entries of underWay.splice(0)) await carryOut(entries).catch(() => {});
    },
    gateway: {
      ...server,
      transact: async (entries) => {
        const fate = fates.get(++asked);
        if (fate === 'was carried out') await carryOut(entries);
        if (fate === 'is carried out later') underWay.push(entries);
        if (fate) throw lost();
        return carryOut(entries);
      },
    },
  };
};

describe('an answer that is lost', () => {
  const folder = temporaryFolder();
  let server: Sandbox;
  beforeAll(() => {
    server = sandboxOn(folder.file);
  });
  afterAll(async () => {
    await server.close();
    folder.remove();
  });

  const open = (): Guard =>
    openGuard({ newId: randomUUID, now: () => new Date(), chance: () => 0.5, wait: async () => {} });
  const find = async (key: string) =>
    (await server.search('CarePlan', new URLSearchParams({ identifier: `${SYSTEM}|${key}` }))).matches;
  const newPatient = async () => {
    const id = `lost-${randomUUID()}`;
    await server.transact([{ method: 'PUT', type: 'Patient', id, resource: { resourceType: 'Patient', id } }]);
    return id;
  };
  const entriesOf = (client: string, key: string): Entry[] => [
    {
      method: 'POST',
      type: 'CarePlan',
      resource: {
        resourceType: 'CarePlan',
        identifier: [{ system: SYSTEM, value: key }],
        status: 'active',
        intent: 'plan',
        subject: { reference: `Patient/${client}` },
      },
    },
  ];
  const decide = async (guard: Guard, gateway: Gateway, client: string, key: string) => {
    const { written } = await guard.decide(gateway, [client], async () => ({
      clients: [client],
      entries: entriesOf(client, key),
      agreements: new Map([[client, [0]]]),
    }));
    return written;
  };

  const FATES: readonly Fate[] = ['never arrived', 'was carried out', 'is carried out later'];
  // The first transaction makes the guard, the second is the decision's, the third the fence that settles what became of it.
  const table = FATES.flatMap((fate) => [
    { fate, which: 'that makes the guard', lose: [1] },
    { fate, which: 'of the decision', lose: [2] },
    { fate, which: 'of the decision and of the fence', lose: [2, 3] },
    { fate, which: 'of everything until the fourth', lose: [1, 2, 3, 4] },
  ]);

  test.each(table)('to the transaction $which that $fate: the decision stands once', async ({ fate, lose }) => {
    const [client, key] = [await newPatient(), randomUUID()];
    const { gateway, arrive } = faulty(server, new Map(lose.map((nth) => [nth, fate])));
    const results = await decide(open(), gateway, client, key);
    await arrive();
    const standing = await find(key);
    expect(standing).toHaveLength(1);
    expect(results).toMatchObject([
      { effect: 'created', type: 'CarePlan', id: standing[0]?.resource.id, versionId: '1' },
    ]);
  });

  test('is found again behind the decisions of others', async () => {
    const [client, key] = [await newPatient(), randomUUID()];
    const { gateway } = faulty(server, new Map([[2, 'was carried out']]));
    const guard = openGuard({
      newId: randomUUID,
      now: () => new Date(),
      chance: () => 0.5,
      wait: async () => void (await decide(open(), server, client, randomUUID())),
    });
    const [result] = await decide(guard, gateway, client, key);
    expect((await find(key)).map(({ resource }) => resource.id)).toEqual([result?.id]);
  });

  test('behind more of them than a guard remembers it is not known, and said so', async () => {
    const [client, key] = [await newPatient(), randomUUID()];
    await decide(open(), server, client, randomUUID());
    const { gateway } = faulty(server, new Map([[1, 'was carried out']]));
    const guard = openGuard({
      newId: randomUUID,
      now: () => new Date(),
      chance: () => 0.5,
      wait: async () => {
        for (let i = 0; i < 9; i++) await decide(open(), server, client, randomUUID());
      },
    });
    await expect(decide(guard, gateway, client, key)).rejects.toBeInstanceOf(LostAnswer);
    expect(await find(key)).toHaveLength(1);
  });

  test('of a server that stays away is not known, and said so', async () => {
    const [client, key] = [await newPatient(), randomUUID()];
    const { gateway } = faulty(server, new Map([[2, 'was carried out']]));
    let down = false;
    const away: Gateway = {
      ...gateway,
      read: async (type, id) => {
        if (down) throw lost();
        return gateway.read(type, id);
      },
      transact: async (entries) => {
        down = entries.length > 1;
        return gateway.transact(entries);
      },
    };
    await expect(decide(open(), away, client, key)).rejects.toBeInstanceOf(LostAnswer);
    expect(await find(key)).toHaveLength(1);
  });
});
