import { type Failure, failure } from '../../fhir/failure.ts';
import type { Resource } from '../../fhir/json.ts';
import type { Gateway, Stored } from '../gateway.ts';
import { readIfAny } from '../read-if-any.ts';
import type { Step } from './journal.ts';
import { activates, asDraft } from './order.ts';
import type { Singles } from './singles.ts';

export interface Server {
  readonly gateway: Pick<Gateway, 'read'>;
  readonly singles: Singles;
}

/**
 * Does a step, whatever was done of it before: what stands as it should is left, and what stands as it did before is written over. Out: what stands
 * then. Failures: those of the server; precondition-failed when it stands in a third way: somebody wrote past the service.
 */
export const doStep = async (server: Server, step: Step): Promise<Stored | undefined> => {
  const now = await readIfAny(server.gateway, step.type, step.id);
  if (step.kind === 'delete') {
    if (!now) return undefined;
    if (now.versionId !== step.over) throw changedMeanwhile();
    await server.singles.delete(step.type, step.id);
    return undefined;
  }
  if (now && isSame(now.resource, step.resource)) return now;
  if (!now && step.before) throw changedMeanwhile();
  // An agreement that was made as a draft comes into force over that.
  const expected = now && (now.versionId === step.over || isDraftOf(now.resource, step.resource));
  if (now && !expected) throw changedMeanwhile();
  return server.singles.put(step.type, step.id, { ...step.resource, id: step.id }, now?.versionId);
};

/** Takes a step back, as far as it was done: what stands in a third way is somebody else's, and stays. */
export const undoStep = async (server: Server, step: Step): Promise<void> => {
  const now = await readIfAny(server.gateway, step.type, step.id);
  if (step.kind === 'delete') {
    if (!now) await server.singles.put(step.type, step.id, bare(step.before));
    return;
  }
  if (!now || !isSame(now.resource, step.resource)) return;
  if (!step.before) {
    if (!activates(step)) return server.singles.delete(step.type, step.id);
    // Others refer to it, and go first.
    await server.singles.put(step.type, step.id, asDraft(step.resource), now.versionId);
    return;
  }
  await server.singles.put(step.type, step.id, bare(step.before), now.versionId);
};

export const changedMeanwhile = (): Failure =>
  failure('precondition-failed', {
    nl: 'Dit is intussen door een ander veranderd.',
    en: 'This has been changed by somebody else meanwhile.',
  });

/** Without what the server says of a version. */
const bare = ({ meta, ...resource }: Resource): Resource => {
  const { versionId: _version, lastUpdated: _updated, ...kept } = meta ?? {};
  return { ...resource, ...(Object.keys(kept).length > 0 && { meta: kept }) };
};

const isSame = (one: Resource, other: Resource): boolean => canonical(bare(one)) === canonical(bare(other));

const isDraftOf = (now: Resource, resource: Resource): boolean =>
  now['status'] === 'draft' && isSame(now, asDraft(resource));

/** The order of names says nothing. What a server adds to meta (a source), or makes of narrative, says nothing of the content. */
const canonical = ({ id: _id, meta, text: _text, ...resource }: Resource): string =>
  JSON.stringify([meta?.profile ?? [], resource], (_, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
