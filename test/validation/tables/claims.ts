import type { Json } from '../../../src/fhir/json.ts';
import { profile, type Table, urlOf } from '../table.ts';

const patient = (more: Record<string, Json>): Json => ({ resourceType: 'Patient', active: true, ...more });
const vital = (code: string, more: Record<string, Json>): Json => ({
  resourceType: 'Observation',
  status: 'final',
  category: [
    { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' }] },
  ],
  code: { coding: [{ system: 'http://loinc.org', code }] },
  subject: { reference: 'Patient/a' },
  effectiveDateTime: '2026-11-25',
  ...more,
});
const UCUM = 'http://unitsofmeasure.org';

/** What a resource claims to be, and what it is by what it says. R4 §3.1.7. */
export const claims: Table = {
  kind: 'claims',
  profiles: [
    profile('named', 'Patient', { 'Patient.name': { min: 1 } }),
    profile('born', 'Patient', { 'Patient.birthDate': { min: 1 } }),
  ],
  cases: [
    {
      title: 'each of the profiles that it claims',
      right: patient({
        meta: { profile: [urlOf('named'), urlOf('born')] },
        name: [{ family: 'a' }],
        birthDate: '2000',
      }),
      wrong: patient({ meta: { profile: [urlOf('named'), urlOf('born')] }, name: [{ family: 'a' }] }),
      finds: ['cardinality-min Patient.birthDate'],
    },
    {
      title: 'a profile on another type',
      right: patient({ meta: { profile: [urlOf('born')] }, birthDate: '2000' }),
      wrong: { resourceType: 'Person', active: true, meta: { profile: [urlOf('born')] } },
      finds: ['profile-type Person.meta.profile[0]'],
    },
    {
      title: 'the profile of a type of R4 itself',
      right: patient({ meta: { profile: ['http://hl7.org/fhir/StructureDefinition/Patient'] } }),
      wrong: patient({ meta: { profile: ['http://hl7.org/fhir/StructureDefinition/Observation'] } }),
      finds: ['profile-type Patient.meta.profile[0]'],
    },
    {
      title: 'a vital sign, by its code',
      right: vital('29463-7', { valueQuantity: { value: 1, unit: 'kg', system: UCUM, code: 'kg' } }),
      wrong: vital('29463-7', { valueQuantity: { value: 1, unit: 'stone', system: UCUM, code: '[stone_av]' } }),
      finds: ['binding-required Observation.value.ofType(Quantity).code'],
    },
    {
      title: 'a vital sign without its category',
      right: vital('8867-4', { valueQuantity: { value: 60, unit: '/min', system: UCUM, code: '/min' } }),
      wrong: vital('8867-4', {
        category: [{ text: 'a' }],
        valueQuantity: { value: 60, unit: '/min', system: UCUM, code: '/min' },
      }),
      finds: ['slice-min Observation.category'],
    },
  ],
};
