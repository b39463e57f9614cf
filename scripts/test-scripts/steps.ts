import type {
  TestScriptSetupActionAssert,
  TestScriptSetupActionOperation,
  TestScriptVariable,
} from '@medplum/fhirtypes';
import type { Json } from '../../src/fhir/json.ts';
import type { Step } from './write.ts';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

interface Request {
  /** Remembered under this id. */
  readonly as?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is sent, with the id of its fixture. */
  readonly body?: readonly [string, Json];
  /** What is known of the answer. */
  readonly variables?: readonly TestScriptVariable[];
}

const TYPES = 'http://terminology.hl7.org/CodeSystem/testscript-operation-codes';

/** A request: its method and where it goes below the base. */
export const ask = (method: Method, url: string, { as, headers = {}, body, variables }: Request = {}): Step => {
  const type = CODES[method];
  const operation: TestScriptSetupActionOperation = {
    type: { system: TYPES, code: url === '' ? 'transaction' : type },
    method,
    encodeRequestUrl: true,
    ...(body && { sourceId: body[0] }),
    ...(as !== undefined && { responseId: as }),
    ...(url !== '' && { url }),
    requestHeader: Object.entries(headers).map(([field, value]) => ({ field, value })),
  };
  return {
    action: { operation },
    ...(body && { fixtures: { [body[0]]: body[1] } }),
    ...(variables && { variables }),
  };
};

const CODES = { get: 'read', post: 'create', put: 'update', patch: 'patch', delete: 'delete' } as const;

const holding = (description: string, assertion: Partial<TestScriptSetupActionAssert>): Step => ({
  action: { assert: { description, direction: 'response', warningOnly: false, ...assertion } as never },
});

/** The status is one of these: `200`, `409,412`. */
export const status = (codes: string): Step =>
  holding(`the status is ${codes.replaceAll(',', ' or ')}`, {
    responseCode: codes,
    operator: codes.includes(',') ? 'in' : 'equals',
  });

/** What FHIRPath finds in the last answer is this value; true when none is said. */
export const is = (what: string, expression: string, value = 'true'): Step =>
  holding(what, { expression, value, operator: 'equals' });

/** What FHIRPath finds is something else than this. */
export const isNot = (what: string, expression: string, value: string): Step =>
  holding(what, { expression, value, operator: 'notEquals' });

export const header = (headerField: string, operator: 'notEmpty' | 'equals' | 'contains', value?: string): Step =>
  holding(`the header ${headerField} ${operator === 'notEmpty' ? 'is there' : `${operator} ${value}`}`, {
    headerField,
    operator,
    ...(value !== undefined && { value }),
  });

export const body = (type: string): Step => holding(`the body is ${type}`, { resource: type as never });

/** The last answer has all of a fixture, each value as it was written. */
export const kept = (fixture: string, content: Json): Step => ({
  ...holding('everything is kept as it was sent', { minimumId: fixture }),
  fixtures: { [fixture]: content },
});

/** An OperationOutcome refuses for this reason, at this place. */
export const refusedFor = (rule: string, expression?: string, severity = 'error'): Step => {
  const at = expression === undefined ? '' : ` and expression = '${expression}'`;
  return is(
    `it says ${rule}${expression === undefined ? '' : ` at ${expression}`}`,
    `OperationOutcome.issue.where(severity = '${severity}' and details.coding.where(code = '${rule}').exists()${at}).exists()`,
  );
};
