import { Failure } from '../../fhir/failure.ts';
import type { FailureKind } from '../../fhir/failure-kind.ts';
import { objects } from '../../fhir/json.ts';
import type { Entry, EntryResult, Gateway, Stored } from '../gateway.ts';
import { newGuard } from '../guard/guard-list.ts';
import { LostAnswer } from '../lost-answer.ts';
import type { Rewrite } from '../rewriting.ts';
import { type Journal, journalOf, stagedQuery, withJournal } from './journal.ts';
import { type GuardWrite, type Planned, planned } from './plan.ts';
import { finish, type HeldGuard, mark, recover, undo, type Writing } from './recover.ts';
import type { Singles } from './singles.ts';

export interface StagedOptions {
  /** The server; nothing is written through its `transact`. */
  readonly gateway: Gateway;
  readonly singles: Singles;
  readonly rewrite: Rewrite;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Milliseconds after which somebody else goes on with what was begun and not ended. */
  readonly lease?: number;
  /** Ids of what this process began and did not end: nobody in it need wait for that. Shared by all who write in it. */
  readonly left?: Set<string>;
}

export interface StagedGateway extends Gateway {
  /** Ends what processes left behind. Out: how many clients it was of. What cannot be ended now is left for the next time. */
  resume(): Promise<number>;
}

const LEASE = 15_000;
const LOOK_AGAIN = 250;
const COLLISIONS: ReadonlySet<FailureKind> = new Set(['conflict', 'precondition-failed']);

/**
 * A gateway to a server without transactions, or without rollback. What a decision writes is first written down on the guard of the client, which is
 * thereby held; then done, one resource at a time and the agreement in force last; then the guard goes on. Whoever finds a guard that is still held by somebody who is gone
 * (after the lease) does what is left of it, or takes it back. So all of it is in force or nothing, and nobody decides in between. What is about no client that is there yet
 * is held by a List of its own, which goes when it is done.
 * The server must refuse a stale If-Match, take ids of the client's own, and make one of what several ask to be made if there is none. Failures of `transact`: as the port says.
 */
export const stagedWriting = (options: StagedOptions): StagedGateway => {
  const { gateway, singles, rewrite, newId, now, wait, lease = LEASE, left = new Set<string>() } = options;
  const writing: Writing = { gateway, singles, now, lease };

  const transact = async (entries: readonly Entry[]): Promise<EntryResult[]> => {
    if (entries.length === 0) return [];
    const [only] = entries;
    // Only the server can tell which of two who ask it at once is the first; so a guard is made.
    if (entries.length === 1 && only?.method === 'POST' && only.ifNoneExist !== undefined && !only.mustBeNew) {
      const { stored, made } = await singles.create(only.type, only.resource, only.ifNoneExist);
      return [{ effect: made ? 'created' : 'existing', type: only.type, id: String(stored.resource.id), ...stored }];
    }
    const plan = await planned({ gateway, singles, rewrite, newId }, entries);
    const written = plan.guards.length === 0 ? await alone(plan) : await underGuards(plan);
    return entries.map((entry, index) => plan.stands.get(index) ?? resultOf(entry, index, plan, written));
  };

  /** What concerns no client that is known yet has no guard: a List of its own holds it together. One write needs nothing. */
  const alone = async ({ steps }: Planned): Promise<ReadonlyMap<number, Stored>> => {
    const journal = journalFor(steps, []);
    if (steps.length <= 1) return finish(writing, journal, []);
    const id = newId();
    const whole = { ...journal, guards: { [id]: null } };
    const resource = withJournal(newGuard(`staged-${id}`), whole);
    const { versionId } = await singles.put('List', id, resource);
    return finishOrLeave(whole, [{ id, versionId, resource }]);
  };

  const finishOrLeave = (journal: Journal, held: readonly HeldGuard[]): Promise<ReadonlyMap<number, Stored>> =>
    finish(writing, journal, held).catch((error) => {
      if (error instanceof LostAnswer) left.add(journal.id);
      throw error;
    });

  const journalFor = (steps: Journal['steps'], guards: readonly GuardWrite[]): Journal => ({
    id: newId(),
    until: new Date(now().getTime() + lease).toISOString(),
    way: 'do',
    steps,
    guards: Object.fromEntries(guards.map(({ id, after }) => [id, after])),
    registers: Object.fromEntries(guards.map(({ id, before }) => [id, objects(before.resource['entry'])])),
  });

  const underGuards = async ({ steps, guards }: Planned): Promise<ReadonlyMap<number, Stored>> => {
    if (steps.length === 0) return moveOn(guards);
    const journal = journalFor(steps, guards);
    const held: HeldGuard[] = [];
    try {
      // Always in the same order: of two that need the same guards one gets all of them.
      for (const { id, before } of guards.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
        held.push(...(await mark(writing, journal, [{ id, ...before }])));
      }
    } catch (error) {
      if (held.length > 0) await undo(writing, journal, held).catch(() => left.add(journal.id));
      if (error instanceof LostAnswer) left.add(journal.id);
      throw error;
    }
    return finishOrLeave(journal, held);
  };

  const moveOn = async (guards: readonly GuardWrite[]): Promise<ReadonlyMap<number, Stored>> => {
    for (const { id, before, after } of guards) await singles.put('List', id, after, before.versionId);
    return new Map();
  };

  /** A guard, once nobody holds it. */
  const letGo = async (id: string): Promise<Stored> => {
    for (;;) {
      const stored = await gateway.read('List', id);
      const journal = journalOf(stored.resource);
      if (!journal) return stored;
      if (!left.has(journal.id) && now().toISOString() < journal.until) {
        await wait(LOOK_AGAIN);
        continue;
      }
      left.delete(journal.id);
      await recover(writing, journal).catch((error) => {
        if (error instanceof LostAnswer) left.add(journal.id);
        if (!(error instanceof Failure) || error instanceof LostAnswer || !COLLISIONS.has(error.kind)) throw error;
        return wait(LOOK_AGAIN);
      });
    }
  };

  return {
    ...gateway,
    read: (type, id, versionId) =>
      type === 'List' && versionId === undefined ? readList(gateway, id, letGo) : gateway.read(type, id, versionId),
    transact,
    transactThenRead: async (entries, reads) => {
      const written = await transact(entries);
      return { written, read: (await gateway.transactThenRead([], reads)).read };
    },
    resume: async () => {
      const { matches } = await gateway.search('List', new URLSearchParams(stagedQuery));
      for (const { resource } of matches) {
        await letGo(String(resource.id)).catch((error) => {
          if (!(error instanceof Failure)) throw error;
        });
      }
      return matches.length;
    },
  };
};

const readList = async (gateway: Gateway, id: string, letGo: (id: string) => Promise<Stored>): Promise<Stored> => {
  const stored = await gateway.read('List', id);
  return journalOf(stored.resource) ? letGo(id) : stored;
};

const resultOf = (
  entry: Entry,
  index: number,
  { steps, guards }: Planned,
  written: ReadonlyMap<number, Stored>,
): EntryResult => {
  const { type } = entry;
  const stored = written.get(index);
  const step = steps.find((one) => one.entry === index);
  const id = step?.id ?? guards.find((one) => entry.method === 'PUT' && one.id === entry.id)?.id ?? '';
  const { versionId = '', lastUpdated = '' } = stored ?? {};
  if (entry.method === 'DELETE') return { effect: 'deleted', type, id, versionId, lastUpdated };
  const effect =
    step?.kind === 'put' && step.before ? (stored?.versionId === step.over ? 'existing' : 'updated') : 'created';
  return { effect, type, id, versionId, lastUpdated, ...(stored && { resource: stored.resource }) };
};
