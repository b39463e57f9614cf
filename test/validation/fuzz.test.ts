import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/fhir/json.ts';
import { tables } from './tables.ts';
import { validatorFor } from './validator-for.ts';

const validator = validatorFor();
const NAMES = [
  'resourceType',
  'id',
  'meta',
  'name',
  '_name',
  'contained',
  'extension',
  'url',
  'entry',
  'resource',
  'valueString',
  'text',
  'div',
  'reference',
  'subject',
  'code',
  'coding',
  'system',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
];
const TYPES = [
  'Patient',
  'Observation',
  'Bundle',
  'Questionnaire',
  'StructureDefinition',
  'Parameters',
  'Nothing',
  '__proto__',
  'constructor',
];

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(null, true, 0, -1.5, '', 'a', '#a', 'Patient/a', '2026-02-30', ...TYPES),
    fc.string(),
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('any'), { maxLength: 4 }),
  object: fc.dictionary(fc.constantFrom(...NAMES), tie('any'), { maxKeys: 6, noNullPrototype: false }),
})).any;

describe('whatever comes in, it answers with findings and does not throw', () => {
  test('for any JSON', () => {
    fc.assert(
      fc.property(value, (any) => Array.isArray(validator.validate(any))),
      { numRuns: 1500 },
    );
  });

  test('for any JSON that says it is a resource', () => {
    const resource = fc.tuple(fc.constantFrom(...TYPES), fc.dictionary(fc.constantFrom(...NAMES), value));
    fc.assert(
      fc.property(resource, ([resourceType, rest]) => Array.isArray(validator.validate({ ...rest, resourceType }))),
      { numRuns: 1500 },
    );
  });

  test('for a resource in which one value is any other', () => {
    const resources = tables.flatMap(({ cases }) => cases.map(({ right }) => right as JsonObject));
    const swapped = fc.tuple(fc.constantFrom(...resources), fc.nat(), value).map(([resource, n, other]) => {
      const copy = structuredClone(resource);
      const name = Object.keys(copy)[n % Object.keys(copy).length] as string;
      return { ...copy, [name]: other };
    });
    fc.assert(
      fc.property(swapped, (resource) => Array.isArray(validator.validate(resource))),
      { numRuns: 1500 },
    );
  });

  test.each([
    ['undefined', undefined],
    ['a function', () => 0],
    ['a date', new Date(0)],
    ['a bigint', 5n],
    ['a list', []],
    ['text', '{"resourceType":"Patient"}'],
  ])('for %s', (_, input) => {
    expect(validator.validate(input).length).toBeGreaterThan(0);
  });
});
