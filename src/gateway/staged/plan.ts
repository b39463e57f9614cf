import { Failure, failure } from '../../fhir/failure.ts';
import type { Resource } from '../../fhir/json.ts';
import type { Entry, EntryResult, Gateway, Stored } from '../gateway.ts';
import { isGuard } from '../guard/guard-list.ts';
import { readIfAny } from '../read-if-any.ts';
import type { Rewrite } from '../rewriting.ts';
import { changedMeanwhile, type Server } from './carry-out.ts';
import type { Step } from './journal.ts';

/** A guard that a transaction moves on. */
export interface GuardWrite {
  readonly id: string;
  /** As the decision found it. */
  readonly before: Stored;
  readonly after: Resource;
}

/** A transaction as single writes, of which nothing is written yet. */
export interface Planned {
  readonly steps: readonly Step[];
  readonly guards: readonly GuardWrite[];
  /** The results of entries that need no step, by their place. */
  readonly stands: ReadonlyMap<number, EntryResult>;
}

export interface Planning extends Server {
  readonly gateway: Gateway;
  readonly rewrite: Rewrite;
  readonly newId: () => string;
}

/**
 * What the entries of a transaction come to on the server as it stands: ids for what is new, so that everything can refer to everything before
 * any of it is there. Failures, with the place of the entry: precondition-failed, multiple-matches, and those of the gateway.
 */
export const planned = async (planning: Planning, entries: readonly Entry[]): Promise<Planned> => {
  const found = await Promise.all(entries.map((entry, index) => located(index, () => place(planning, entry))));
  const identities = new Map(
    entries.flatMap((entry, index): [string, string][] =>
      entry.method !== 'DELETE' && entry.fullUrl !== undefined
        ? [[entry.fullUrl, `${entry.type}/${found[index]?.id}`]]
        : [],
    ),
  );
  const steps: Step[] = [];
  const guards: GuardWrite[] = [];
  const stands = new Map<number, EntryResult>();
  for (const [index, entry] of entries.entries()) {
    const { id, now, existing } = found[index] as Placed;
    const { type } = entry;
    if (entry.method === 'DELETE') {
      if (now) steps.push({ kind: 'delete', type, id, before: now.resource, over: now.versionId, entry: index });
      else stands.set(index, { effect: 'deleted', type, id, versionId: '', lastUpdated: '' });
    } else if (existing && now) {
      stands.set(index, { effect: 'existing', type, id, ...now });
    } else {
      const resource = planning.rewrite({ ...entry.resource, id }, entry.fullUrl, identities);
      if (isGuard(resource) && now) guards.push({ id, before: now, after: resource });
      else {
        const before = now && { before: now.resource, over: now.versionId };
        steps.push({ kind: 'put', type, id, resource, ...before, entry: index });
      }
    }
  }
  return { steps, guards, stands };
};

interface Placed {
  readonly id: string;
  readonly now: Stored | undefined;
  /** It stands in for the entry. */
  readonly existing?: true;
}

const place = async (planning: Planning, entry: Entry): Promise<Placed> => {
  if (entry.method === 'POST') {
    const match = entry.ifNoneExist === undefined ? undefined : await matchOf(planning, entry.type, entry.ifNoneExist);
    if (!match) return { id: planning.newId(), now: undefined };
    if (entry.mustBeNew) throw changedMeanwhile();
    return { id: String(match.resource.id), now: match, existing: true };
  }
  const now = await readIfAny(planning.gateway, entry.type, entry.id);
  if (entry.ifMatch !== undefined && now?.versionId !== entry.ifMatch) throw changedMeanwhile();
  if (entry.method === 'PUT' && entry.ifNoneMatch !== undefined && now) throw changedMeanwhile();
  return { id: entry.id, now };
};

const matchOf = async ({ gateway }: Planning, type: string, query: string): Promise<Stored | undefined> => {
  const { matches } = await gateway.search(type, new URLSearchParams(query));
  if (matches.length > 1) {
    throw failure('multiple-matches', {
      nl: 'Er is meer dan één resource die aan de voorwaarde voldoet.',
      en: 'More than one resource meets the condition.',
    });
  }
  return matches[0];
};

/** Says which entry it is about. */
export const located = async <T>(index: number, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw error.telling(error.findings.map((finding) => ({ ...finding, expression: `Bundle.entry[${index}]` })));
  }
};
