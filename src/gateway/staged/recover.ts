import { Failure } from '../../fhir/failure.ts';
import type { FailureKind } from '../../fhir/failure-kind.ts';
import type { Resource } from '../../fhir/json.ts';
import type { Stored } from '../gateway.ts';
import { decisionsOf } from '../guard/guard-list.ts';
import { LostAnswer } from '../lost-answer.ts';
import { readIfAny } from '../read-if-any.ts';
import { doStep, type Server, undoStep } from './carry-out.ts';
import { type Journal, journalOf, withJournal, withoutJournal } from './journal.ts';
import { inOrder } from './order.ts';
import { located } from './plan.ts';

export interface Writing extends Server {
  readonly now: () => Date;
  /** Milliseconds after which somebody else may go on with what was begun. */
  readonly lease: number;
}

/** A guard that holds a journal, in the version that does. */
export interface HeldGuard {
  readonly id: string;
  readonly versionId: string;
  readonly resource: Resource;
}

/** What may go better a moment later; all else is a refusal, and would be one again. */
const PASSES: ReadonlySet<FailureKind> = new Set([
  'upstream-down',
  'upstream-busy',
  'upstream-unavailable',
  'upstream-timeout',
]);

const isRefusal = (error: unknown): error is Failure =>
  error instanceof Failure && !(error instanceof LostAnswer) && !PASSES.has(error.kind);

/**
 * Does the steps of a journal, and lets the guards go on with what the decision made of them. When the server refuses a step, those that were done are
 * taken back. Out: what stands, by entry. Failures: the refusal, when all is undone; a LostAnswer when it is left for later.
 */
export const finish = async (
  writing: Writing,
  journal: Journal,
  held: readonly HeldGuard[],
): Promise<ReadonlyMap<number, Stored>> => {
  const written = new Map<number, Stored>();
  try {
    for (const step of inOrder(journal.steps)) {
      const stored = await located(step.entry, () => doStep(writing, step));
      if (stored) written.set(step.entry, stored);
    }
  } catch (error) {
    if (!isRefusal(error)) throw leftForLater(error);
    await undo(writing, journal, held);
    throw error;
  }
  await release(writing, journal, held, ({ id }) => journal.guards[id] as Resource);
  return written;
};

/** Takes back what was done of a journal, and lets the guards go as they were. Failures: a LostAnswer when it is left for later. */
export const undo = async (writing: Writing, journal: Journal, held: readonly HeldGuard[]): Promise<void> => {
  try {
    // Who goes on after us must not do it again.
    const marked = journal.way === 'undo' ? held : await mark(writing, { ...journal, way: 'undo' }, held);
    for (const step of inOrder(journal.steps).toReversed()) {
      await undoStep(writing, step).catch((error) => {
        // It would refuse for ever, and the client's record would be held for ever.
        if (!isRefusal(error)) throw error;
      });
    }
    await release(writing, journal, marked, ({ id, resource }) => {
      const { entry: _entry, ...guard } = withoutJournal(resource);
      const register = journal.registers[id] ?? [];
      const date = writing.now().toISOString();
      return { ...(guard as Resource), date, ...(register.length > 0 && { entry: [...register] }) };
    });
  } catch (error) {
    throw leftForLater(error);
  }
};

const leftForLater = (error: unknown): unknown =>
  error instanceof Failure && !(error instanceof LostAnswer)
    ? new LostAnswer(error.kind, error.findings, error.retryAfter)
    : error;

/** Has the guards hold a journal, each over the version that is known. */
export const mark = async (writing: Writing, journal: Journal, guards: readonly HeldGuard[]): Promise<HeldGuard[]> => {
  const marked: HeldGuard[] = [];
  for (const { id, versionId, resource } of guards) {
    const holding = withJournal(resource, journal);
    const stored = await writing.singles.put('List', id, holding, versionId);
    marked.push({ id, versionId: stored.versionId, resource: holding });
  }
  return marked;
};

const release = async (
  { singles }: Writing,
  { guards }: Journal,
  held: readonly HeldGuard[],
  as: (guard: HeldGuard) => Resource,
): Promise<void> => {
  try {
    for (const guard of held) {
      if (guards[guard.id] === null) await singles.delete('List', guard.id);
      else await singles.put('List', guard.id, as(guard), guard.versionId);
    }
  } catch (error) {
    throw leftForLater(error);
  }
};

/**
 * Goes on with what somebody began and did not end: done when every guard was held, else undone. Failures: conflict or precondition-failed when
 * somebody else does so at this moment; a LostAnswer when the server does not let it.
 */
export const recover = async (writing: Writing, journal: Journal): Promise<void> => {
  const guards = await Promise.all(
    Object.keys(journal.guards).map(async (id) => ({ id, stored: await readIfAny(writing.gateway, 'List', id) })),
  );
  const held = guards.flatMap(({ id, stored }): HeldGuard[] =>
    stored && journalOf(stored.resource)?.id === journal.id
      ? [{ id, versionId: stored.versionId, resource: stored.resource }]
      : [],
  );
  // One that is not held was let go already, or was never held: then nothing had been written yet.
  const begun = guards.every(
    ({ id, stored }) =>
      held.some((one) => one.id === id) || (stored !== undefined && isMovedOn(stored.resource, journal, id)),
  );
  const way = journal.way === 'do' && begun ? 'do' : 'undo';
  const until = new Date(writing.now().getTime() + writing.lease).toISOString();
  const taken = { ...journal, way, until } as const;
  const marked = await mark(writing, taken, held);
  if (way === 'undo') return undo(writing, taken, marked);
  await finish(writing, taken, marked).catch((error) => {
    // Refused now, and undone: whoever asked for it is told by the guard.
    if (!isRefusal(error)) throw error;
  });
};

const isMovedOn = (guard: Resource, { guards }: Journal, id: string): boolean => {
  const after = guards[id];
  const [decision] = after ? decisionsOf(after) : [];
  return decision !== undefined && decisionsOf(guard).some((one) => one.id === decision.id);
};
