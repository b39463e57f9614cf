import type { JsonObject, Resource } from '../../fhir/json.ts';
import { objects } from '../../fhir/json.ts';
import { inState } from '../follow.ts';
import { stateOf } from '../reading/agreements.ts';
import { type Terms, withTerms } from './agreement.ts';
import { concept, unlessEmpty } from './shapes.ts';

/** What an evaluation came to. */
export interface EvaluationOutcome {
  readonly outcome: 'continue' | 'change' | 'stop';
  readonly nextDate: string | undefined;
  readonly overload: boolean | undefined;
  readonly note: string | undefined;
  readonly terms: Terms;
  readonly by: JsonObject | undefined;
  readonly now: string;
}

/** The evaluation as it is done (EVAL-3): its outcome, the next date, whether the carer is overloaded. */
export const evaluated = (task: Resource, done: EvaluationOutcome): Resource => ({
  ...task,
  status: 'completed',
  lastModified: done.now,
  output: [
    ...objects(task['output']),
    output('outcome', 'valueCodeableConcept', concept('evaluation-outcome', done.outcome)),
    ...outputs('next-date', 'valueDate', done.nextDate),
    ...outputs('overload', 'valueBoolean', done.overload),
  ],
  ...unlessEmpty('note', notesWith(task, done)),
});

/** An annotation beside those that a task has. */
export const notesWith = (
  task: Resource,
  { note, by, now }: Pick<EvaluationOutcome, 'note' | 'by' | 'now'>,
): JsonObject[] => [
  ...objects(task['note']),
  ...(note === undefined ? [] : [{ ...authorOf(by), time: now, text: note }]),
];

/** R4 has no PractitionerRole as the author of an annotation: then the name will do. */
const authorOf = (by: JsonObject | undefined): JsonObject => {
  if (!by) return {};
  const reference = String(by['reference'] ?? '');
  if (/^(Practitioner|Patient|RelatedPerson|Organization)\//.test(reference)) return { authorReference: by };
  return typeof by['display'] === 'string' ? { authorString: by['display'] } : {};
};

export const output = (type: string, name: string, value: string | boolean | JsonObject): JsonObject => ({
  type: concept('task-detail', type),
  [name]: value,
});

const outputs = (type: string, name: string, value: string | boolean | undefined): JsonObject[] =>
  value === undefined ? [] : [output(type, name, value)];

/** The agreement after its evaluation: with the next date, changed terms, or ended; undefined where it stays as it is. */
export const afterEvaluation = (
  agreement: Resource,
  { outcome, nextDate, terms }: EvaluationOutcome,
): Resource | undefined => {
  const state = stateOf(agreement);
  if (outcome === 'stop') {
    return ENDED.has(state) ? undefined : inState(agreement, 'completed', 'completed');
  }
  const changed = outcome === 'change' ? terms : {};
  if (nextDate === undefined && outcome === 'continue') return undefined;
  return withTerms(agreement, { ...changed, ...(nextDate !== undefined && { evaluation: { date: nextDate } }) });
};

const ENDED: ReadonlySet<string> = new Set(['completed', 'revoked', 'entered-in-error']);
