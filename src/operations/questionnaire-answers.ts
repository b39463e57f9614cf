import { maybe } from '../agreements/making/shapes.ts';
import { failure } from '../fhir/failure.ts';
import type { JsonObject, Resource } from '../fhir/json.ts';
import type { Given } from './parameters.ts';

/** Answers that are kept: about which client and agreement, who gave them, when. */
export interface Kept {
  /** The canonical of the Questionnaire. */
  readonly guide: string;
  readonly client: string;
  readonly agreement: string;
  readonly by: JsonObject | undefined;
  readonly now: string;
}

/** A QuestionnaireResponse as it is kept in the client's record; what the caller left out is filled in. */
export const keptAnswers = (answers: Resource, { guide, client, agreement, by, now }: Kept): Resource => {
  const { id: _id, ...given } = answers;
  // R4 has the client, relatives and professionals as source, and no group or role.
  const source = /^(Patient|RelatedPerson|Practitioner|PractitionerRole)\//.test(String(by?.['reference']))
    ? by
    : undefined;
  return {
    ...given,
    resourceType: 'QuestionnaireResponse',
    questionnaire: answers['questionnaire'] ?? guide,
    status: answers['status'] ?? 'completed',
    basedOn: [{ reference: agreement, type: 'CarePlan' }],
    subject: { reference: client },
    authored: answers['authored'] ?? now,
    ...maybe('source', answers['source'] ?? source),
  };
};

/** Refuses answers that say that they are to another questionnaire. Failure: unprocessable. */
export const requireGuide = (given: Given, ...guides: readonly string[]): void => {
  const questionnaire = given.object('answers')?.['questionnaire'];
  if (questionnaire === undefined || guides.includes(String(questionnaire).replace(/\|.*$/, ''))) return;
  throw failure(
    'unprocessable',
    {
      nl: 'Dit zijn antwoorden op een andere vragenlijst dan hier hoort.',
      en: 'These are answers to another questionnaire than belongs here.',
    },
    { id: 'not-ours', expression: `${given.at('answers')}.resource.questionnaire` },
  );
};
