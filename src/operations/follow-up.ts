import { type Consequence, consequencesOf } from '../agreements/consequences.ts';
import { type FollowUp, followUpTask, readFollowUp } from '../agreements/follow-up.ts';
import { ON_WRITE } from '../agreements/ledger.ts';
import { searchOurs } from '../agreements/ours.ts';
import { type Located, readRecords } from '../agreements/read-record.ts';
import type { ClientRecord } from '../agreements/record.ts';
import { checkRules } from '../agreements/rule.ts';
import { isShared } from '../agreements/shared-facts.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import { Failure } from '../fhir/failure.ts';
import { type Finding, isError } from '../fhir/finding.ts';
import type { Resource } from '../fhir/json.ts';
import { allMatches } from '../gateway/all-matches.ts';
import type { Entry, EntryResult, Stored } from '../gateway/gateway.ts';
import { clientsAffected } from './affected.ts';
import type { Bound } from './bind.ts';
import { currentIfAny } from './current.ts';
import { carriedOut, referenceTo } from './following.ts';
import type { Relied } from './relied.ts';
import type { Call } from './service.ts';
import { type Deeds, isThere, underGuard } from './under-guard.ts';

/** The identifier of what was made for a client because a shared fact changed. */
const SYSTEM = `${CANONICAL}/follow-up`;

/** A job as it is written together with the change of the fact. */
export interface PlannedFollowUp {
  readonly entry: Entry;
  /** Where the fact stands in what was sent. */
  readonly expression: string;
}

/**
 * The jobs that a write brings along: one for each shared fact of which something goes, when there are clients whom it can concern and
 * whose records this write does not hold itself.
 */
export const followUpsOf = async (call: Call, { outcomes, standing, clients }: Bound): Promise<PlannedFollowUp[]> => {
  const jobs = await Promise.all(
    outcomes.map(async (outcome, index): Promise<PlannedFollowUp[]> => {
      if (!('entry' in outcome)) return [];
      const { entry, expression } = outcome;
      const before = standing[index]?.resource;
      const after = entry.method === 'DELETE' ? undefined : entry.resource;
      if (![before, after].some((one) => one !== undefined && isShared(one))) return [];
      const affected = await clientsAffected(call.server, call.acts, before, after);
      if (affected.every((client) => clients.includes(client))) return [];
      const fact = entry.method === 'POST' ? String(entry.fullUrl) : `${entry.type}/${entry.id}`;
      const resource = followUpTask(fact, before, call.now);
      return [{ entry: { method: 'POST', type: 'Task', resource }, expression }];
    }),
  );
  return jobs.flat();
};

/** Does the jobs that a write brought along. What could not be done is told, and stays to be done: the write itself stands. */
export const followUp = async (
  call: Call,
  jobs: readonly PlannedFollowUp[],
  written: readonly EntryResult[],
): Promise<Finding[]> => {
  const told: Finding[] = [];
  for (const [index, { expression }] of jobs.entries()) {
    const { findings, unfinished } = await orLater(async () => {
      const task = await currentIfAny(call, 'Task', String(written[index]?.id));
      return task ? doFollowUp(call, task) : NOTHING_LEFT;
    });
    told.push(...findings.map((one) => ({ ...one, expression })));
    if (unfinished) told.push(notFinished(expression));
  }
  return told;
};

export interface FollowedUp {
  readonly findings: readonly Finding[];
  /** The record of some client could not be read or written now. */
  readonly unfinished: boolean;
}

const NOTHING_LEFT: FollowedUp = { findings: [], unfinished: false };

/** A server that is away now keeps nothing from having been written: what is left, is left for later. */
const orLater = (work: () => Promise<FollowedUp>): Promise<FollowedUp> =>
  work().catch((error) => {
    if (!(error instanceof Failure)) throw error;
    return { findings: [], unfinished: true };
  });

/**
 * One job, from the start: for each client whom it can concern, what follows from the change, under that client's guard. What was done before is
 * found to be done. The Task is completed when nothing is left.
 */
export const doFollowUp = async (call: Call, task: Stored): Promise<FollowedUp> => {
  const job = readFollowUp(task.resource);
  const findings: Finding[] = [];
  let unfinished = false;
  for (const client of job ? await clientsOfJob(call, job) : []) {
    const done = await orLater(async () => ({
      findings: await followForClient(call, client, job as FollowUp),
      unfinished: false,
    }));
    findings.push(...done.findings);
    unfinished ||= done.unfinished;
  }
  if (!unfinished && task.resource['status'] === 'requested') await complete(call, task);
  return { findings, unfinished };
};

const clientsOfJob = async (call: Call, { fact, before }: FollowUp): Promise<string[]> => {
  const [type = '', id = ''] = fact.split('/');
  const after = await currentIfAny(call, type, id);
  return clientsAffected(call.server, call.acts, before, after?.resource);
};

const complete = async (call: Call, { resource, versionId }: Stored): Promise<void> => {
  const id = String(resource.id);
  const done = { ...resource, status: 'completed' };
  await call.server
    .transact([{ method: 'PUT', type: 'Task', id, resource: done, ifMatch: versionId }])
    .catch((error) => {
      // Another process did the same job, and said so first.
      if (!(error instanceof Failure) || !DONE_BY_ANOTHER.has(error.kind)) throw error;
    });
};

const DONE_BY_ANOTHER: ReadonlySet<string> = new Set(['precondition-failed', 'conflict', 'not-found', 'gone']);

const followForClient = async (call: Call, client: string, job: FollowUp): Promise<readonly Finding[]> => {
  const { told } = await underGuard(call, client, job.before ? [job.before] : [], (standing) =>
    deedsOf(call, client, job, standing),
  );
  return told;
};

const deedsOf = (call: Call, client: string, { key, fact, before }: FollowUp, standing: readonly Stored[]): Deeds => {
  const after = standing.map(({ resource }): Located => ({ resource }));
  const rest = after.filter(({ resource }) => referenceTo(resource) !== fact);
  const [was, is] = [before ? [...rest, { resource: before }] : rest, after].map((located) =>
    recordOf(call, client, located),
  );
  if (!was || !is) return NOTHING;
  const keyOf = (consequence: Consequence) =>
    `${key}/${'agreement' in consequence ? consequence.agreement.reference : ''}/${client}`;
  const consequences = consequencesOf(was, is, call.today).filter((one) => !isThere(standing, SYSTEM, keyOf(one)));
  const stands = new Map(standing.map((stored) => [referenceTo(stored.resource), stored]));
  const { record, further, rules, told } = carriedOut(call, consequences, {
    writes: [],
    bound: { writes: [] },
    after,
    standing: stands,
  });
  const entries = further.map((entry) =>
    entry.method === 'POST' ? { ...entry, resource: withKey(entry.resource, client, key) } : entry,
  );
  const left = newFindings(call, was, recordOf(call, client, record) ?? is);
  return { entries, rules, told: [...told, ...left] };
};

const NOTHING: Deeds = { entries: [], rules: new Map(), told: [] };

const recordOf = (call: Call, client: string, located: readonly Located[]): ClientRecord | undefined =>
  readRecords(located, call.acts).find((record) => record.client.reference === `Patient/${client}`);

const withKey = (task: Resource, client: string, key: string): Resource => {
  const focus = (task['focus'] as { reference?: string } | undefined)?.reference ?? '';
  return { ...task, identifier: [{ system: SYSTEM, value: `${key}/${focus}/${client}` }] };
};

/** What the rules say of the record and did not say before: the fact stands, so each is a warning. */
const newFindings = (call: Call, was: ClientRecord, is: ClientRecord): Finding[] => {
  const key = ({ id, expression }: Finding) => `${id} ${expression}`;
  const stood = new Set(checkRules(ON_WRITE, was, call.today).map(key));
  return checkRules(ON_WRITE, is, call.today)
    .filter((one) => !stood.has(key(one)))
    .map((one) => (isError(one) ? { ...one, severity: 'warning' } : one));
};

/**
 * Reads what a decision relied on again after it was written: where it has changed meanwhile, what follows is done here, since
 * the job of that change may have passed this client by.
 */
export const seeToRelied = async (call: Call, relied: readonly Relied[]): Promise<Finding[]> => {
  const told = await Promise.all(
    relied.map(({ reference, stored, clients }) =>
      orLater(async () => {
        const [type = '', id = ''] = reference.split('/');
        const now = await currentIfAny(call, type, id);
        if (now?.versionId === stored.versionId) return NOTHING_LEFT;
        const job = { key: `${reference}/${stored.versionId}`, fact: reference, before: stored.resource };
        const findings: Finding[] = [];
        for (const client of clients) findings.push(...(await followForClient(call, client, job)));
        return { findings, unfinished: false };
      }),
    ),
  );
  return told.flatMap(({ findings, unfinished }) => (unfinished ? [notFinished('')] : findings));
};

/** A job that was done is looked at again for so long: someone who relied on the fact as it was may have written after it passed. */
const LOOKED_AT_AGAIN = 24 * 3_600_000;

/** Does what was left undone, and looks once more at what was done lately. Out: the jobs that were looked at, and what is left of them. */
export const resumeFollowUps = async (call: Call): Promise<{ readonly jobs: number; readonly unfinished: number }> => {
  const since = new Date(Date.parse(call.now) - LOOKED_AT_AGAIN).toISOString();
  const queries = [
    { ...searchOurs('follow-up'), status: 'requested' },
    { ...searchOurs('follow-up'), status: 'completed', _lastUpdated: `ge${since}` },
  ];
  const found = await Promise.all(queries.map((query) => allMatches(call.server, 'Task', new URLSearchParams(query))));
  const tasks = new Map(found.flat().map((task) => [task.resource.id, task]));
  let unfinished = 0;
  for (const task of tasks.values()) {
    if ((await orLater(() => doFollowUp(call, task))).unfinished) unfinished++;
  }
  await removeDone(call, since);
  return { jobs: tasks.size, unfinished };
};

/** A job that nobody looks at any more holds a copy of a fact about people, and is of no use. */
const removeDone = async (call: Call, since: string): Promise<void> => {
  const query = { ...searchOurs('follow-up'), status: 'completed', _lastUpdated: `lt${since}` };
  for (const { resource } of await allMatches(call.server, 'Task', new URLSearchParams(query))) {
    await call.server.transact([{ method: 'DELETE', type: 'Task', id: String(resource.id) }]).catch((error) => {
      // Another process did so first, or something refers to it: then it stays.
      if (!(error instanceof Failure) || !DONE_BY_ANOTHER.has(error.kind)) throw error;
    });
  }
};

const notFinished = (expression: string): Finding => ({
  id: 'follow-up-unfinished',
  outcome: 'failed',
  severity: 'warning',
  code: 'incomplete',
  expression,
  text: {
    nl: 'Wat hieruit volgt kon nog niet bij elke cliënt worden geschreven; de dienst gaat er zelf mee verder.',
    en: 'What follows could not be written for every client yet; the service goes on with it by itself.',
  },
});
