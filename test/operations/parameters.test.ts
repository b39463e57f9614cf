import { expect, test } from 'vitest';
import { CANONICAL } from '../../src/fhir/canonical.ts';
import { Failure } from '../../src/fhir/failure.ts';
import type { OperationInput } from '../../src/operations/operation.ts';
import { readParameters } from '../../src/operations/parameters.ts';
import { sandboxOn } from '../contract/start-sandbox.ts';
import { callOn } from './call-on.ts';

const OPERATION = `${CANONICAL}/OperationDefinition/`;

const refusedFor = (operation: string, input: Partial<OperationInput>): string[] => {
  const call = callOn(sandboxOn(':memory:'));
  try {
    readParameters(call, operation, {
      type: 'Patient',
      id: 'x',
      body: undefined,
      query: new URLSearchParams(),
      ...input,
    });
    return [];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return error.findings.map(({ id, expression }) => `${id} ${expression}`);
  }
};

test.each([
  ['2026-11-25', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-02-30', false],
  ['2026-11', false],
  ['2026', false],
  ['2026-13-01', false],
  ['25-11-2026', false],
  ['2026-11-25T10:00:00Z', false],
])('a day in the URL: %s is taken: %s', (date, taken) => {
  expect(refusedFor(`${OPERATION}work-list`, { query: new URLSearchParams({ date }) })).toEqual(
    taken ? [] : ['operation-parameter-invalid date'],
  );
});

test.each([
  ['birthDate', '1951', true],
  ['birthDate', '1951-02', true],
  ['bondSince', '1990', true],
  ['bondSince', '1990-13', false],
  ['birthDate', 'in 1951', false],
])('what may be known in part: %s %s is taken: %s', (name, valueDate, taken) => {
  const carer = { name: 'carer', part: [{ name, valueDate }] };
  const said = refusedFor(`${OPERATION}record-agreement`, { body: { resourceType: 'Parameters', parameter: [carer] } });
  expect(said.filter((one) => one.includes('parameter[0]'))).toHaveLength(taken ? 0 : 1);
});
