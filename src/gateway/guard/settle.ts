import { Failure } from '../../fhir/failure.ts';
import { parseReference } from '../../fhir/reference.ts';
import type { Entry, EntryResult, Gateway } from '../gateway.ts';
import type { LostAnswer } from '../lost-answer.ts';
import { type Decision, decisionsOf, guardAfter, REMEMBERED } from './guard-list.ts';
import type { Held } from './guard-reader.ts';

export interface LostDecision {
  readonly gateway: Gateway;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly chance: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** A guard of the decision, as it was before. */
  readonly guard: Held;
  readonly decision: string;
  readonly entries: readonly Entry[];
  readonly lost: LostAnswer;
}

const MOST_ATTEMPTS = 6;
const SHORTEST_WAIT = 100;

/**
 * Finds out what became of a transaction whose answer was lost. The guard tells: it names the decision, or it has moved on
 * without it, or it has not moved; then it is moved, so that the transaction, should it still be under way, cannot come after.
 * Returns the results when it stands, undefined when it does not and never will; throws the lost answer when the server does
 * not let it be found out.
 */
export const settle = async (what: LostDecision): Promise<EntryResult[] | undefined> => {
  const { lost, chance, wait } = what;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    await wait(Math.ceil((0.5 + chance() / 2) * SHORTEST_WAIT * 2 ** attempt));
    try {
      const became = await look(what);
      if (became === 'unknown') throw lost;
      return became && (await resultsOf(what, became));
    } catch (error) {
      // It moved in between, or the server still fails: look again.
      if (!(error instanceof Failure) || error === lost) throw error;
    }
  }
  throw lost;
};

/** The decision as the guard names it, or undefined when it can never come to stand. */
const look = async (what: LostDecision): Promise<Decision | undefined | 'unknown'> => {
  const { gateway, guard, decision } = what;
  const id = String(guard.stored.resource.id);
  const { resource, versionId } = await gateway.read('List', id);
  const remembered = decisionsOf(resource);
  const own = remembered.find((one) => one.id === decision);
  if (own) return own;
  if (versionId !== guard.stored.versionId) return reachesBack(remembered, guard) ? undefined : 'unknown';
  await gateway.transact([fence(what, id)]);
  return undefined;
};

/** Whether what a guard remembers goes back to where it stood when the decision was taken: then nothing has been forgotten since. */
const reachesBack = (remembered: readonly Decision[], guard: Held): boolean => {
  const [before] = decisionsOf(guard.stored.resource);
  return before === undefined ? remembered.length < REMEMBERED : remembered.some(({ id }) => id === before.id);
};

const fence = ({ guard, newId, now }: LostDecision, id: string): Entry => {
  const { resource, versionId } = guard.stored;
  const change = { decision: newId(), date: now(), entries: [], agreements: [] };
  return { method: 'PUT', type: 'List', id, resource: guardAfter(resource, change), ifMatch: versionId };
};

/** What the answer would have said, as far as the record still shows it. */
const resultsOf = async ({ gateway, entries, lost }: LostDecision, { made }: Decision): Promise<EntryResult[]> => {
  const urls = made.values();
  const ids = entries.map((entry) => (entry.method === 'POST' ? idOf(urls.next().value) : entry.id));
  return Promise.all(
    entries.map(async (entry, index): Promise<EntryResult> => {
      const { method, type } = entry;
      const id = ids[index];
      if (id === undefined) throw lost;
      if (method === 'DELETE') return { effect: 'deleted', type, id, versionId: '', lastUpdated: '' };
      const stored = await gateway.read(type, id);
      const replaced = method === 'PUT' && entry.ifMatch !== undefined;
      return { effect: replaced ? 'updated' : 'created', type, id, ...stored };
    }),
  );
};

const idOf = (uri: string | undefined): string | undefined => {
  const place = parseReference(uri ?? '');
  return place.kind === 'literal' ? place.id : undefined;
};
