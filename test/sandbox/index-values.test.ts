import { describe, expect, test } from 'vitest';
import type { Resource } from '../../src/fhir/json.ts';
import type { IndexValue } from '../../src/sandbox/element-values.ts';
import { indexValues } from '../../src/sandbox/index-values.ts';
import { type IndexedParameter, indexedParameters } from '../../src/sandbox/indexed-parameters.ts';
import { r4Examples, r4SearchParameters } from '../contract/r4-definitions.ts';
import { r4Extract, r4Options } from '../contract/start-sandbox.ts';
import { extractByFhirpathJs } from './fhirpath-js.ts';

const TYPES = ['CarePlan', 'Consent', 'Encounter', 'Goal', 'Observation', 'Patient', 'RiskAssessment', 'Task'];

const simpleOf = (type: string): readonly IndexedParameter[] =>
  indexedParameters(type, r4SearchParameters(type), r4Options).filter((parameter) => parameter.kind !== 'composite');

const inAnyOrder = (values: readonly IndexValue[]): string[] => values.map((value) => JSON.stringify(value)).sort();

describe('HL7’s examples are found by the same values whichever FHIRPath engine looks', () => {
  test.each(TYPES)('%s', (type) => {
    const parameters = simpleOf(type);
    const examples = r4Examples(type);
    expect(examples.length).toBeGreaterThan(1);
    for (const example of examples) {
      const ours = indexValues(parameters, r4Extract, example);
      expect(inAnyOrder(ours)).toEqual(inAnyOrder(indexValues(parameters, extractByFhirpathJs, example)));
      expect(ours.length).toBeGreaterThan(0);
    }
  });
});

describe('a resource that is not what its type asks is kept too', () => {
  test.each<Resource>([
    { resourceType: 'Patient', name: 'one string', birthDate: 7, identifier: { value: 5 }, active: null },
    { resourceType: 'Patient', name: [null, 3, { family: {} }], birthDate: 'yesterday', telecom: 'x' },
    { resourceType: 'Task', owner: 'Patient/1', status: ['a', 'b'], executionPeriod: { start: {}, end: [] }, for: [] },
    { resourceType: 'Observation', valueQuantity: { value: '5' }, code: [], component: 'x' },
  ])('%j', (resource) => {
    const parameters = simpleOf(resource.resourceType);
    expect(() => indexValues(parameters, r4Extract, resource)).not.toThrow();
  });
});
