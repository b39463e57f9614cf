import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Json, objects, type Resource } from '../../../src/fhir/json.ts';
import { type Parameter, parameters } from '../parameters.ts';
import { asKept, makeRecord, type RecordFixture, removeRecord, transactionOf } from '../record.ts';
import { ask, is, status } from '../steps.ts';
import { type Asked, DAY, found, type Step, type Test } from '../write.ts';

/** A record with which a story begins, and how its resources are named in the steps: `${record-3}`. */
export interface Beginning {
  readonly record: RecordFixture;
  /** Where a resource stands, by its id in the example. */
  at(id: string): string;
  /** A change of one of them, as an EHR puts it: whole, over what stands. */
  put(name: string, id: string, change: (resource: Resource) => Resource): Step;
}

/** In: files below the folder of the examples. */
export const beginning = (examples: string, files: readonly string[]): Beginning => {
  const entries = files.flatMap((file) =>
    objects((JSON.parse(readFileSync(join(examples, file), 'utf8')) as { entry: Json }).entry),
  );
  const ids = entries.map(({ resource }) => String((resource as Resource).id));
  const record = transactionOf({ entry: entries }, DAY);
  const indexOf = (id: string): number => {
    const index = ids.indexOf(id);
    if (index < 0) throw new Error(`the record has no ${id}`);
    return index;
  };
  const at = (id: string) => `\${record-${indexOf(id)}}`;
  return {
    record,
    at,
    put: (name, id, change) => {
      const index = indexOf(id);
      const { resourceType } = record.resources[index] as Resource;
      const whole = { ...(asKept('record', record, index) as Resource), id: `\${record-${index}-id}` };
      return ask('put', `${resourceType}/\${record-${index}-id}`, {
        headers: { Prefer: 'return=OperationOutcome' },
        body: [name, change(whole)],
        variables: [found(`record-${index}-id`, 'record', ID(index))],
      });
    },
  };
};

const ID = (index: number): string =>
  `Bundle.entry[${index}].response.location.replaceMatches('^.*?[A-Z][A-Za-z]+/([A-Za-z0-9.-]+)(/_history/[^/]*)?$', '$1')`;

/** An operation with its parameters, and what is known of its answer: of each type that it wrote the id, as `${name-CarePlan}`. */
export const call = (name: string, path: string, types: readonly string[], ...given: readonly Parameter[]): Step =>
  ask('post', path, {
    as: name,
    body: [`${name}-parameters`, parameters(...given)],
    variables: types.map((type) => found(`${name}-${type}`, name, `${WRITTEN}.ofType(${type}).id`)),
  });

/** The resources that an operation wrote. */
export const WRITTEN = "Parameters.parameter.where(name = 'written').resource";

/** The record of a client is consistent: no rule is broken. */
export const consistent = (client: string): Step[] => [
  ask('get', `${client}/$check-agreements`),
  status('200'),
  is('no rule is broken', "Parameters.parameter.where(name = 'consistent').value"),
];

/** Where an agreement stands. */
export const stands = (agreement: string, state: string): Step[] => [
  ask('get', agreement),
  status('200'),
  is(`the agreement is ${state}`, 'CarePlan.status', state),
];

export const step = (
  name: string,
  description: string,
  requirements: readonly string[],
  ...steps: (Step | Step[])[]
): Test => ({ name, description, requirements, steps: steps.flat() });

/** A story as a script: its record, and what happens to it, one thing after the other. */
export const story = (
  { record }: Beginning,
  told: Pick<Asked, 'id' | 'title' | 'titleNl' | 'description' | 'descriptionNl' | 'tests'>,
): Asked => ({
  ...told,
  ofService: true,
  setup: makeRecord('record', record),
  teardown: [removeRecord('record', record)],
});
