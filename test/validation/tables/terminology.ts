import type { Json, Resource } from '../../../src/fhir/json.ts';
import { profile, type Table, urlOf } from '../table.ts';

const patient = (more: Record<string, Json>): Json => ({ resourceType: 'Patient', ...more });
const observation = (more: Record<string, Json>): Json => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'x' },
  ...more,
});
const condition = (more: Record<string, Json>): Json => ({
  resourceType: 'Condition',
  subject: { reference: 'Patient/a' },
  ...more,
});
const CLINICAL = 'http://terminology.hl7.org/CodeSystem/condition-clinical';
const COLOURS = 'http://tables.example/fhir/CodeSystem/colours';
const claim = { meta: { profile: [urlOf('coloured-observation')] } };

const colours: Resource = {
  resourceType: 'CodeSystem',
  id: 'colours',
  url: COLOURS,
  status: 'active',
  content: 'complete',
  caseSensitive: true,
  concept: [
    { code: 'red', display: 'Red', concept: [{ code: 'scarlet', display: 'Scarlet' }] },
    { code: 'blue', display: 'Blue' },
    { code: 'grey', display: 'Grey' },
  ],
};
const valueSet = (id: string, compose: Json): Resource => ({
  resourceType: 'ValueSet',
  id,
  url: `http://tables.example/fhir/ValueSet/${id}`,
  status: 'active',
  compose,
});
const set = (id: string): string => `http://tables.example/fhir/ValueSet/${id}`;

export const terminology: Table = {
  kind: 'terminology',
  further: [
    colours,
    valueSet('all-colours', { include: [{ system: COLOURS }] }),
    valueSet('reds', { include: [{ system: COLOURS, filter: [{ property: 'concept', op: 'is-a', value: 'red' }] }] }),
    valueSet('no-grey', {
      include: [{ valueSet: [set('all-colours')] }],
      exclude: [{ system: COLOURS, concept: [{ code: 'grey' }] }],
    }),
    valueSet('blue-only', { include: [{ system: COLOURS, concept: [{ code: 'blue' }] }] }),
  ],
  profiles: [
    profile('coloured-observation', 'Observation', {
      'Observation.category': { binding: { strength: 'required', valueSet: set('no-grey') } },
      'Observation.value[x]': {
        type: [{ code: 'CodeableConcept' }],
        binding: { strength: 'required', valueSet: set('reds') },
      },
      'Observation.interpretation': {
        binding: {
          strength: 'extensible',
          valueSet: set('blue-only'),
          extension: [
            {
              url: 'http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet',
              valueCanonical: set('all-colours'),
            },
          ],
        },
      },
    }),
  ],
  cases: [
    {
      title: 'a code of a required set',
      right: patient({ gender: 'female' }),
      wrong: patient({ gender: 'f' }),
      finds: ['binding-required Patient.gender'],
    },
    {
      title: 'a code in another case',
      right: patient({ gender: 'female' }),
      wrong: patient({ gender: 'Female' }),
      finds: ['binding-required Patient.gender'],
    },
    {
      title: 'a code in a list of them',
      right: {
        resourceType: 'Slot',
        schedule: { reference: 'Schedule/a' },
        status: 'free',
        start: '2026-11-25T10:00:00Z',
        end: '2026-11-25T11:00:00Z',
      },
      wrong: {
        resourceType: 'Slot',
        schedule: { reference: 'Schedule/a' },
        status: 'open',
        start: '2026-11-25T10:00:00Z',
        end: '2026-11-25T11:00:00Z',
      },
      finds: ['binding-required Slot.status'],
    },
    {
      title: 'a CodeableConcept of a required set',
      right: condition({ clinicalStatus: { coding: [{ system: CLINICAL, code: 'active' }] } }),
      wrong: condition({ clinicalStatus: { coding: [{ system: 'http://a.example', code: 'active' }] } }),
      finds: ['binding-required Condition.clinicalStatus'],
    },
    {
      title: 'a CodeableConcept of a required set with text alone',
      right: condition({ clinicalStatus: { coding: [{ system: CLINICAL, code: 'active' }], text: 'a' } }),
      wrong: condition({ clinicalStatus: { text: 'active' } }),
      finds: ['binding-required Condition.clinicalStatus'],
    },
    {
      title: 'a code that its system does not have',
      right: condition({ clinicalStatus: { coding: [{ system: CLINICAL, code: 'active' }] } }),
      wrong: condition({ clinicalStatus: { coding: [{ system: CLINICAL, code: 'busy' }] } }),
      finds: ['binding-required Condition.clinicalStatus', 'code-unknown Condition.clinicalStatus.coding[0].code'],
    },
    {
      title: 'a code that its system does not have, where nothing is bound',
      right: patient({ meta: { tag: [{ system: CLINICAL, code: 'active' }] } }),
      wrong: patient({ meta: { tag: [{ system: CLINICAL, code: 'busy' }] } }),
      finds: ['code-unknown Patient.meta.tag[0].code'],
    },
    {
      title: 'a set by what is under a concept',
      right: observation({ ...claim, valueCodeableConcept: { coding: [{ system: COLOURS, code: 'scarlet' }] } }),
      wrong: observation({ ...claim, valueCodeableConcept: { coding: [{ system: COLOURS, code: 'blue' }] } }),
      finds: ['binding-required Observation.value.ofType(CodeableConcept)'],
    },
    {
      title: 'a set that leaves out',
      right: observation({ ...claim, category: [{ coding: [{ system: COLOURS, code: 'blue' }] }] }),
      wrong: observation({ ...claim, category: [{ coding: [{ system: COLOURS, code: 'grey' }] }] }),
      finds: ['binding-required Observation.category[0]'],
    },
    {
      title: 'beyond the widest set',
      right: observation({ ...claim, interpretation: [{ coding: [{ system: COLOURS, code: 'red' }] }] }),
      wrong: observation({ ...claim, interpretation: [{ coding: [{ system: 'http://a.example', code: 'x' }] }] }),
      finds: ['binding-required Observation.interpretation[0]'],
    },
    {
      title: 'a language',
      right: patient({ language: 'nl-NL' }),
      wrong: patient({ language: 'dutch language' }),
      finds: ['binding-required Patient.language', 'primitive-format Patient.language'].slice(0, 1),
    },
    {
      title: 'a currency',
      right: {
        resourceType: 'Account',
        status: 'active',
        coverage: [{ coverage: { reference: 'Coverage/a' } }],
        extension: [{ url: 'http://a.example/m', valueMoney: { value: 1, currency: 'EUR' } }],
      },
      wrong: {
        resourceType: 'Account',
        status: 'active',
        coverage: [{ coverage: { reference: 'Coverage/a' } }],
        extension: [{ url: 'http://a.example/m', valueMoney: { value: 1, currency: 'Euro' } }],
      },
      finds: ['binding-required Account.extension[0].value.ofType(Money).currency'],
    },
    {
      title: 'a MIME type',
      right: patient({ photo: [{ contentType: 'image/png' }] }),
      wrong: patient({ photo: [{ contentType: 'png' }] }),
      finds: ['binding-required Patient.photo[0].contentType'],
    },
  ],
};
