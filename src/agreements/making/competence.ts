import type { JsonObject, Resource } from '../../fhir/json.ts';
import { recordTypeConcept } from '../ours.ts';
import { concept, profiled, unlessEmpty } from './shapes.ts';

/** A step in learning an act, and who found so (ACT-13, ACT-14). */
export interface LearningStep {
  readonly level: string;
  /** References: the professional, and the carer with whom it was decided. */
  readonly by: readonly JsonObject[];
  readonly date: string;
  readonly until: string | undefined;
  readonly note: string | undefined;
}

export interface Learner {
  readonly identifier: JsonObject | undefined;
  /** CodeableConcept. */
  readonly act: JsonObject;
  /** `Patient/x`; undefined for a volunteer, whose ability counts for all clients. */
  readonly client: string | undefined;
  /** `RelatedPerson/x` of a mantelzorger, `Person/x` of a volunteer. */
  readonly of: string;
}

/** The competence: of a mantelzorger in the client's record, of a volunteer in nobody's. */
export const competenceOf = (step: LearningStep, learner: Learner): Resource => ({
  resourceType: 'Observation',
  meta: profiled('competence'),
  language: 'nl',
  ...unlessEmpty('identifier', learner.identifier ? [learner.identifier] : []),
  status: 'final',
  category: [recordTypeConcept('competence')],
  code: learner.act,
  ...(learner.client !== undefined && { subject: { reference: learner.client } }),
  focus: [{ reference: learner.of }],
  ...(step.until === undefined
    ? { effectiveDateTime: step.date }
    : { effectivePeriod: { start: step.date, end: step.until } }),
  ...unlessEmpty('performer', step.by),
  valueCodeableConcept: concept('competence-level', step.level),
  ...(step.note !== undefined && { note: [{ text: step.note }] }),
});
