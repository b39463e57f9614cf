import { isOurs } from '../agreements/ours.ts';
import { Failure } from '../fhir/failure.ts';
import type { Finding } from '../fhir/finding.ts';
import type { Resource } from '../fhir/json.ts';
import type { Entry, EntryResult, Gateway, Read, Stored, WrittenThenRead } from '../gateway/gateway.ts';
import type { Plan } from '../gateway/guard/guard.ts';
import { requireAppendOnly } from './append-only.ts';
import { type Bound, bind } from './bind.ts';
import { clientsOf } from './clients.ts';
import { type Decision, decide } from './decide.ts';
import type { Write } from './entries.ts';
import { followUp, followUpsOf, type PlannedFollowUp, seeToRelied } from './follow-up.ts';
import type { Call } from './service.ts';
import { provenancesFor } from './transitions.ts';

/** Writes that are plain, as they stand at this moment, and what the profiles say of them. */
export interface Prepared {
  readonly writes: readonly Write[];
  readonly reads?: readonly Read[];
  readonly found: readonly Finding[];
}

export interface Committed extends WrittenThenRead {
  /** What follows from the write, and was written with it. */
  readonly further: readonly EntryResult[];
  readonly findings: readonly Finding[];
}

/** What `commit` would tell and write of the same, as the record stands now. Nothing is written; failures as of `decide`. */
export const foresee = async (
  call: Call,
  prepare: () => Promise<Prepared>,
): Promise<{ readonly findings: readonly Finding[]; readonly entries: readonly Entry[] }> => {
  const { prepared, bound } = await bindAnew(call, prepare);
  const decision = await decide(call, prepared.writes, bound, prepared.found);
  return { findings: decision.findings, entries: await entriesFor(call, bound.writes, decision) };
};

/**
 * The way of every write: prepared, bound to what stands, decided on, and written under the guards of the clients that it concerns;
 * prepared anew when someone else wrote in between, so that what was checked is what is written. What is asked is held to the
 * rules as it is asked, also where it turns out to stand already. Results are in the order of the prepared writes.
 * Failures: those of `prepare`, `bind`, `decide` and `Guard.decide`, each with the expression of what was asked.
 */
export const commit = async (
  call: Call,
  /** What is sent, as far as it shows which clients it concerns: their guards are then read at once. */
  sent: readonly Resource[],
  prepare: () => Promise<Prepared>,
): Promise<Committed> => {
  let bound: Bound = { writes: [], outcomes: [], standing: [], clients: [] };
  let reads: readonly Read[] = [];
  let decision: Decision = UNDECIDED;
  let jobs: readonly PlannedFollowUp[] = [];
  const plan = async (held: readonly string[]): Promise<Plan> => {
    const { prepared, ...now } = await bindAnew(call, prepare);
    const { writes: asked, reads: toRead = [], found } = prepared;
    reads = toRead;
    bound = now.bound;
    const { clients, writes } = bound;
    const taken = clients.every((client) => held.includes(client));
    decision = taken ? await decide(call, asked, bound, found) : UNDECIDED;
    const decided = await entriesFor(call, writes, decision);
    jobs = taken ? await followUpsOf(call, bound) : [];
    const entries = [...decided, ...jobs.map(({ entry }) => entry)];
    const numbered = reads.map((read, index) => ({ ...read, at: FIRST_READ + index }));
    return { clients, entries, reads: numbered, agreements: agreementsIn(entries) };
  };
  const named = [...new Set(sent.flatMap(clientsOf))];
  const { written, read } = await call.guard.decide(readingAsCaller(call), named, plan).catch((error) => {
    throw error instanceof Failure ? asAsked(error, bound.writes, reads) : error;
  });
  const own = bound.writes.length;
  const results = written.slice(0, own).values();
  const end = written.length - jobs.length;
  const followed = await followUp(call, jobs, written.slice(end));
  const mended = await seeToRelied(call, decision.relied);
  return {
    further: written.slice(own, end),
    written: bound.outcomes.map((outcome) =>
      'entry' in outcome ? (results.next().value as EntryResult) : resultOf(outcome),
    ),
    read,
    findings: [...decision.findings, ...followed, ...mended],
  };
};

/** The server, but that what is read at the end of the transaction is read as the caller sees it. */
const readingAsCaller = ({ server, gateway }: Call): Gateway => ({
  ...server,
  transactThenRead: (entries, reads) =>
    reads.length > 0 ? gateway.transactThenRead(entries, reads) : server.transactThenRead(entries, reads),
});

const UNDECIDED: Decision = {
  findings: [],
  further: [],
  instead: new Map(),
  before: { resources: new Map(), followed: new Map() },
  relied: [],
};

/** What is asked, what follows from it, and who changed which agreement. */
const entriesFor = async (call: Call, writes: readonly Write[], decision: Decision): Promise<Entry[]> => {
  const entries = [...decidedEntries(writes, decision), ...decision.further];
  return [...entries, ...(await provenancesFor(call, entries, decision.before))];
};

const decidedEntries = (writes: readonly Write[], { instead }: Decision): Entry[] =>
  writes.map(({ entry, expression }) => {
    const resource = instead.get(expression);
    return resource && entry.method !== 'DELETE' ? { ...entry, resource } : entry;
  });

const MOST_ATTEMPTS = 10;

/**
 * Prepares and binds; again when what a write was prepared from has changed between the two. When preparing it anew names the same
 * versions, they are the caller's own, and stale.
 */
const bindAnew = async (
  call: Call,
  prepare: () => Promise<Prepared>,
): Promise<{ readonly prepared: Prepared; readonly bound: Bound }> => {
  let before: string | undefined;
  for (let attempt = 1; ; attempt++) {
    const { writes, ...rest } = await prepare();
    requireAppendOnly(writes);
    const prepared = { ...rest, writes: writes.map(named) };
    try {
      return { prepared, bound: await bind(call, prepared.writes) };
    } catch (error) {
      const versions = JSON.stringify(prepared.writes.map(({ entry }) => ('ifMatch' in entry ? entry.ifMatch : null)));
      const changed = error instanceof Failure && error.kind === 'precondition-failed';
      if (!changed || versions === before || attempt === MOST_ATTEMPTS) throw error;
      before = versions;
    }
  }
};

/** What is made has a name that the rest of the transaction can refer to. */
const named = ({ entry, expression }: Write, index: number): Write =>
  entry.method === 'POST' && entry.fullUrl === undefined
    ? {
        entry: { ...entry, fullUrl: `urn:uuid:73616d65-6e73-4065-8c00-${String(index).padStart(12, '0')}` },
        expression,
      }
    : { entry, expression };

/** Reads are told from writes in what the gateway says of them: no transaction has so many entries. */
const FIRST_READ = 1_000_000;

const resultOf = (standing: Stored): EntryResult => ({
  effect: 'existing',
  type: standing.resource.resourceType,
  id: String(standing.resource.id),
  ...standing,
});

/** Which entries write an agreement, for each client. */
const agreementsIn = (entries: readonly Entry[]): ReadonlyMap<string, readonly number[]> => {
  const agreements = new Map<string, number[]>();
  for (const [index, entry] of entries.entries()) {
    if (entry.method === 'DELETE' || !isOurs(entry.resource, 'care-agreement')) continue;
    for (const client of clientsOf(entry.resource)) agreements.set(client, [...(agreements.get(client) ?? []), index]);
  }
  return agreements;
};

/** The gateway says which of the entries that it was given; the client knows the place in what was asked. */
const asAsked = (error: Failure, writes: readonly Write[], reads: readonly Read[]): Failure => {
  const findings = error.findings.map((finding) => {
    const [, index, resource, below = ''] = /^Bundle\.entry\[(\d+)\](\.resource)?(.*)$/.exec(finding.expression) ?? [];
    const read = reads[Number(index) - FIRST_READ];
    if (read) return { ...finding, expression: `Bundle.entry[${read.at}]${below}` };
    const expression = index === undefined ? undefined : writes[Number(index)]?.expression;
    if (expression === undefined) return finding;
    return { ...finding, expression: (resource ? expression : expression.replace(/\.resource$/, '')) + below };
  });
  return error.telling(findings);
};
