import type { Parameter } from '../../scripts/test-scripts/parameters.ts';

export * from '../../scripts/test-scripts/parameters.ts';

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
