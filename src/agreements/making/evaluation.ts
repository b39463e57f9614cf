import { CANONICAL } from '../../fhir/canonical.ts';
import type { JsonObject, Resource } from '../../fhir/json.ts';
import { recordTypeConcept } from '../ours.ts';
import { concept, maybe, profiled, unlessEmpty } from './shapes.ts';

/** The task to evaluate an agreement by a day (EVAL-1, EVAL-4). */
export interface PlannedEvaluation {
  readonly identifier: JsonObject | undefined;
  readonly agreement: string;
  readonly client: string;
  readonly meeting: JsonObject | undefined;
  readonly authoredOn: string;
  readonly by: JsonObject | undefined;
  readonly owner: JsonObject | undefined;
  /** R4 date. */
  readonly due: string;
  readonly how: string | undefined;
  /** The canonical of the conversation guide. */
  readonly guide: string;
}

export const evaluationOf = (planned: PlannedEvaluation): Resource => ({
  resourceType: 'Task',
  meta: profiled('evaluation-task'),
  language: 'nl',
  ...unlessEmpty('identifier', planned.identifier ? [planned.identifier] : []),
  status: 'requested',
  intent: 'order',
  code: recordTypeConcept('evaluation'),
  ...maybe('description', planned.how),
  focus: { reference: planned.agreement, type: 'CarePlan' },
  for: { reference: planned.client },
  ...maybe('encounter', planned.meeting),
  authoredOn: planned.authoredOn,
  ...maybe('requester', planned.by),
  ...maybe('owner', planned.owner ?? planned.by),
  restriction: { period: { end: planned.due } },
  input: [{ type: concept('task-detail', 'guide'), valueCanonical: planned.guide }],
});

/** The guide of the conversation: SOFA with mantelzorgers, WIFA with volunteers (EVAL-2). */
export const guideFor = (role: string | undefined): string =>
  `${CANONICAL}/Questionnaire/${role === 'vrijwilliger' ? 'wifa-guide' : 'sofa-guide'}`;
