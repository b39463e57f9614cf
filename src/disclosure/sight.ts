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
 * How a reader looks at what he may see. `permitted` are the resources that were decided on and permitted, as `Type/id`: of others a
 * carer is shown nothing, not even that they are there. Who sees the whole dossier knows of all in it but the concerns about
 * him; of other clients, and of the Persons that link people, nobody is shown anything.
 */
export const sightOf = (
  record: DisclosureRecord,
  asking: Asking,
  decision: Decision,
  permitted: ReadonlySet<string>,
): Sight => {
  const whole = decision.reasons.some(({ code }) => WHOLE.has(code));
  const own = decision.reasons.some(({ code }) => code === 'own-agreement');
  const here = new Set(presence(record, asking));
  const hidden = new Set(hiddenConcerns(record.concerns, asking.reader.all).map(({ reference }) => reference));
  return {
    whole,
    own,
    shows: (reference) => {
      if (reference === record.client.reference || here.has(reference)) return true;
      if (reference.startsWith('Patient/') || reference.startsWith('Person/') || hidden.has(reference)) return false;
      return whole || permitted.has(reference);
    },
  };
};
