import type { Resource } from '../fhir/json.ts';
import { hiddenConcerns } from './concerns.ts';
import { type Decision, decide } from './decide.ts';
import { presence } from './grounds.ts';
import type { Sight } from './redact.ts';
import type { AccessRequest, DisclosureRecord } from './request.ts';
import { resourceTarget } from './target.ts';

/** A resource with what was decided about it. */
export interface Judged {
  readonly resource: Resource;
  readonly decision: Decision;
}

export type Asking = Omit<AccessRequest, 'target'>;

/** Decides on each of these resources for one reader, purpose and day. */
export const judge = (record: DisclosureRecord, asking: Asking, resources: readonly Resource[]): Judged[] =>
  resources.map((resource) => ({
    resource,
    decision: decide(record, { ...asking, target: resourceTarget(resource) }),
  }));

const WHOLE: ReadonlySet<string> = new Set([
  'own-dossier',
  'representative',
  'parent-of-child-under-12',
  'parent-of-child-under-16',
]);

/** The decision rests on a ground on the whole dossier: every element of it is seen (DISC-11). */
export const seesWhole = ({ reasons }: Decision): boolean => reasons.some(({ code }) => WHOLE.has(code));

/**
 * Whether a reader may know of a resource, as far as its name alone tells: the client and his own presence yes; other clients, the Persons
 * that link people and the concerns about him no. Undefined: it must be decided on.
 */
export const settledBeforehand = (
  record: DisclosureRecord,
  asking: Asking,
): ((reference: string) => boolean | undefined) => {
  const here = new Set(presence(record, asking));
  const hidden = new Set(hiddenConcerns(record.concerns, asking.reader.all).map(({ reference }) => reference));
  return (reference) => {
    if (reference === record.client.reference || here.has(reference)) return true;
    if (reference.startsWith('Patient/') || reference.startsWith('Person/') || hidden.has(reference)) return false;
    return undefined;
  };
};

/**
 * How a reader looks at what he may see, by the decision on it. `permitted` are the resources that were decided on and permitted, as `Type/id`: of
 * others a carer is shown nothing, not even that they are there. Who sees the whole dossier knows of all in it but the concerns
 * about him; of other clients, and of the Persons that link people, nobody is shown anything.
 */
export const sightsOf = (
  record: DisclosureRecord,
  asking: Asking,
  permitted: ReadonlySet<string>,
): ((decision: Decision) => Sight) => {
  const settled = settledBeforehand(record, asking);
  return (decision) => {
    const whole = seesWhole(decision);
    const own = decision.reasons.some(({ code }) => code === 'own-agreement');
    return { whole, own, shows: (reference) => settled(reference) ?? (whole || permitted.has(reference)) };
  };
};
