import type { Decision } from '../disclosure/decide.ts';
import { isCommon } from '../disclosure/dossier.ts';
import { redact } from '../disclosure/redact.ts';
import { namedBy } from '../disclosure/references.ts';
import type { DisclosureRecord } from '../disclosure/request.ts';
import { type Asking, type Judged, judge, seesWhole, settledBeforehand, sightsOf } from '../disclosure/sight.ts';
import { Failure } from '../fhir/failure.ts';
import type { Resource } from '../fhir/json.ts';
import { referencesIn } from '../fhir/reference.ts';
import type { Gateway } from '../gateway/gateway.ts';

/** A resource with what was decided about it, and what may be seen of it: nothing, when it is hidden. */
export interface Revealed extends Judged {
  readonly seen: Resource | undefined;
}

/** Reads by `Type/id`; undefined for what is not there. */
export type ReadOrNothing = (reference: string) => Promise<Resource | undefined>;

/** Each resource is read once, however often it is referred to. */
export const readerOf = (gateway: Pick<Gateway, 'read'>): ReadOrNothing => {
  const found = new Map<string, Promise<Resource | undefined>>();
  return (reference) => {
    const known = found.get(reference) ?? readOrNothing(gateway, reference);
    found.set(reference, known);
    return known;
  };
};

const readOrNothing = async (gateway: Pick<Gateway, 'read'>, reference: string): Promise<Resource | undefined> => {
  const [type = '', id = ''] = reference.split('/');
  try {
    return (await gateway.read(type, id)).resource;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
};

/** Whether a read failed because there is nothing of that name. */
export const isAbsent = (error: unknown): boolean => error instanceof Failure && ABSENT.has(error.kind);

const ABSENT: ReadonlySet<string> = new Set(['not-found', 'gone', 'invalid', 'not-supported']);

/**
 * Decides on resources of a client's dossier for one reader, and redacts what may be seen; in their order. Whether a reference is masked is
 * decided on what it leads to, so that the same resource looks the same, alone or among others. Nothing is logged: only `show` and
 * the gateway of a reader give it away, and they do that.
 */
export const reveal = async (
  read: ReadOrNothing,
  record: DisclosureRecord,
  asking: Asking,
  resources: readonly Resource[],
): Promise<Revealed[]> => {
  const judged = judge(record, asking, resources);
  const permitted = judged.filter(isPermitted);
  const beside = judge(record, asking, await referencedBy(read, record, asking, permitted));
  const mayKnow = new Set([...permitted, ...beside.filter(isPermitted)].map(({ resource }) => referenceOf(resource)));
  const sight = sightsOf(record, asking, mayKnow);
  return judged.map((one) => ({
    ...one,
    seen: isPermitted(one) ? redact(one.resource, sight(one.decision)) : undefined,
  }));
};

export const isPermitted = ({ decision }: { readonly decision: Decision }): boolean => decision.outcome === 'permit';

export const referenceOf = ({ resourceType, id }: Resource): string => `${resourceType}/${id}`;

/** What the resources refer to and is not among them, as far as what they lead to decides whether it is masked. */
const referencedBy = async (
  read: ReadOrNothing,
  record: DisclosureRecord,
  asking: Asking,
  judged: readonly Judged[],
): Promise<Resource[]> => {
  const here = new Set(judged.map(({ resource }) => referenceOf(resource)));
  const settled = settledBeforehand(record, asking);
  const references = new Set<string>();
  for (const { resource, decision } of judged) {
    if (seesWhole(decision)) continue;
    for (const { reference } of referencesIn(resource)) {
      const named = namedBy({ reference });
      if (named && !isCommon(named.type) && !here.has(named.reference) && settled(named.reference) === undefined)
        references.add(named.reference);
    }
  }
  const found = await Promise.all([...references].map(read));
  return found.filter((resource) => resource !== undefined);
};
