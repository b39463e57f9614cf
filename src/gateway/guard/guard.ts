import { Failure, failure } from '../../fhir/failure.ts';
import type { FailureKind } from '../../fhir/failure-kind.ts';
import type { Entry, Gateway, Read, WrittenThenRead } from '../gateway.ts';
import { LostAnswer } from '../lost-answer.ts';
import { guardAfter } from './guard-list.ts';
import { type GuardReader, guardReader, type Held } from './guard-reader.ts';
import { settle } from './settle.ts';

/** What a decision comes to on the record as it stands in this round. */
export interface Plan {
  /** Ids of the Patients that it concerns, as it turns out. */
  readonly clients: readonly string[];
  /** Every one that writes over something, with ifMatch of the version that the decision saw. */
  readonly entries: readonly Entry[];
  /** What is read right after. */
  readonly reads?: readonly Read[];
  /** For each client, which of the entries write an agreement of his or hers. */
  readonly agreements: ReadonlyMap<string, readonly number[]>;
}

/**
 * One decision, one guard: each client has a List that every decision on his or her record writes, so that of two that were taken
 * on the same record one fails, also when they write different resources. Holds among all who write through a Guard, in any
 * number of processes.
 */
export interface Guard {
  /**
   * Takes a decision and writes it, whole, once. `plan` reads the record and decides; it is called anew when someone else
   * decided in between, so it must do nothing but read. `clients` are those known to be concerned at the start; `held` are those whose
   * guards were read before `plan` was called: it may stop at naming its clients when one of them is not held yet.
   * Results are in the order of the plan's entries and reads.
   * Failures: what `plan` throws; as `Gateway.transact`; conflict (`kept-changing`) after ten rounds; a LostAnswer when it
   * cannot be found out whether the decision stands.
   */
  decide(
    gateway: Gateway,
    clients: readonly string[],
    plan: (held: readonly string[]) => Promise<Plan>,
  ): Promise<WrittenThenRead>;
}

export interface GuardOptions {
  readonly newId: () => string;
  readonly now: () => Date;
  /** From 0 up to 1. */
  readonly chance: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
}

const MOST_ROUNDS = 10;
/** Rounds in which nothing that the decision rests on had changed: then the collision is none that another round would mend. */
const MOST_UNCHANGED = 4;
const SHORTEST_WAIT = 20;
const LONGEST_WAIT = 1_000;

const COLLISIONS: ReadonlySet<FailureKind> = new Set(['conflict', 'precondition-failed']);

export const openGuard = (options: GuardOptions): Guard => {
  const reader = guardReader(options);
  return { decide: (gateway, clients, plan) => rounds({ ...options, gateway, reader }, clients, plan) };
};

interface Context extends GuardOptions {
  readonly gateway: Gateway;
  readonly reader: GuardReader;
}

const rounds = async (
  context: Context,
  known: readonly string[],
  plan: (held: readonly string[]) => Promise<Plan>,
): Promise<WrittenThenRead> => {
  const { gateway, reader, chance, wait } = context;
  let clients = known;
  let unchanged = { key: '', times: 0 };
  for (let round = 1; round <= MOST_ROUNDS; ) {
    // First the guards, then the record: what was written after this shows in a guard that has moved on.
    const guards = await Promise.all(clients.map((client) => reader.read(gateway, client)));
    const planned = await plan(clients);
    const more = planned.clients.filter((client) => !clients.includes(client));
    if (more.length > 0) {
      clients = [...clients, ...more];
      continue;
    }
    if (planned.entries.length === 0) return writeThenRead(gateway, [], planned.reads ?? []);
    try {
      const results = await write(context, guards, planned);
      if (results) return results;
    } catch (error) {
      if (error instanceof LostAnswer || !(error instanceof Failure) || !COLLISIONS.has(error.kind)) throw error;
      const key = foundation(guards, planned.entries);
      unchanged = { key, times: key === unchanged.key ? unchanged.times + 1 : 1 };
      if (unchanged.times === MOST_UNCHANGED) throw withoutGuards(error, planned.entries.length);
    }
    await wait(Math.ceil(chance() * Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** round)));
    round++;
  }
  throw keptChanging();
};

/** One round's transaction. Undefined when its answer was lost and it turned out not to stand, now or ever. */
const write = async (context: Context, guards: readonly Held[], plan: Plan): Promise<WrittenThenRead | undefined> => {
  const { gateway, newId, now } = context;
  const decision = newId();
  const { reads = [] } = plan;
  const entries = plan.entries.map((entry): Entry => named(entry, newId));
  const puts = guards.map(({ client, stored }): Entry => {
    const agreements = (plan.agreements.get(client) ?? []).map((index) => referenceTo(entries[index] as Entry));
    const resource = guardAfter(stored.resource, { decision, date: now(), entries, agreements });
    return { method: 'PUT', type: 'List', id: String(resource.id), resource, ifMatch: stored.versionId };
  });
  try {
    const { written, read } = await writeThenRead(gateway, [...entries, ...puts], reads);
    return { written: written.slice(0, entries.length), read };
  } catch (error) {
    const [guard] = guards;
    if (!(error instanceof LostAnswer) || !guard) throw error;
    const written = await settle({ ...context, guard, decision, entries, lost: error });
    return written && { written, read: (await writeThenRead(gateway, [], reads)).read };
  }
};

const writeThenRead = async (
  gateway: Gateway,
  entries: readonly Entry[],
  reads: readonly Read[],
): Promise<WrittenThenRead> =>
  reads.length > 0
    ? gateway.transactThenRead(entries, reads)
    : { written: entries.length > 0 ? await gateway.transact(entries) : [], read: [] };

/** What is made needs a name for the guard to speak of it. */
const named = (entry: Entry, newId: () => string): Entry =>
  entry.method === 'POST' && entry.fullUrl === undefined ? { ...entry, fullUrl: `urn:uuid:${newId()}` } : entry;

const referenceTo = (entry: Entry): string =>
  entry.method === 'POST' ? (entry.fullUrl as string) : `${entry.type}/${entry.id}`;

/** The versions that a round rested on. */
const foundation = (guards: readonly Held[], entries: readonly Entry[]): string =>
  JSON.stringify([
    guards.map(({ stored }) => stored.versionId),
    entries.map((entry) => (entry.method === 'POST' ? undefined : entry.ifMatch)),
  ]);

/** The guards stand behind the caller's entries, who has no business with them. */
const withoutGuards = (error: Failure, own: number): Failure =>
  error.telling(
    error.findings.map((finding) => {
      const [, index] = /^Bundle\.entry\[(\d+)\]/.exec(finding.expression) ?? [];
      return index !== undefined && Number(index) >= own ? { ...finding, expression: '' } : finding;
    }),
  );

const keptChanging = (): Failure =>
  failure(
    'conflict',
    {
      nl: 'Anderen schreven steeds tegelijk in dit dossier; er is niets geschreven. Probeer het opnieuw.',
      en: 'Others kept writing in this record at the same time; nothing was written. Try again.',
    },
    { id: 'kept-changing' },
  );
