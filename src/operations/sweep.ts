import { type Due, dueOf } from '../agreements/due.ts';
import { escalated, keyOf, SWEEP_SYSTEM, taskOf } from '../agreements/due-tasks.ts';
import { readRecords } from '../agreements/read-record.ts';
import type { ClientRecord } from '../agreements/record.ts';
import { Failure } from '../fhir/failure.ts';
import type { Entry, Stored } from '../gateway/gateway.ts';
import { readStanding } from './client-record.ts';
import { dueClients } from './due-clients.ts';
import { resumeFollowUps } from './follow-up.ts';
import { referenceTo } from './following.ts';
import type { Call } from './service.ts';
import { type Deeds, isThere, underGuard } from './under-guard.ts';

/** What a sweep did: numbers only, since it is logged. */
export interface Swept {
  /** Clients of whom something was due. */
  readonly clients: number;
  readonly reviews: number;
  readonly evaluations: number;
  readonly escalated: number;
  /** Jobs of shared facts that were looked at. */
  readonly jobs: number;
  /** Clients whose records could not be read or written now. */
  readonly failed: number;
}

/**
 * Does what the day (`call.today`) brings about, for all clients: what ends soon, birthdays, evaluations, what is past its date; and what was left
 * undone of shared facts. Each thing is done once, whoever sweeps at the same time or was killed before: it is written under the client's
 * guard, with an identifier that says what it is. Failures of a client are counted, and the others go on; those of the searches are thrown.
 */
export const sweep = async (call: Call): Promise<Swept> => {
  const { jobs, unfinished } = await resumeFollowUps(call);
  const done = { clients: 0, reviews: 0, evaluations: 0, escalated: 0, failed: unfinished };
  for (const client of await dueClients(call.server, call.today)) {
    try {
      const kinds = await sweepClient(call, client);
      if (kinds.length > 0) done.clients++;
      for (const kind of kinds) done[COUNTED[kind]]++;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      done.failed++;
    }
  }
  return { ...done, jobs };
};

const COUNTED = { review: 'reviews', evaluate: 'evaluations', escalate: 'escalated' } as const;

const sweepClient = async (call: Call, client: string): Promise<readonly Due['kind'][]> => {
  // Looked at without the guard first: most that a date finds was done before.
  if (todo(call, client, await readStanding(call.server, [client], [])).length === 0) return [];
  let kinds: readonly Due['kind'][] = [];
  await underGuard(call, client, [], (standing) => {
    const due = todo(call, client, standing);
    kinds = due.map(({ kind }) => kind);
    return deedsOf(call, client, due, standing);
  });
  return kinds;
};

/** What is due and is not done yet. */
const todo = (call: Call, client: string, standing: readonly Stored[]): Due[] => {
  const record = recordOf(call, client, standing);
  const due = record ? dueOf(record, call.today) : [];
  return due.filter((one) => !('key' in one) || !isThere(standing, SWEEP_SYSTEM, keyOf(one, `Patient/${client}`)));
};

const recordOf = (call: Call, client: string, standing: readonly Stored[]): ClientRecord | undefined =>
  readRecords(
    standing.map(({ resource }) => ({ resource })),
    call.acts,
  ).find((record) => record.client.reference === `Patient/${client}`);

const deedsOf = (call: Call, client: string, due: readonly Due[], standing: readonly Stored[]): Deeds => {
  const organisation = recordOf(call, client, standing)?.client.organisation;
  const stands = new Map(standing.map((stored) => [referenceTo(stored.resource), stored]));
  const entries = due.flatMap((one): Entry[] => {
    if (one.kind !== 'escalate')
      return [{ method: 'POST', type: 'Task', resource: taskOf(one, `Patient/${client}`, call.today) }];
    const stored = stands.get(one.task.reference);
    if (!stored) return [];
    const resource = escalated(one, stored.resource, organisation);
    return [{ method: 'PUT', type: 'Task', id: String(resource.id), resource, ifMatch: stored.versionId }];
  });
  return { entries, rules: new Map(), told: [] };
};
