import { objects, type Resource } from '../fhir/json.ts';
import { FhirpathError } from '../fhirpath/error.ts';
import { differenceFrom } from './minimum.ts';
import type { Assertion } from './script.ts';
import type { Exchanged } from './target.ts';
import { filled, type Lookup } from './variables.ts';

/** What an assertion looks at. */
export interface Evidence {
  readonly base: string;
  readonly lookup: Lookup;
  /** The last answer, or that of the sourceId. */
  readonly answer: Exchanged | undefined;
  /** The source that an id stands for, as a resource: an answer or a fixture. */
  resourceOf(sourceId: string): Resource | undefined;
  textOf(sourceId: string): string;
  /** The values of a FHIRPath expression on a resource, as text. Throws a FhirpathError. */
  valuesOf(expression: string, resource: Resource): readonly string[];
}

type Judge = (assertion: Assertion, evidence: Evidence) => string | undefined;

/**
 * Why what was found is not what is asserted; undefined when it is. An assertion of several things says the first that is not so.
 * Throws NoValue and FhirpathError where the script itself is at fault.
 */
export const failureOf: Judge = (assertion, evidence) => {
  for (const [name, judge] of Object.entries(JUDGES)) {
    if (assertion[name as keyof Assertion] === undefined) continue;
    const failure = judge(assertion, evidence);
    if (failure !== undefined) return failure;
  }
  return undefined;
};

/** R4 TestScript.setup.action.assert.response. */
const STATUS: Readonly<Record<string, number>> = {
  okay: 200,
  created: 201,
  noContent: 204,
  notModified: 304,
  bad: 400,
  forbidden: 403,
  notFound: 404,
  methodNotAllowed: 405,
  conflict: 409,
  gone: 410,
  preconditionFailed: 412,
  unprocessable: 422,
};

const statusOf = ({ answer }: Evidence): string => (answer === undefined ? 'no answer' : String(answer.status));

/** What a server said of a refusal, so that who reads the report need not ask again. */
const said = ({ answer }: Evidence): string => {
  const issues = objects(answer?.resource?.['issue']).slice(0, 3);
  const texts = issues.map(({ diagnostics, details, expression }) => {
    const told = diagnostics ?? (details as { text?: string } | undefined)?.text ?? '';
    return [String(told), ...((expression as string[] | undefined) ?? [])].join(' at ');
  });
  return texts.length === 0 ? '' : `: ${texts.join('; ').slice(0, 500)}`;
};

const JUDGES: Readonly<Record<string, Judge>> = {
  response: ({ response }, evidence) => {
    const wanted = String(STATUS[String(response)]);
    return statusOf(evidence) === wanted
      ? undefined
      : `the status is ${statusOf(evidence)}, not ${wanted}${said(evidence)}`;
  },
  responseCode: ({ responseCode, operator }, evidence) => {
    const failed = compared(operator, [statusOf(evidence)], filled(String(responseCode), evidence.lookup));
    return failed && `the status ${failed}${said(evidence)}`;
  },
  contentType: ({ contentType }, { answer }) => {
    const there = (answer?.header('content-type') ?? 'none').split(';')[0];
    const wanted = contentType === 'json' ? 'application/fhir+json' : contentType;
    return there === wanted ? undefined : `the content type is ${there}, not ${wanted}`;
  },
  headerField: ({ headerField, operator, value }, { answer, lookup }) => {
    const there = answer?.header(String(headerField));
    const failed = compared(operator ?? 'notEmpty', there === undefined ? [] : [there], filled(value ?? '', lookup));
    return failed && `the header ${headerField} ${failed}`;
  },
  resource: ({ resource }, { answer }) => {
    const there = answer?.resource?.resourceType ?? 'no resource';
    return there === resource ? undefined : `the body is ${there}, not ${resource}`;
  },
  navigationLinks: (_, { answer }) => {
    const links = objects(answer?.resource?.['link']).map(({ relation }) => relation);
    const lacking = ['first', 'next', 'last'].filter((one) => !links.includes(one));
    return lacking.length === 0 ? undefined : `there is no link ${lacking.join(', ')}`;
  },
  minimumId: ({ minimumId, sourceId }, evidence) => {
    const there = sourceId === undefined ? evidence.answer?.text : evidence.textOf(sourceId);
    if (!evidence.answer?.resource && sourceId === undefined) return 'there is no resource in the answer';
    return differenceFrom(evidence.textOf(String(minimumId)), there ?? '{}', evidence.base);
  },
  expression: (assertion, evidence) => {
    const { expression, sourceId, operator, value, compareToSourceId, compareToSourceExpression } = assertion;
    const resource = sourceId === undefined ? evidence.answer?.resource : evidence.resourceOf(sourceId);
    if (!resource) return 'there is no resource in the answer';
    const asked = filled(String(expression), evidence.lookup);
    const other = compareToSourceId === undefined ? undefined : evidence.resourceOf(compareToSourceId);
    const wanted =
      other === undefined
        ? filled(value ?? 'true', evidence.lookup)
        : evidence.valuesOf(String(compareToSourceExpression), other).join(',');
    const failed = compared(operator, evidence.valuesOf(asked, resource), wanted);
    return failed && `${asked} ${failed}${said(evidence)}`;
  },
};

/** How values are compared (R4 assert-operator-codes, those that make sense of text and numbers); undefined when they are as wanted. */
const compared = (operator: Assertion['operator'], values: readonly string[], wanted: string): string | undefined => {
  const value = values.join(',');
  const list = wanted.split(',').map((one) => one.trim());
  const is = value === '' ? 'is nothing' : `is ${value}`;
  switch (operator ?? 'equals') {
    case 'equals':
      return value === wanted ? undefined : `${is}, not ${wanted}`;
    case 'notEquals':
      return value !== wanted ? undefined : is;
    case 'in':
      return list.includes(value) ? undefined : `${is}, none of ${list.join(', ')}`;
    case 'notIn':
      return list.includes(value) ? is : undefined;
    case 'greaterThan':
      return Number(value) > Number(wanted) ? undefined : `${is}, not more than ${wanted}`;
    case 'lessThan':
      return Number(value) < Number(wanted) ? undefined : `${is}, not less than ${wanted}`;
    case 'empty':
      return values.length === 0 ? undefined : is;
    case 'notEmpty':
      return values.length > 0 ? undefined : is;
    case 'contains':
      return value.includes(wanted) ? undefined : `${is}, without ${wanted}`;
    case 'notContains':
      return value.includes(wanted) ? `${is}, with ${wanted}` : undefined;
    default:
      throw new FhirpathError('unsupported', `the operator ${operator} is beyond the subset`);
  }
};
