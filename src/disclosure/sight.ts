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
  const here = new Set(presence(record, asking));
  const hidden = new Set(hiddenConcerns(record.concerns, asking.reader.all).map(({ reference }) => reference));
  const shows = (reference: string, whole: boolean): boolean => {
    if (reference === record.client.reference || here.has(reference)) return true;
    if (reference.startsWith('Patient/') || reference.startsWith('Person/') || hidden.has(reference)) return false;
    return whole || permitted.has(reference);
  };
  return ({ reasons }) => {
    const whole = reasons.some(({ code }) => WHOLE.has(code));
    const own = reasons.some(({ code }) => code === 'own-agreement');
    return { whole, own, shows: (reference) => shows(reference, whole) };
  };
};
