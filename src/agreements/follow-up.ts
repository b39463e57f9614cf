import { fromBase64, toBase64 } from '../fhir/base64-json.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import { isObject, isResource, type Json, type JsonObject, objects, type Resource } from '../fhir/json.ts';
import { recordTypeConcept } from './ours.ts';

/**
 * A job: what a change of a shared fact brings about is still to be done, client by client. It is a Task that is written with the change
 * itself, so that whoever is killed leaves behind what was to be done; it is completed once every client was seen to.
 */
export interface FollowUp {
  /** Distinct for each job. */
  readonly key: string;
  /** `Contract/x`. */
  readonly fact: string;
  /** The fact as it was before the change; undefined when it is new. */
  readonly before: Resource | undefined;
}

const DETAIL = `${CANONICAL}/CodeSystem/task-detail`;

/**
 * The Task of a job. `fact` is a uri and the fact as it was is an attachment, neither with a Reference in it: a server keeps what is referred to
 * from being deleted, and a job that was done long ago is no reason for that.
 */
export const followUpTask = (fact: string, before: Resource | undefined, now: string): Resource => ({
  resourceType: 'Task',
  status: 'requested',
  intent: 'order',
  code: recordTypeConcept('follow-up'),
  description: 'Wat volgt uit een gedeeld feit, per cliënt.',
  authoredOn: now,
  input: [
    { type: { coding: [{ system: DETAIL, code: 'fact' }] }, valueUri: fact },
    ...(before ? [{ type: { coding: [{ system: DETAIL, code: 'before' }] }, valueAttachment: attached(before) }] : []),
  ],
});

const attached = ({ text: _text, ...fact }: Resource): JsonObject => ({
  contentType: 'application/fhir+json',
  data: toBase64(fact),
});

/** The job that a Task is; undefined when it names no fact. */
export const readFollowUp = (task: Resource): FollowUp | undefined => {
  const input = (code: string): JsonObject | undefined =>
    objects(task['input']).find(
      ({ type }) => isObject(type) && objects(type['coding']).some((c) => c['code'] === code),
    );
  const fact = input('fact')?.['valueUri'];
  if (typeof fact !== 'string') return undefined;
  return { key: String(task.id), fact, before: factIn(input('before')?.['valueAttachment']) };
};

/** Where somebody else wrote over it, it is not known what stood before. */
const factIn = (attachment: Json | undefined): Resource | undefined => {
  const fact = isObject(attachment) ? fromBase64(attachment['data']) : undefined;
  return isResource(fact) ? fact : undefined;
};
