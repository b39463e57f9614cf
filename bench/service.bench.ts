import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import express from 'express';
import { serve } from '../src/cli/serve.ts';
import { packagedDefinitions } from '../src/definitions/packaged.ts';
import { dossiers } from '../src/synth/dossier.ts';
import { type Bench, perSecond, type Row, rate, ratio } from './bench.ts';

const story = join(import.meta.dirname, '../examples/scenarios/mieke');
const read = (name: string): string => readFileSync(join(story, name), 'utf8');
const SECONDS = 3;

const post = async (url: string, body: string): Promise<void> => {
  const response = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/fhir+json' }, body });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${answer}`);
};

/** The decision of a meeting of its own each time, so that every one is written anew. */
const newDecision = (): string =>
  read('decision.json').replaceAll('zorgplanbespreking-2026-11-10-insuline', `bench-${randomUUID()}`);
const task = (): string =>
  JSON.stringify({ resourceType: 'Task', status: 'requested', intent: 'order', description: 'Evaluatie' });

/** A client that was not there before each time, with all that is agreed about him: 20 to 30 entries. */
const newDossier = (): string => {
  const [dossier] = dossiers({ clients: 1, seed: randomUUID().slice(0, 18), date: '2026-11-24' });
  return JSON.stringify(dossier);
};

/** An express endpoint that parses the same body and answers it: what HTTP and JSON alone cost here. */
const startEcho = async () => {
  const app = express();
  app.use(express.json({ type: () => true, limit: '1mb' }));
  app.post('/', (request, response) => void response.json(request.body));
  const server = app.listen(0, 'localhost');
  await new Promise((resolve) => server.once('listening', resolve));
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/`, stop: () => server.close() };
};

export const bench: Bench = {
  title:
    'The service over HTTP, on the embedded server (WAL, synchronous=FULL: one fsync for each commit); client and server in one process',
  rows: async () => {
    const data = mkdtempSync(join(tmpdir(), 'samenspel-bench-'));
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    const definitions = packagedDefinitions();
    const service = await serve(
      { stdout: nowhere, stderr: nowhere },
      {
        host: 'localhost',
        port: 0,
        data,
        baseUrl: undefined,
        upstream: undefined,
        log: 'silent',
        version: 'bench',
        definitions,
        examples: undefined,
      },
    );
    const echo = await startEcho();
    try {
      await post(service.base, read('dossier.json'));
      const against = async (what: string, url: string, body: () => string, clients: number): Promise<Row> => {
        await perSecond(1, clients, () => post(url, body()));
        const own = await perSecond(SECONDS, clients, () => post(url, body()));
        const bare = await perSecond(SECONDS, clients, () => post(echo.url, body()));
        return { what: `${what}, ${clients} at once`, figure: rate(own), ratio: ratio(own, bare, 'express echo') };
      };
      return [
        await against('create a Task (validated)', `${service.base}/Task`, task, 1),
        await against('create a Task (validated)', `${service.base}/Task`, task, 8),
        await against("a decision like Mieke's: 4 entries, validated, rules, whole", service.base, newDecision, 1),
        await against("a decision like Mieke's: 4 entries, validated, rules, whole", service.base, newDecision, 8),
        await against('a whole dossier of a new client (samenspel synth)', service.base, newDossier, 1),
        await against('$validate of a Task', `${service.base}/Task/$validate`, task, 1),
        await against('$validate of a Task', `${service.base}/Task/$validate`, task, 8),
        await against('$validate of that decision', `${service.base}/$validate`, newDecision, 1),
        await against('$validate of that decision', `${service.base}/$validate`, newDecision, 8),
      ];
    } finally {
      echo.stop();
      await service.stop();
      rmSync(data, { recursive: true });
    }
  },
};
