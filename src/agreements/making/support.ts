import type { JsonObject, Resource } from '../../fhir/json.ts';
import { recordTypeConcept } from '../ours.ts';
import { concept, extension, maybe, profiled } from './shapes.ts';

/** Support for a carer, and what she said to it (SUPPORT-3, EVAL-7). */
export interface OfferedSupport {
  /** A code of support-kind. */
  readonly kind: string;
  /** A code of support-answer. */
  readonly answer: string;
  readonly reason: string | undefined;
}

export const supportOf = (
  { kind, answer, reason }: OfferedSupport,
  of: {
    readonly client: string;
    readonly carer: JsonObject;
    readonly by: JsonObject | undefined;
    readonly authoredOn: string;
  },
): Resource => ({
  resourceType: 'ServiceRequest',
  meta: profiled('carer-support'),
  language: 'nl',
  extension: [
    ...extension('beneficiary', 'valueReference', of.carer),
    ...extension('support-answer', 'valueCode', answer),
  ],
  status: answer === 'declined' ? 'revoked' : 'active',
  intent: answer === 'accepted' ? 'plan' : 'proposal',
  category: [recordTypeConcept('carer-support')],
  // The value set has two codes of SNOMED CT, which are numbers.
  code: /^\d+$/.test(kind)
    ? { coding: [{ system: 'http://snomed.info/sct', code: kind }] }
    : concept('support-kind', kind),
  subject: { reference: of.client },
  authoredOn: of.authoredOn,
  ...maybe('requester', of.by),
  ...(reason !== undefined && { reasonCode: [{ text: reason }] }),
});
