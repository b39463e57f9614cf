import type { Json } from '../../../src/fhir/json.ts';
import { profile, type Table, urlOf } from '../table.ts';

const observation = (name: string, more: Record<string, Json>): Json => ({
  resourceType: 'Observation',
  meta: { profile: [urlOf(name)] },
  status: 'final',
  code: { text: 'x' },
  ...more,
});
const patient = (name: string, more: Record<string, Json>): Json => ({
  resourceType: 'Patient',
  meta: { profile: [urlOf(name)] },
  ...more,
});
const UCUM = 'http://unitsofmeasure.org';

/** Cardinality, and the values that an ElementDefinition asks for (R4 §2.26.4). */
export const elements: Table = {
  kind: 'elements',
  profiles: [
    profile('counted', 'Patient', {
      'Patient.identifier.system': { min: 1 },
      'Patient.name': { min: 1, max: '2' },
      'Patient.name.family': { min: 1 },
      'Patient.contact': { max: '0' },
    }),
    profile('fixed', 'Observation', {
      'Observation.status': { fixedCode: 'final' },
      'Observation.category': { patternCodeableConcept: { coding: [{ system: 'http://a.example', code: 'a' }] } },
      'Observation.code': { fixedCodeableConcept: { text: 'x' } },
      'Observation.value[x]': { type: [{ code: 'Quantity' }], patternQuantity: { system: UCUM, code: 'kg' } },
    }),
    profile('ranged', 'Observation', {
      'Observation.effective[x]': { type: [{ code: 'dateTime' }], minValueDateTime: '2020-01-01T00:00:00Z' },
      'Observation.value[x]': { type: [{ code: 'integer' }], minValueInteger: 1, maxValueInteger: 10 },
      'Observation.component.value[x]': {
        type: [{ code: 'Quantity' }],
        maxValueQuantity: { value: 5, system: UCUM, code: 'kg' },
      },
    }),
    profile('short', 'Patient', { 'Patient.name.family': { maxLength: 5 } }),
    profile('narrowed', 'Observation', {
      'Observation.performer': {
        type: [{ code: 'Reference', targetProfile: ['http://hl7.org/fhir/StructureDefinition/Organization'] }],
      },
      'Observation.value[x]': { type: [{ code: 'Quantity' }, { code: 'string' }] },
    }),
    profile('typed', 'Observation', {
      'Observation.value[x]': {
        type: [{ code: 'Quantity', profile: ['http://hl7.org/fhir/StructureDefinition/SimpleQuantity'] }],
      },
    }),
  ],
  cases: [
    {
      title: 'a required element of R4',
      right: { resourceType: 'Observation', status: 'final', code: { text: 'x' } },
      wrong: { resourceType: 'Observation', status: 'final' },
      finds: ['cardinality-min Observation.code'],
    },
    {
      title: 'a required element of R4 deeper down',
      right: { resourceType: 'Patient', link: [{ other: { reference: 'Patient/a' }, type: 'refer' }] },
      wrong: { resourceType: 'Patient', link: [{ type: 'refer' }] },
      finds: ['cardinality-min Patient.link[0].other'],
    },
    {
      title: 'an element of R4 below a content reference',
      right: {
        resourceType: 'Questionnaire',
        status: 'draft',
        item: [{ linkId: '1', type: 'group', item: [{ linkId: '1.1', type: 'string' }] }],
      },
      wrong: {
        resourceType: 'Questionnaire',
        status: 'draft',
        item: [{ linkId: '1', type: 'group', item: [{ type: 'string' }] }],
      },
      finds: ['cardinality-min Questionnaire.item[0].item[0].linkId'],
    },
    {
      title: 'an identifier whose system is relative',
      right: { resourceType: 'Patient', identifier: [{ system: 'http://a.example/id', value: '1' }] },
      wrong: { resourceType: 'Patient', identifier: [{ system: 'bsn', value: '1' }] },
      finds: ['identifier-system Patient.identifier[0]'],
    },
    {
      title: 'a minimum of a profile',
      right: patient('counted', { name: [{ family: 'a' }] }),
      wrong: patient('counted', { active: true }),
      finds: ['cardinality-min Patient.name'],
    },
    {
      title: 'a minimum of a profile in a datatype',
      right: patient('counted', { name: [{ family: 'a' }] }),
      wrong: patient('counted', { name: [{ text: 'a' }] }),
      finds: ['cardinality-min Patient.name[0].family'],
    },
    {
      title: 'a minimum below an element that is absent asks nothing, below one that is there it does',
      right: patient('counted', { name: [{ family: 'a' }] }),
      wrong: patient('counted', { name: [{ family: 'a' }], identifier: [{ value: '1' }] }),
      finds: ['cardinality-min Patient.identifier[0].system'],
    },
    {
      title: 'a maximum of a profile',
      right: patient('counted', { name: [{ family: 'a' }, { family: 'b' }] }),
      wrong: patient('counted', { name: [{ family: 'a' }, { family: 'b' }, { family: 'c' }] }),
      finds: ['cardinality-max Patient.name'],
    },
    {
      title: 'an element that a profile forbids',
      right: patient('counted', { name: [{ family: 'a' }] }),
      wrong: patient('counted', { name: [{ family: 'a' }], contact: [{ name: { family: 'b' } }] }),
      finds: ['cardinality-max Patient.contact'],
    },
    {
      title: 'a fixed code',
      right: observation('fixed', {}),
      wrong: observation('fixed', { status: 'amended' }),
      finds: ['fixed-value Observation.status'],
    },
    {
      title: 'a fixed CodeableConcept lets nothing stand beside it',
      right: observation('fixed', {}),
      wrong: observation('fixed', { code: { coding: [{ system: 'http://a.example', code: 'b' }], text: 'x' } }),
      finds: ['fixed-value Observation.code'],
    },
    {
      title: 'a pattern lets others stand beside it',
      right: observation('fixed', { valueQuantity: { value: 1, unit: 'kilo', system: UCUM, code: 'kg' } }),
      wrong: observation('fixed', { valueQuantity: { value: 1, system: UCUM, code: 'g' } }),
      finds: ['pattern-value Observation.value.ofType(Quantity)'],
    },
    {
      title: 'a pattern on a CodeableConcept asks for one coding of several',
      right: observation('fixed', {
        category: [
          {
            coding: [
              { system: 'http://b.example', code: 'b' },
              { system: 'http://a.example', code: 'a' },
            ],
          },
        ],
      }),
      wrong: observation('fixed', { category: [{ coding: [{ system: 'http://b.example', code: 'a' }] }] }),
      finds: ['pattern-value Observation.category[0]'],
    },
    {
      title: 'a least value',
      right: observation('ranged', { valueInteger: 1 }),
      wrong: observation('ranged', { valueInteger: 0 }),
      finds: ['min-value Observation.value.ofType(integer)'],
    },
    {
      title: 'a greatest value',
      right: observation('ranged', { valueInteger: 10 }),
      wrong: observation('ranged', { valueInteger: 11 }),
      finds: ['max-value Observation.value.ofType(integer)'],
    },
    {
      title: 'a least time',
      right: observation('ranged', { effectiveDateTime: '2020-01-01T01:00:00+01:00' }),
      wrong: observation('ranged', { effectiveDateTime: '2019-12-31T23:59:59Z' }),
      finds: ['min-value Observation.effective.ofType(dateTime)'],
    },
    {
      title: 'a greatest quantity',
      right: observation('ranged', {
        component: [{ code: { text: 'x' }, valueQuantity: { value: 5, system: UCUM, code: 'kg' } }],
      }),
      wrong: observation('ranged', {
        component: [{ code: { text: 'x' }, valueQuantity: { value: 6, system: UCUM, code: 'kg' } }],
      }),
      finds: ['max-value Observation.component[0].value.ofType(Quantity)'],
    },
    {
      title: 'a longest text',
      right: patient('short', { name: [{ family: 'abcde' }] }),
      wrong: patient('short', { name: [{ family: 'abcdef' }] }),
      finds: ['max-length Patient.name[0].family'],
    },
    {
      title: 'a type that a profile leaves out',
      right: observation('narrowed', { valueString: 'a' }),
      wrong: observation('narrowed', { valueInteger: 1 }),
      finds: ['type-wrong Observation.value'],
    },
    {
      title: 'a target that a profile leaves out',
      right: observation('narrowed', { performer: [{ reference: 'Organization/a' }] }),
      wrong: observation('narrowed', { performer: [{ reference: 'Practitioner/a' }] }),
      finds: ['reference-target Observation.performer[0]'],
    },
    {
      title: 'a profile on a type',
      right: observation('typed', { valueQuantity: { value: 1 } }),
      wrong: observation('typed', { valueQuantity: { value: 1, comparator: '<' } }),
      finds: [
        'cardinality-max Observation.value.ofType(Quantity).comparator',
        'sqty-1 Observation.value.ofType(Quantity)',
      ],
    },
  ],
};
