import { CANONICAL } from '../fhir/canonical.ts';
import type { LocalDate } from '../fhir/date.ts';
import type { Finding } from '../fhir/finding.ts';
import { type JsonObject, objects, type Resource } from '../fhir/json.ts';
import { render, type Text } from '../fhir/text.ts';
import type { Consequence } from './consequences.ts';
import { recordTypeConcept } from './ours.ts';
import { detailOf } from './reading/agreements.ts';

/** What a consequence makes of what stands: resources that replace it, and ones that are new. */
export interface Followed {
  readonly changed?: Resource;
  readonly made?: Resource;
  /** What is told of it in the answer. */
  readonly text: Text;
}

/**
 * Carries a consequence out: the agreement or task as it stands (`standing`) in its new state, and the review-task that is due today.
 * Pure; the states are R4's, of the agreement and of its activity together (STATUS-1).
 */
export const follow = (consequence: Consequence, standing: Resource, today: LocalDate): Followed => {
  switch (consequence.kind) {
    case 'cancel':
      return { changed: { ...standing, status: 'cancelled' }, text: TEXTS.cancel };
    case 'end': {
      const [status, activity] = standing['status'] === 'draft' ? ['revoked', 'cancelled'] : ['completed', 'completed'];
      return { changed: inState(standing, status as string, activity as string), text: TEXTS.end };
    }
    case 'hold':
      return {
        changed: inState(standing, 'on-hold', 'on-hold'),
        made: reviewTask(consequence, TEXTS.hold, today),
        text: TEXTS.hold,
      };
    case 'review':
      return { made: reviewTask(consequence, TEXTS.review, today), text: TEXTS.review };
  }
};

/** What is told of each consequence, and stands in its task. */
export const TEXTS: Readonly<Record<Consequence['kind'], Text>> = {
  hold: {
    nl: 'De afspraak {target} is op pauze gezet, met een taak voor vandaag: wie neemt over?',
    en: 'The agreement {target} was put on hold, with a task for today: who takes over?',
  },
  review: {
    nl: 'Voor de afspraak {target} is er een taak voor vandaag: bespreek of en hoe dit doorgaat.',
    en: 'There is a task for today about the agreement {target}: discuss whether and how it goes on.',
  },
  end: {
    nl: 'De afspraak {target} is beëindigd: de cliënt is overleden.',
    en: 'The agreement {target} was ended: the client has died.',
  },
  cancel: {
    nl: 'De taak {target} is vervallen: de cliënt is overleden.',
    en: 'The task {target} was cancelled: the client has died.',
  },
};

/** An agreement in another state, and its activity with it (STATUS-1). */
export const inState = (agreement: Resource, status: string, activity: string): Resource => ({
  ...agreement,
  status,
  activity: objects(agreement['activity']).map(
    (one, index): JsonObject =>
      index === 0 && one['detail'] !== undefined
        ? { ...one, detail: { ...detailOf(agreement), status: activity } }
        : one,
  ),
});

/** That somebody looks at an agreement again today: for whom, which, why, and what brought it about. */
export interface ReviewOf {
  readonly client: string;
  readonly agreement: { readonly reference: string };
  /** A code of review-reason. */
  readonly reason: string;
  readonly cause: { readonly reference: string };
}

export const reviewTask = ({ client, agreement, reason, cause }: ReviewOf, text: Text, today: LocalDate): Resource => ({
  resourceType: 'Task',
  meta: { profile: [`${CANONICAL}/StructureDefinition/review-task`] },
  language: 'nl',
  status: 'requested',
  intent: 'order',
  code: recordTypeConcept('review'),
  description: render(text, 'nl', { target: agreement.reference }),
  focus: { reference: agreement.reference },
  for: { reference: client },
  authoredOn: today,
  reasonCode: { coding: [{ system: `${CANONICAL}/CodeSystem/review-reason`, code: reason }] },
  // The consent says who withdrew. One that has no name in this write cannot be referred to.
  ...(/^(Consent\/|QuestionnaireResponse\/|urn:uuid:)/.test(cause.reference) && {
    reasonReference: { reference: cause.reference },
  }),
  restriction: { period: { end: today } },
});

/** What is told of a consequence, at what brought it about. */
export const followFinding = ({ rule }: Consequence, text: Text, target: string, expression: string): Finding => ({
  id: rule,
  outcome: 'explained',
  severity: 'information',
  code: 'informational',
  expression,
  text,
  parameters: { target },
  source: rule,
});
