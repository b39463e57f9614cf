import { expect, test } from 'vitest';
import { validatorFor } from './validator-for.ts';

const validator = validatorFor();
const ids = (options: object) =>
  validator
    .validate(
      {
        resourceType: 'Patient',
        contact: [{ name: { text: 'a' }, relationship: [{ text: 'b' }] }],
        maritalStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', code: 'UNK' }] },
        communication: [{ language: { coding: [{ system: 'urn:ietf:bcp:47', code: 'tlh' }] } }],
      },
      options,
    )
    .map(({ id, severity }) => `${severity} ${id}`);

/** What is asked only of who wants it. */
test.each([
  { options: {}, found: [] },
  { options: { preferredBindings: 'ignore', bestPractices: 'ignore' }, found: [] },
  { options: { preferredBindings: 'inform' }, found: ['information binding-preferred'] },
  { options: { bestPractices: 'report' }, found: ['warning dom-6'] },
])('$options', ({ options, found }) => {
  expect(ids(options).sort()).toEqual(found);
});
