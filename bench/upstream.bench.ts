import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GUARD_SYSTEM } from '../src/gateway/guard/guard-list.ts';
import { startService } from '../test/http/start-service.ts';
import { type Bench, median, ms, type Row, ratio } from './bench.ts';

const story = join(import.meta.dirname, '../examples/scenarios/mieke');
const read = (name: string): string => readFileSync(join(story, name), 'utf8');
const FHIR = { 'Content-Type': 'application/fhir+json' };
const RUNS = 60;

type Json = Record<string, unknown>;

const json = async (url: string, init: RequestInit = {}): Promise<Json> => {
  const response = await fetch(url, init);
  const body = (await response.json()) as Json;
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return body;
};

/** The decision of a meeting of its own each time, so that every one is written anew. */
const newDecision = (): string =>
  read('decision.json').replaceAll('zorgplanbespreking-2026-11-10-insuline', `bench-${randomUUID()}`);

/** What a client would do that guards its decisions by itself and checks nothing: the same reads, the same transaction. */
const bareClient = (server: string, guardId: string) => async (): Promise<void> => {
  const decision = JSON.parse(newDecision()) as { entry: { request: { url: string; ifNoneExist?: string } }[] };
  const fresh = { headers: { 'Cache-Control': 'no-cache' } };
  const guard = await json(`${server}/List/${guardId}`, fresh);
  await Promise.all(
    decision.entry.map(({ request }) => json(`${server}/${request.url}?${request.ifNoneExist}&_count=2`, fresh)),
  );
  for (const [type, ids] of referencesIn(JSON.stringify(decision))) {
    await json(`${server}/${type}?_id=${[...ids].join(',')}&_count=${ids.size}`, fresh);
  }
  for (const { request } of decision.entry) delete request.ifNoneExist;
  const next = { ...guard, date: new Date().toISOString(), note: [{ text: randomUUID() }] };
  const version = (guard['meta'] as Json)['versionId'];
  const request = { method: 'PUT', url: `List/${guardId}`, ifMatch: `W/"${version}"` };
  const body = JSON.stringify({ ...decision, entry: [...decision.entry, { resource: next, request }] });
  await json(server, { method: 'POST', headers: { ...FHIR, Prefer: 'return=representation' }, body });
};

const referencesIn = (text: string): Map<string, Set<string>> => {
  const found = new Map<string, Set<string>>();
  for (const [, type = '', id = ''] of text.matchAll(/"reference":"([A-Z][A-Za-z]+)\/([^"/]+)"/g)) {
    found.set(type, (found.get(type) ?? new Set()).add(id));
  }
  return found;
};

/** Milliseconds of each, by turns, so that both meet the same server and the same noise. */
const byTurns = async (one: () => Promise<unknown>, other: () => Promise<unknown>): Promise<[number[], number[]]> => {
  const times: [number[], number[]] = [[], []];
  for (let run = -10; run < RUNS; run++) {
    for (const [which, work] of [one, other].entries()) {
      const began = performance.now();
      await work();
      if (run >= 0) times[which]?.push(performance.now() - began);
    }
  }
  return times;
};

export const bench: Bench = {
  title:
    'A guarded transaction on HAPI FHIR (SAMENSPEL_HAPI): through the service, and by a bare client that makes the same requests',
  rows: async (): Promise<Row[]> => {
    const server = process.env['SAMENSPEL_HAPI'];
    if (!server) return [{ what: 'left out: SAMENSPEL_HAPI names no HAPI FHIR that runs', figure: '' }];
    const service = await startService(undefined, { base: server });
    try {
      const post = (body: string) => json(service.base, { method: 'POST', headers: FHIR, body });
      await post(read('dossier.json'));
      await post(newDecision());
      const found = await json(`${server}/List?identifier=${GUARD_SYSTEM}|zus-van-mieke`);
      const [{ resource }] = found['entry'] as [{ resource: { id: string } }];
      const [own, bare] = await byTurns(() => post(newDecision()), bareClient(server, resource.id));
      const requests = 1 + 4 + referencesIn(JSON.stringify(JSON.parse(newDecision()))).size + 1;
      return [
        { what: `bare client, ${requests} requests`, figure: ms(median(bare)) },
        {
          what: "a decision like Mieke's through the service: validated, rules, guarded",
          figure: ms(median(own)),
          ratio: ratio(median(own), median(bare), 'bare client (median of time)'),
        },
      ];
    } finally {
      await service.stop();
    }
  },
};
