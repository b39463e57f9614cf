import type { Json } from '../../../src/fhir/json.ts';
import type { Table } from '../table.ts';

const patient = (more: Record<string, Json>): Json => ({ resourceType: 'Patient', active: true, ...more });
const observation = (more: Record<string, Json>): Json => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'x' },
  ...more,
});
const EXTENSION: Json = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
};

/** JSON as FHIR has it. R4 §2.6.2. */
export const jsonForm: Table = {
  kind: 'JSON form',
  cases: [
    {
      title: 'an element that is not there, near one that is',
      right: patient({ birthDate: '2000' }),
      wrong: patient({ birtDate: '2000' }),
      finds: ['element-unknown Patient.birtDate'],
    },
    {
      title: 'an unknown element deeper down',
      right: patient({ name: [{ family: 'a' }] }),
      wrong: patient({ name: [{ family: 'a', colour: 'red' }] }),
      finds: ['element-unknown Patient.name[0].colour'],
    },
    {
      title: 'an element of another type of resource',
      right: patient({ gender: 'female' }),
      wrong: patient({ gender: 'female', onsetAge: { value: 1 } }),
      finds: ['element-unknown Patient.onsetAge'],
    },
    {
      title: 'resourceType inside a datatype',
      right: patient({ name: [{ family: 'a' }] }),
      wrong: patient({ name: [{ resourceType: 'HumanName', family: 'a' }] }),
      finds: ['element-unknown Patient.name[0].resourceType'],
    },
    {
      title: 'an empty list',
      right: patient({ name: [{ family: 'a' }] }),
      wrong: patient({ name: [] }),
      finds: ['empty-value Patient.name'],
    },
    {
      title: 'an empty object',
      right: patient({ name: [{ family: 'a' }] }),
      wrong: patient({ name: [{}] }),
      finds: ['empty-value Patient.name[0]'],
    },
    {
      title: 'an object where one value stands, empty',
      right: patient({ maritalStatus: { text: 'a' } }),
      wrong: patient({ maritalStatus: {} }),
      finds: ['empty-value Patient.maritalStatus'],
    },
    {
      title: 'null for a value',
      right: patient({ birthDate: '2000' }),
      wrong: patient({ birthDate: null }),
      finds: ['empty-value Patient.birthDate'],
    },
    {
      title: 'null in a list of objects',
      right: patient({ name: [{ family: 'a' }] }),
      wrong: patient({ name: [{ family: 'a' }, null] }),
      finds: ['empty-value Patient.name[1]'],
    },
    {
      title: 'null in a list of primitives, with and without a sibling that speaks there',
      right: patient({ name: [{ given: ['a', null], _given: [null, EXTENSION] }] }),
      wrong: patient({ name: [{ given: ['a', null] }] }),
      finds: ['empty-value Patient.name[0].given[1]'],
    },
    {
      title: 'a sibling that is longer than its list and says nothing there',
      right: patient({ name: [{ given: ['a'], _given: [EXTENSION] }] }),
      wrong: patient({ name: [{ given: ['a'], _given: [EXTENSION, null] }] }),
      finds: ['empty-value Patient.name[0].given[1]'],
    },
    {
      title: 'a sibling that is a list beside a value that is not',
      right: patient({ birthDate: '2000', _birthDate: EXTENSION }),
      wrong: patient({ birthDate: '2000', _birthDate: [EXTENSION] }),
      finds: ['single-expected Patient.birthDate'],
    },
    {
      title: 'a sibling that is no list beside a list',
      right: patient({ name: [{ given: ['a'], _given: [EXTENSION] }] }),
      wrong: patient({ name: [{ given: ['a'], _given: EXTENSION }] }),
      finds: ['list-expected Patient.name[0].given'],
    },
    {
      title: 'a sibling that is text',
      right: patient({ birthDate: '2000', _birthDate: { id: 'a' } }),
      wrong: patient({ birthDate: '2000', _birthDate: 'a' }),
      finds: ['type-wrong Patient.birthDate'],
    },
    {
      title: 'a sibling of what is no primitive',
      right: patient({ maritalStatus: { id: 'a', text: 'b' } }),
      wrong: patient({ maritalStatus: { text: 'b' }, _maritalStatus: { id: 'a' } }),
      finds: ['element-unknown Patient._maritalStatus'],
    },
    {
      title: 'an unknown element in a sibling',
      right: patient({ birthDate: '2000', _birthDate: EXTENSION }),
      wrong: patient({ birthDate: '2000', _birthDate: { id: 'a', value: '2001' } }),
      finds: ['element-unknown Patient.birthDate.value'],
    },
    {
      title: 'a sibling alone',
      right: patient({ _birthDate: EXTENSION }),
      wrong: patient({ _birthDate: {} }),
      finds: ['empty-value Patient.birthDate'],
    },
    {
      title: 'a list where one value may stand',
      right: patient({ birthDate: '2000' }),
      wrong: patient({ birthDate: ['2000'] }),
      finds: ['single-expected Patient.birthDate'],
    },
    {
      title: 'a list of objects where one may stand',
      right: patient({ maritalStatus: { text: 'a' } }),
      wrong: patient({ maritalStatus: [{ text: 'a' }] }),
      finds: ['single-expected Patient.maritalStatus'],
    },
    {
      title: 'one object where a list stands',
      right: patient({ name: [{ family: 'a' }] }),
      wrong: patient({ name: { family: 'a' } }),
      finds: ['list-expected Patient.name'],
    },
    {
      title: 'one primitive where a list stands',
      right: patient({ name: [{ given: ['a'] }] }),
      wrong: patient({ name: [{ given: 'a' }] }),
      finds: ['list-expected Patient.name[0].given'],
    },
    {
      title: 'a list in a list',
      right: patient({ name: [{ given: ['a'] }] }),
      wrong: patient({ name: [{ given: [['a']] }] }),
      finds: ['type-wrong Patient.name[0].given[0]'],
    },
    {
      title: 'text where an object stands',
      right: patient({ maritalStatus: { text: 'a' } }),
      wrong: patient({ maritalStatus: 'a' }),
      finds: ['type-wrong Patient.maritalStatus'],
    },
    {
      title: 'a list of texts where objects stand',
      right: patient({ name: [{ family: 'a' }] }),
      wrong: patient({ name: ['a'] }),
      finds: ['type-wrong Patient.name[0]'],
    },
    {
      title: 'a choice given twice',
      right: patient({ deceasedBoolean: true }),
      wrong: patient({ deceasedBoolean: true, deceasedDateTime: '2020' }),
      finds: ['choice-twice Patient.deceased'],
    },
    {
      title: 'a choice given twice, once as a sibling alone',
      right: patient({ deceasedBoolean: true, _deceasedBoolean: EXTENSION }),
      wrong: patient({ deceasedBoolean: true, _deceasedDateTime: EXTENSION }),
      finds: ['choice-twice Patient.deceased'],
    },
    {
      title: 'a choice in a type that R4 does not allow there',
      right: observation({ valueInteger: 1 }),
      wrong: observation({ valueDecimal: 1 }),
      finds: ['type-wrong Observation.value'],
    },
    {
      title: 'a choice without its type',
      right: observation({ valueString: 'a' }),
      wrong: observation({ value: 'a' }),
      finds: ['element-unknown Observation.value'],
    },
    {
      title: 'no resourceType',
      right: { resourceType: 'Patient', active: true },
      wrong: { active: true },
      finds: ['resource-type-unknown '],
    },
    {
      title: 'an unknown resourceType',
      right: { resourceType: 'Patient', active: true },
      wrong: { resourceType: 'Client', active: true },
      finds: ['resource-type-unknown Client'],
    },
    {
      title: 'an abstract resourceType',
      right: { resourceType: 'Basic', code: { text: 'a' } },
      wrong: { resourceType: 'DomainResource', id: 'a' },
      finds: ['resource-type-unknown DomainResource'],
    },
    {
      title: 'a contained resource without a type',
      right: patient({
        contained: [{ resourceType: 'Organization', id: 'o', name: 'a' }],
        managingOrganization: { reference: '#o' },
      }),
      wrong: patient({ contained: [{ id: 'o', name: 'a' }], managingOrganization: { reference: '#o' } }),
      finds: ['resource-type-unknown Patient.contained[0]', 'reference-contained Patient.managingOrganization'],
    },
    {
      title: 'one id of two elements',
      right: patient({
        name: [
          { id: 'x', family: 'a' },
          { id: 'y', family: 'b' },
        ],
      }),
      wrong: patient({
        name: [
          { id: 'x', family: 'a' },
          { id: 'x', family: 'b' },
        ],
      }),
      finds: ['element-id-duplicate Patient.name[1]'],
    },
    {
      title: 'an extension on the id of a resource',
      right: patient({ id: 'a' }),
      wrong: patient({ id: 'a', _id: EXTENSION }),
      finds: ['resource-id-extended Patient.id'],
    },
    {
      title: 'names of the prototype',
      right: patient({ name: [{ family: 'a' }] }),
      wrong: JSON.parse('{"resourceType":"Patient","active":true,"__proto__":{"a":1},"constructor":"x"}'),
      finds: ['element-unknown Patient', 'element-unknown Patient.constructor'],
    },
  ],
};
