import { isObject, type Json, objects, type Resource } from '../../fhir/json.ts';
import { extensionOf, extensionsOf, isOurs, type RecordType } from '../ours.ts';
import type { Concern, Evaluation, Review, Support } from '../record.ts';
import { periodOf } from './consents.ts';
import { itemOf, referenceOf, type Source, type Sources } from './sources.ts';

const CLOSED: ReadonlySet<unknown> = new Set(['completed', 'cancelled', 'rejected', 'failed', 'entered-in-error']);

const PRESSING: ReadonlySet<unknown> = new Set(['urgent', 'asap', 'stat']);

interface OfClient<T> {
  readonly client: string | undefined;
  readonly task: T;
}

const readTasks = <T>(sources: Sources, recordType: RecordType, read: (resource: Resource) => T) =>
  sources
    .of('Task')
    .filter(({ resource }) => isOurs(resource, recordType))
    .map((source) => ({
      client: sources.same(referenceOf(source.resource['for'])),
      task: { ...taskOf(source, sources), ...read(source.resource) },
    }));

const taskOf = (source: Source, sources: Sources) => {
  const { resource } = source;
  const restriction = isObject(resource['restriction']) ? resource['restriction'] : {};
  return {
    ...itemOf(source),
    open: !CLOSED.has(resource['status']),
    focus: sources.same(referenceOf(resource['focus'])),
    due: periodOf(restriction['period']).end,
    pressing: PRESSING.has(resource['priority']),
  };
};

export const readEvaluations = (sources: Sources): OfClient<Evaluation>[] =>
  readTasks(sources, 'evaluation', (resource) => ({
    guide: objects(resource['input']).some((input) => codesOf(input['type']).includes('guide')),
    overload: outputs(resource, 'overload').some((output) => output['valueBoolean'] === true),
  }));

export const readReviews = (sources: Sources): OfClient<Review>[] =>
  readTasks(sources, 'review', (resource) => ({ reasons: codesOf(resource['reasonCode']) }));

export const readConcerns = (sources: Sources): OfClient<Concern>[] =>
  readTasks(sources, 'concern', (resource) => ({
    about: extensionsOf(resource, 'concern-about')
      .map((about) => sources.same(referenceOf(about['valueReference'])))
      .filter((reference) => reference !== undefined),
    reasons: codesOf(resource['reasonCode']),
    outcomes: outputs(resource, 'outcome').flatMap((output) => codesOf(output['valueCodeableConcept'])),
    discussedWithCarer: outputs(resource, 'discussed-with-carer').length > 0,
  }));

const outputs = (resource: Resource, type: string) =>
  objects(resource['output']).filter((output) => codesOf(output['type']).includes(type));

const codesOf = (concept: Json | undefined): string[] =>
  isObject(concept) ? objects(concept['coding']).map((coding) => String(coding['code'])) : [];

/** Support of carers, with the client in whose record it stands. */
export const readSupport = (sources: Sources): { client: string | undefined; support: Support }[] =>
  sources
    .of('ServiceRequest')
    .filter(({ resource }) => isOurs(resource, 'carer-support'))
    .map((source) => {
      const { resource } = source;
      const beneficiary = extensionOf(resource, 'beneficiary');
      const answer = extensionOf(resource, 'support-answer');
      const support = {
        ...itemOf(source),
        carer: isObject(beneficiary) ? sources.same(referenceOf(beneficiary)) : undefined,
        answer: typeof answer === 'string' ? answer : undefined,
      };
      return { client: sources.same(referenceOf(resource['subject'])), support };
    });
