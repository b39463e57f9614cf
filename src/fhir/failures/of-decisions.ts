import type { Told } from './told.ts';

/** Failures of the operations that decide about agreements; nothing was written. */
export const OF_DECISIONS = {
  'operation-parameter-missing': {
    kinds: ['invalid'],
    when: 'A parameter that an operation needs is not there. The text says what it is for, the expression is its name.',
    remedy: 'Fill it in.',
  },
  'client-unknown': {
    kinds: ['unprocessable'],
    when: 'There is no such client, or not any more.',
    remedy: 'Refer to the Patient in whose record the agreement stands.',
  },
  'client-merged': {
    kinds: ['unprocessable'],
    when: 'The Patient was merged: another one took its place (Patient.link, replaced-by).',
    remedy: 'Refer to the Patient that took its place.',
  },
  'client-died': {
    kinds: ['unprocessable'],
    when: 'The client has died: no care is agreed any more (ACT-21).',
    remedy: 'Nothing; correct the date of death if that is what is wrong.',
  },
  'person-unknown': {
    kinds: ['unprocessable'],
    when: 'A person, meeting or plan of a client is named that is not there.',
    remedy: 'Refer to a record that is there, or make it first.',
  },
  'person-of-other-client': {
    kinds: ['unprocessable'],
    when: "A carer, relative or care plan of another client is named in this client's matter.",
    remedy: 'Refer to the record that the same human has with this client, or give her as a new carer.',
  },
  'dates-contradict': {
    kinds: ['unprocessable'],
    when: 'Something would end before it starts, or be evaluated before it begins.',
    remedy: 'Correct the date that the expression names.',
  },
  'decision-differs': {
    kinds: ['conflict'],
    when: 'A decision with this id was recorded before, with other content.',
    remedy: 'Give the new decision an id of its own, or change what stands.',
  },
  'not-ours': {
    kinds: ['unprocessable'],
    when: 'The operation was called on a resource of another kind: a CarePlan that is no care-agreement, a Task that is no evaluation or concern.',
    remedy: 'Call it on a resource with the code of that kind (profiles.md).',
  },
  'already-closed': {
    kinds: ['unprocessable'],
    when: 'What is called upon is over: an evaluation that was completed, an agreement that ended.',
    remedy: 'Make a new one.',
  },
} as const satisfies Readonly<Record<string, Told>>;
