import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GUARD_SYSTEM } from '../src/gateway/guard/guard-list.ts';
import { startService, type TestService } from '../test/http/start-service.ts';
import { type Asked, startProxy } from '../test/servers/start-proxy.ts';
import { type Bench, median, ms, type Row, ratio } from './bench.ts';

const story = join(import.meta.dirname, '../examples/scenarios/mieke');
const read = (name: string): string => readFileSync(join(story, name), 'utf8');
const [DOSSIER, DECISION] = [read('dossier.json'), read('decision.json')];
const FHIR = { 'Content-Type': 'application/fhir+json' };
const [WARM_UP, RUNS] = [10, 60];

type Json = Record<string, unknown>;

const json = async (url: string, init: RequestInit = {}): Promise<Json> => {
  const response = await fetch(url, init);
  const body = (await response.json()) as Json;
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return body;
};

/** A client as new as Mieke's sister: what stands in her record has ids of its own. */
const of = (client: string, text: string): string =>
  text
    .replaceAll(
      /("id": "|(?:Patient|CarePlan|Condition|Encounter)\/)(zus-van-mieke|zorgplan|diabetes|zorgplanbespreking-2026-11-10)"/g,
      `$1$2-${client}"`,
    )
    .replaceAll('zorgplanbespreking-2026-11-10-insuline', `bench-${client}`);

/** Her dossier on the server, with the guard that it is written under. */
const newClient = async ({ base }: TestService, server: string): Promise<{ client: string; guard: string }> => {
  const client = randomUUID().slice(0, 8);
  await json(base, { method: 'POST', headers: FHIR, body: of(client, DOSSIER) });
  const { entry } = await json(`${server}/List?identifier=${GUARD_SYSTEM}|zus-van-mieke-${client}`);
  const [{ resource }] = entry as [{ resource: { id: string } }];
  return { client, guard: resource.id };
};

/** What the service asks of the server for one decision. */
const recorded = async (server: string): Promise<{ client: string; guard: string; asked: readonly Asked[] }> => {
  const proxy = await startProxy(server);
  const service = await startService(undefined, { base: proxy.base });
  try {
    const made = await newClient(service, server);
    proxy.meet();
    await json(service.base, { method: 'POST', headers: FHIR, body: of(made.client, DECISION) });
    return { ...made, asked: [...proxy.asked()] };
  } finally {
    await service.stop();
    await proxy.stop();
  }
};

/**
 * A client that makes the same requests and checks nothing: the guard, then all other reads at once, though the service must
 * have read some before it knows of others, then the transaction.
 */
const replay = async (server: string, asked: readonly Asked[]): Promise<void> => {
  const ask = ({ method, path, contentType, body }: Asked) =>
    json(server + path, {
      method,
      headers: {
        'Cache-Control': 'no-cache',
        Prefer: 'return=representation',
        ...(contentType && { 'Content-Type': contentType }),
      },
      ...(body !== '' && { body }),
    });
  const [guard, write] = [asked.find(isGuard), asked.findLast(isWrite)];
  if (!guard || !write) throw new Error('a decision without a guard, or without a transaction');
  await ask(guard);
  await Promise.all(asked.filter((one) => one !== guard && one !== write).map(ask));
  await ask(write);
};

const isGuard = ({ method, path }: Asked): boolean => method === 'GET' && path.startsWith('/List/');
const isWrite = ({ method, path }: Asked): boolean => method === 'POST' && !path.endsWith('/_search');

/** `2 GET Patient?_count&_id, 1 POST /`. */
const told = (asked: readonly Asked[]): string => {
  const templates = asked.map(({ method, path }) => {
    const { pathname, searchParams } = new URL(path, 'http://localhost');
    const names = [...new Set(searchParams.keys())].join('&');
    return `${method} ${pathname.replace(/^\/(.)/, '$1').replace(/\/[\w-]*\d[\w-]*$/, '/:id')}${names && `?${names}`}`;
  });
  return Object.entries(Object.groupBy(templates, (one) => one))
    .map(([one, all = []]) => `${all.length} ${one}`)
    .join(', ');
};

const since = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

export const bench: Bench = {
  title:
    'A guarded transaction on HAPI FHIR (SAMENSPEL_HAPI): through the service, and by a bare client that makes the same requests',
  rows: async (): Promise<Row[]> => {
    const server = process.env['SAMENSPEL_HAPI'];
    if (!server) return [{ what: 'left out: SAMENSPEL_HAPI names no HAPI FHIR that runs', figure: '' }];
    const { client: once, guard: itsGuard, asked } = await recorded(server);
    const service = await startService(undefined, { base: server });
    const [own, bare]: [number[], number[]] = [[], []];
    try {
      // By turns, so that both meet the same server and the same noise.
      for (let run = -WARM_UP; run < RUNS; run++) {
        const mine = await newClient(service, server);
        const decision = of(mine.client, DECISION);
        const took = await since(() => json(service.base, { method: 'POST', headers: FHIR, body: decision }));
        const other = await newClient(service, server);
        const same = (text: string) => text.replaceAll(once, other.client).replaceAll(itsGuard, other.guard);
        const again = asked.map((one) => ({ ...one, path: same(one.path), body: same(one.body) }));
        const tookBare = await since(() => replay(server, again));
        if (run < 0) continue;
        own.push(took);
        bare.push(tookBare);
      }
    } finally {
      await service.stop();
    }
    return [
      { what: `bare client, ${asked.length} requests: ${told(asked)}`, figure: ms(median(bare)) },
      {
        what: "a decision like Mieke's through the service: validated, rules, guarded",
        figure: ms(median(own)),
        ratio: ratio(median(own), median(bare), 'bare client (median of time)'),
      },
    ];
  },
};
