import { describe, expect, test } from 'vitest';
import { memorySource, openPrepared } from '../../src/definitions/prepared.ts';
import { createDefinitions } from '../../src/definitions/registry.ts';
import type { Resource } from '../../src/fhir/json.ts';
import { createCoverage } from '../../src/validation/coverage.ts';
import { createValidator } from '../../src/validation/validator.ts';
import { profile, urlOf } from './table.ts';

const walker = profile('walker', 'Patient', {
  'Patient.name': { min: 1 },
  'Patient.telecom': { slicing: { discriminator: [{ type: 'value', path: 'system' }], rules: 'closed' } },
  'Patient.telecom:phone': { min: 1, max: '1' },
  'Patient.telecom:phone.system': { min: 1, fixedCode: 'phone' },
  'Patient.maritalStatus': { binding: { strength: 'required', valueSet: 'http://none.example/ValueSet/none' } },
  'Patient.contact': { constraint: [{ key: 'walk-1', severity: 'error', human: 'a', expression: 'gender.exists()' }] },
});

const covered = (...resources: object[]): Record<string, string> => {
  const packaged = openPrepared(new URL('../../build/definitions', import.meta.url).pathname);
  const definitions = createDefinitions([packaged, memorySource([walker as unknown as Resource])]);
  const coverage = createCoverage(createValidator(definitions), definitions, [urlOf('walker')]);
  for (const resource of resources)
    coverage.validate({ resourceType: 'Patient', ...resource }, { profiles: [urlOf('walker')] });
  const [only] = coverage.profiles();
  expect(only).toMatchObject({ profile: urlOf('walker'), held: resources.length });
  return Object.fromEntries(
    only?.constraints.map(({ element, what, passed, failed, undecided }) => [
      `${element} ${what}`,
      `${passed}/${failed}/${undecided}`,
    ]) ?? [],
  );
};

/** What is counted, as passed/failed/undecided. */
describe('the coverage of a profile', () => {
  test('lists what it asks beyond its base, and counts nothing that nothing met', () => {
    expect(covered()).toEqual({
      'Patient.name min 1': '0/0/0',
      'Patient.telecom slicing closed': '0/0/0',
      'Patient.telecom:phone min 1': '0/0/0',
      'Patient.telecom:phone max 1': '0/0/0',
      'Patient.telecom:phone.system min 1': '0/0/0',
      'Patient.telecom:phone.system fixed': '0/0/0',
      'Patient.maritalStatus binding required http://none.example/ValueSet/none': '0/0/0',
      'Patient.contact walk-1': '0/0/0',
    });
  });

  test('tells apart passed, failed, undecided and never reached', () => {
    const phone = { system: 'phone', value: '1' };
    const right = { name: [{ text: 'a' }], telecom: [phone], contact: [{ gender: 'male', name: { text: 'b' } }] };
    const wrong = {
      telecom: [phone, phone, { system: 'email', value: 'a' }],
      contact: [{ name: { text: 'b' } }],
      maritalStatus: { coding: [{ system: 'http://none.example', code: 'a' }] },
    };
    expect(covered(right, wrong)).toEqual({
      'Patient.name min 1': '1/1/0',
      'Patient.telecom slicing closed': '3/1/0',
      'Patient.telecom:phone min 1': '2/0/0',
      'Patient.telecom:phone max 1': '1/1/0',
      'Patient.telecom:phone.system min 1': '3/0/0',
      'Patient.telecom:phone.system fixed': '3/0/0',
      'Patient.maritalStatus binding required http://none.example/ValueSet/none': '0/0/1',
      'Patient.contact walk-1': '1/1/0',
    });
  });
});
