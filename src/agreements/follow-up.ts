import { CANONICAL } from '../fhir/canonical.ts';
import { isObject, isResource, items, type Json, type JsonObject, objects, type Resource } from '../fhir/json.ts';
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

/** The Task of a job. `fact` is a uri, not a Reference: a server resolves both, but only a Reference keeps what it names from being deleted. */
export const followUpTask = (fact: string, before: Resource | undefined, now: string): Resource => ({
  resourceType: 'Task',
  ...(before && { contained: [containable(before)] }),
  status: 'requested',
  intent: 'order',
  code: recordTypeConcept('follow-up'),
  description: 'Wat volgt uit een gedeeld feit, per cliënt.',
  authoredOn: now,
  input: [
    { type: { coding: [{ system: DETAIL, code: 'fact' }] }, valueUri: fact },
    ...(before
      ? [{ type: { coding: [{ system: DETAIL, code: 'before' }] }, valueReference: { reference: '#before' } }]
      : []),
  ],
});

/** R4 dom-2 and dom-4: what is contained contains nothing, and has no version of its own. */
const containable = ({ meta, contained: _contained, text: _text, ...rest }: Resource): Resource => {
  const { versionId: _version, lastUpdated: _updated, ...kept } = meta ?? {};
  return { ...rest, id: 'before', ...(Object.keys(kept).length > 0 && { meta: kept }) };
};

/** The job that a Task is; undefined when it names no fact. */
export const readFollowUp = (task: Resource): FollowUp | undefined => {
  const input = (code: string): JsonObject | undefined =>
    objects(task['input']).find(
      ({ type }) => isObject(type) && objects(type['coding']).some((c) => c['code'] === code),
    );
  const fact = input('fact')?.['valueUri'];
  if (typeof fact !== 'string') return undefined;
  const contained = items(task['contained']).find((one: Json) => isResource(one) && one.id === 'before');
  const id = fact.split('/')[1];
  const before = isResource(contained) && id !== undefined ? { ...contained, id } : undefined;
  return { key: String(task.id), fact, before };
};
