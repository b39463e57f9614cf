import { CANONICAL } from '../fhir/canonical.ts';
import type { LocalDate } from '../fhir/date.ts';
import { type JsonObject, objects, type Resource } from '../fhir/json.ts';
import { render, type Text } from '../fhir/text.ts';
import type { Due } from './due.ts';
import { recordTypeConcept } from './ours.ts';

/** The identifier of what the days bring about: the same thing has the same one, whoever finds it and when. */
export const SWEEP_SYSTEM = `${CANONICAL}/sweep`;

export const keyOf = ({ agreement, key }: Extract<Due, { key: string }>, client: string): string =>
  `${agreement.reference}/${client}/${key}`;

/** The task that is made of what is due. `client` is a reference. */
export const taskOf = (due: Extract<Due, { key: string }>, client: string, today: LocalDate): Resource => {
  const { agreement, by } = due;
  const evaluates = due.kind === 'evaluate';
  return {
    resourceType: 'Task',
    meta: { profile: [`${CANONICAL}/StructureDefinition/${evaluates ? 'evaluation-task' : 'review-task'}`] },
    language: 'nl',
    identifier: [{ system: SWEEP_SYSTEM, value: keyOf(due, client) }],
    status: 'requested',
    intent: 'order',
    code: recordTypeConcept(evaluates ? 'evaluation' : 'review'),
    description: render(textOf(due), 'nl', { date: by }),
    focus: { reference: agreement.reference },
    for: { reference: client },
    authoredOn: today,
    ...(due.kind === 'review' && {
      reasonCode: { coding: [{ system: `${CANONICAL}/CodeSystem/review-reason`, code: due.reason }] },
    }),
    restriction: { period: { end: by } },
  };
};

/** A task that is past its date goes before other work; a concern is laid before the organisation that keeps the record (CONCERN-5). */
export const escalated = (
  { of }: Extract<Due, { kind: 'escalate' }>,
  task: Resource,
  organisation: string | undefined,
): Resource => {
  const type = { coding: [{ system: `${CANONICAL}/CodeSystem/task-detail`, code: 'escalated-to' }] };
  const output: JsonObject[] = objects(task['output']);
  const laid = of === 'concern' && organisation !== undefined;
  return {
    ...task,
    priority: 'urgent',
    ...(laid && { output: [...output, { type, valueReference: { reference: organisation } }] }),
  };
};

const textOf = (due: Extract<Due, { key: string }>): Text =>
  due.kind === 'evaluate' ? EVALUATE : (REVIEWS[due.reason] ?? REVIEW);

const EVALUATE: Text = {
  nl: 'Evalueer deze afspraak met de cliënt en met wie de zorg doet, uiterlijk {date}.',
  en: 'Evaluate this agreement with the client and the carer, by {date}.',
};

const REVIEW: Text = {
  nl: 'Bespreek uiterlijk {date} of en hoe deze afspraak doorgaat.',
  en: 'Discuss by {date} whether and how this agreement goes on.',
};

const REVIEWS: Readonly<Record<string, Text>> = {
  'consent-ends': {
    nl: 'De instemming loopt af op {date}: bespreek of dit doorgaat, en leg dat vast.',
    en: 'The consent ends on {date}: discuss whether this goes on, and record it.',
  },
  'mandate-ends': {
    nl: 'Wie instemde mag vanaf {date} niet meer voor de cliënt beslissen: vraag wie dat nu doet.',
    en: 'Who consented may not decide for the client after {date}: ask who does now.',
  },
  birthday: {
    nl: 'De cliënt wordt op {date} 12, 16 of 18: daarna stemt een ander in. Bespreek het voor die dag.',
    en: 'The client turns 12, 16 or 18 on {date}: somebody else consents then. Discuss it before that day.',
  },
  'ability-ends': {
    nl: 'De vastgestelde bekwaamheid loopt af op {date}: toets haar opnieuw.',
    en: 'The ability that was found ends on {date}: test it again.',
  },
  'order-ends': {
    nl: 'De opdracht loopt af op {date}: vraag of zij wordt verlengd.',
    en: 'The order ends on {date}: ask whether it is renewed.',
  },
  'volunteer-agreement-ends': {
    nl: 'De vrijwilligersovereenkomst loopt af op {date}: verleng haar, of regel wie het overneemt.',
    en: 'The agreement with the volunteer ends on {date}: renew it, or arrange who takes over.',
  },
  pause: {
    nl: 'Geplande pauze: regel uiterlijk {date} wie waarneemt, of hoe het daarna weer begint.',
    en: 'A planned pause: arrange by {date} who covers, or how it starts again afterwards.',
  },
};
