import { expect, test } from 'vitest';
import { objects } from '../../src/fhir/json.ts';
import { COMPARTMENTS } from '../../src/sandbox/compartments.ts';
import { r4Examples } from '../contract/r4-definitions.ts';

const r4 = r4Examples('CompartmentDefinition').filter(({ id }) => id !== 'example');

test.each(r4)('the compartment of a $code is R4’s own', ({ code, resource }) => {
  const expected = objects(resource).flatMap((member) =>
    Array.isArray(member['param']) ? [[member['code'], member['param'].join(' ')]] : [],
  );
  expect(COMPARTMENTS[String(code)]).toEqual(Object.fromEntries(expected));
});

test('there are no others', () => {
  expect(Object.keys(COMPARTMENTS).toSorted()).toEqual(r4.map(({ code }) => String(code)).toSorted());
});
