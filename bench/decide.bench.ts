import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../src/cli/store.ts';
import type { Entry, Gateway } from '../src/gateway/gateway.ts';
import { recordAgreement } from '../src/operations/record-agreement.ts';
import { mieke } from '../test/http/decisions.ts';
import { changed, parameters, text } from '../test/http/parameters.ts';
import { callOn, definitions } from '../test/operations/call-on.ts';
import { type Bench, median, type Row } from './bench.ts';

const dossier = readFileSync(join(import.meta.dirname, '../examples/scenarios/mieke/dossier.json'), 'utf8');
const ROUNDS = 60;
const WARM_UP = 10;

/** One request to the server of the record, as text, so that it can be asked again of another client. */
type Asked = readonly [method: 'read' | 'search' | 'transact', ...values: string[]];

/** A gateway that keeps what it was asked. */
const keeping = (store: Gateway): { gateway: Gateway; asked: Asked[] } => {
  const asked: Asked[] = [];
  const gateway: Gateway = {
    ...store,
    read: (type, id, version) => {
      asked.push(['read', type, id]);
      return store.read(type, id, version);
    },
    search: (type, query, options) => {
      asked.push(['search', type, String(query)]);
      return store.search(type, query, options);
    },
    transact: (entries) => {
      asked.push(['transact', JSON.stringify(entries)]);
      return store.transact(entries);
    },
  };
  return { gateway, asked };
};

/** The same requests with nothing between them: what is written is new again, and goes over nothing. */
const replay = async (store: Gateway, asked: readonly Asked[]): Promise<void> => {
  for (const [method, first = '', second = ''] of asked) {
    if (method === 'read') await store.read(first, second);
    if (method === 'search') await store.search(first, new URLSearchParams(second));
    if (method === 'transact') await store.transact(JSON.parse(first) as Entry[]);
  }
};

/** The dossier and the decision of a client of its own. */
const of = (client: string, words: string): string =>
  words.replaceAll(
    /zus-van-mieke|insuline-2026-11-10|zorgplanbespreking-2026-11-10|CarePlan\/zorgplan|"zorgplan"/g,
    (word) => (word === '"zorgplan"' ? `"zorgplan-${client}"` : `${word}-${client}`),
  );

const forOther = (asked: readonly Asked[], client: string, other: string): Asked[] => {
  const guard = randomUUID();
  const lists = new Set(
    [...JSON.stringify(asked).matchAll(/\\"type\\":\\"List\\",\\"id\\":\\"([^"\\]+)/g)].map(([, id]) => String(id)),
  );
  return asked.map((one) => {
    const [method, ...values] = one;
    const texts = values.map((value) => {
      const moved = [...lists].reduce((whole, id) => whole.replaceAll(id, guard), value.replaceAll(client, other));
      return moved.replaceAll(/,"ifMatch":"[^"]*"/g, '');
    });
    return method === 'transact' ? [method, withGuard(String(texts[0]), guard)] : [method, ...texts];
  });
};

/** The guard of the other client is made under the name by which it is read after. */
const withGuard = (entries: string, id: string): string =>
  JSON.stringify(
    (JSON.parse(entries) as Entry[]).map(
      (entry): Entry =>
        entry.method === 'POST' && entry.type === 'List'
          ? { method: 'PUT', type: 'List', id, resource: { ...entry.resource, id } }
          : entry,
    ),
  );

export const bench: Bench = {
  title: 'Deciding on the embedded server, in process: an operation over the same reads and transactions done bare',
  rows: async () => {
    const data = mkdtempSync(join(tmpdir(), 'samenspel-bench-'));
    const store = openStore({ folder: data, definitions, now: () => new Date(), newId: randomUUID });
    const given = JSON.stringify(parameters(...changed(mieke, text('decision', 'insuline-2026-11-10'))));
    const [own, bare]: [number[], number[]] = [[], []];
    let requests = 0;
    try {
      for (let round = 0; round < WARM_UP + ROUNDS; round++) {
        const [client, other] = [`a${round}x`, `b${round}x`];
        for (const one of [client, other]) {
          const { entry } = JSON.parse(of(one, dossier)) as {
            entry: { resource: { resourceType: string; id: string } }[];
          };
          await store.transact(
            entry.map(
              ({ resource }): Entry => ({ method: 'PUT', type: resource.resourceType, id: resource.id, resource }),
            ),
          );
        }
        const { gateway, asked } = keeping(store);
        const input = { body: JSON.parse(of(client, given)), query: new URLSearchParams() };
        const call = callOn(gateway);
        const began = performance.now();
        await recordAgreement.run(call, input);
        const decided = performance.now();
        const again = forOther(asked, client, other);
        const started = performance.now();
        await replay(store, again);
        const done = performance.now();
        if (round < WARM_UP) continue;
        own.push(decided - began);
        bare.push(done - started);
        requests = asked.length;
      }
    } finally {
      await store.close();
      rmSync(data, { recursive: true });
    }
    const [mine, least] = [median(own), median(bare)];
    const row: Row = {
      what: `$record-agreement, ${requests} requests to the store`,
      figure: `${mine.toFixed(2)} ms`,
      ratio: `${(mine / least).toFixed(2)}x the same requests bare (${least.toFixed(2)} ms)`,
    };
    return [row];
  },
};
