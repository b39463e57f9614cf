import type { JsonObject, Resource } from '../../src/fhir/json.ts';

/** The words in which a test calls an operation: `text('decision', 'x')`, `part('carer', ref('who', 'Patient/p'))`. */
export type Parameter = JsonObject & { readonly name: string };

export const text = (name: string, valueString: string): Parameter => ({ name, valueString });
export const code = (name: string, valueCode: string): Parameter => ({ name, valueCode });
export const day = (name: string, valueDate: string): Parameter => ({ name, valueDate });
export const flag = (name: string, valueBoolean = true): Parameter => ({ name, valueBoolean });
export const ref = (name: string, reference: string): Parameter => ({ name, valueReference: { reference } });
export const part = (name: string, ...parts: Parameter[]): Parameter => ({ name, part: parts });
export const phone = (name: string, value: string): Parameter => ({
  name,
  valueContactPoint: { system: 'phone', value },
});
export const act = (name: string): Parameter => ({
  name: 'act',
  valueCodeableConcept: { coding: [{ system: 'https://samenspel.example/fhir/CodeSystem/act', code: name }] },
});
export const resource = (name: string, value: JsonObject): Parameter => ({ name, resource: value });

export const parameters = (...parameter: readonly Parameter[]): Resource => ({
  resourceType: 'Parameters',
  parameter: [...parameter],
});

/** With each of these in the place of the one of its name, or behind. */
export const changed = (given: readonly Parameter[], ...others: readonly Parameter[]): Parameter[] => [
  ...given.filter(({ name }) => !others.some((other) => other.name === name)),
  ...others,
];

export const without = (given: readonly Parameter[], ...names: readonly string[]): Parameter[] =>
  given.filter(({ name }) => !names.includes(name));

// biome-ignore lint/suspicious/noExplicitAny: what a client gets is JSON of any shape
type Body = any;

/** What an operation wrote, or would write. */
export const writtenIn = (body: Body): Body[] =>
  body.parameter.filter(({ name }: Parameter) => name === 'written').map(({ resource: one }: Body) => one);

/** `CarePlan active`, `Provenance`: what was written, in its order. */
export const statusesIn = (body: Body): string[] =>
  writtenIn(body).map(({ resourceType, status }) => (status ? `${resourceType} ${status}` : resourceType));

/** The ids and places of the errors and warnings of an answer, or of what an operation says. */
export const findingsIn = (body: Body): [string, string][] => {
  const outcome = body.issue ? body : body.parameter.find(({ name }: Parameter) => name === 'outcome').resource;
  return outcome.issue
    .filter((issue: Body) => issue.details.coding[0].code !== 'all-ok')
    .map((issue: Body) => [issue.details.coding[0].code, issue.expression?.[0] ?? '']);
};

export const errorsIn = (body: Body): [string, string][] =>
  findingsIn({ issue: body.issue.filter(({ severity }: Body) => severity === 'error' || severity === 'fatal') });
