import type { JsonObject, Resource } from '../../../src/fhir/json.ts';

/**
 * Differentials that each ask one thing of who makes a snapshot of them, for the rules that the definitions of R4, ours and the
 * Dutch ones do not reach. What the HL7 validator made of each is in hl7.ndjson, by `node test/definitions/snapshots/ask-hl7.ts`.
 */
const R4 = 'http://hl7.org/fhir/StructureDefinition/';
const HERE = 'http://example.org/StructureDefinition/';

/** `Patient.name 1..1`, further properties, and where a path has slices its id. */
const element = (id: string, cardinality = '', more: JsonObject = {}): JsonObject => {
  const [min, max] = cardinality.split('..');
  const sliceName = /:([^.]*)$/.exec(id)?.[1];
  return {
    id,
    path: id.replaceAll(/:[^.]*/g, ''),
    ...(sliceName && { sliceName }),
    ...(min && { min: Number(min) }),
    ...(max && { max }),
    ...more,
  };
};

const profile = (id: string, base: string, elements: JsonObject[], type = base): Resource => ({
  resourceType: 'StructureDefinition',
  id,
  url: `${HERE}${id}`,
  version: '1.0.0',
  name: id.replaceAll('-', '_'),
  status: 'active',
  fhirVersion: '4.0.1',
  kind: ['Extension', 'HumanName'].includes(type) ? 'complex-type' : 'resource',
  abstract: false,
  ...(type === 'Extension' && { context: [{ type: 'element', expression: 'Element' }] }),
  type,
  baseDefinition: (base === type ? R4 : HERE) + base,
  derivation: 'constraint',
  differential: { element: elements[0]?.['id'] === type ? elements : [element(type), ...elements] },
});

const by = (path: string, type = 'value', rules = 'open'): JsonObject => ({
  slicing: { discriminator: [{ type, path }], ordered: false, rules },
});
const ofType = (code: string, ...profiles: string[]): JsonObject => ({
  type: [{ code, ...(profiles.length > 0 && { profile: profiles }) }],
});

export const CASES: readonly Resource[] = [
  profile('deep', 'Patient', [
    element('Patient.maritalStatus'),
    element('Patient.maritalStatus.coding'),
    element('Patient.maritalStatus.coding.system', '1..'),
    element('Patient.contact'),
    element('Patient.contact.name'),
    element('Patient.contact.name.family', '1..1'),
  ]),
  profile('slices', 'Patient', [
    element('Patient.identifier', '1..', by('system')),
    element('Patient.identifier:bsn', '0..1', { mustSupport: true }),
    element('Patient.identifier:bsn.system', '1..', { fixedUri: 'http://fhir.nl/fhir/NamingSystem/bsn' }),
    element('Patient.identifier:other'),
    element('Patient.identifier:other.system', '1..', { fixedUri: 'http://example.org/other' }),
  ]),
  profile(
    'slices-derived',
    'slices',
    [
      element('Patient.identifier:bsn', '1..1'),
      element('Patient.identifier:bsn.value', '1..'),
      element('Patient.identifier:third', '0..2'),
      element('Patient.identifier:third.system', '1..', { fixedUri: 'http://example.org/third' }),
    ],
    'Patient',
  ),
  profile('resliced', 'Patient', [
    element('Patient.telecom', '', by('system')),
    element('Patient.telecom:phone', '1..3'),
    element('Patient.telecom:phone.system', '1..', { fixedCode: 'phone' }),
    element('Patient.telecom:phone/home', '0..1'),
    element('Patient.telecom:phone/home.use', '1..', { fixedCode: 'home' }),
    element('Patient.telecom:email', '0..1'),
    element('Patient.telecom:email.system', '1..', { fixedCode: 'email' }),
  ]),
  profile('slice-of-required', 'Composition', [
    element('Composition.author', '', by('resolve()', 'type')),
    element('Composition.author:person', '', {
      type: [{ code: 'Reference', targetProfile: [`${R4}Practitioner`] }],
    }),
  ]),
  profile('all-and-slice', 'Patient', [
    element('Patient.telecom', '1..3', {
      ...by('system'),
      mustSupport: true,
      constraint: [{ key: 'own-2', severity: 'error', human: 'A use', expression: 'use.exists()' }],
    }),
    element('Patient.telecom.value', '1..'),
    element('Patient.telecom:phone', '0..1'),
    element('Patient.telecom:phone.system', '1..', { fixedCode: 'phone' }),
  ]),
  profile('components', 'Observation', [
    element('Observation.component', '2..', by('code', 'pattern')),
    element('Observation.component:systolic', '1..1'),
    element('Observation.component:systolic.code', '', {
      patternCodeableConcept: { coding: [{ system: 'http://loinc.org', code: '8480-6' }] },
    }),
    element('Observation.component:systolic.value[x]', '1..', ofType('Quantity')),
    element('Observation.component:systolic.value[x].unit', '1..'),
    element('Observation.component:diastolic', '0..1'),
  ]),
  profile('one-choice', 'Observation', [
    element('Observation.value[x]:valueQuantity', '1..1', ofType('Quantity')),
    element('Observation.value[x]:valueQuantity.unit', '1..'),
  ]),
  profile('one-choice-shorthand', 'Observation', [
    { id: 'Observation.valueQuantity', path: 'Observation.valueQuantity', min: 1 },
    { id: 'Observation.valueQuantity.unit', path: 'Observation.valueQuantity.unit', min: 1 },
  ]),
  profile('two-choices-shorthand', 'Observation', [
    { id: 'Observation.valueQuantity', path: 'Observation.valueQuantity', min: 0 },
    { id: 'Observation.valueQuantity.unit', path: 'Observation.valueQuantity.unit', min: 1 },
    { id: 'Observation.valueString', path: 'Observation.valueString', maxLength: 20 },
  ]),
  profile('said-choice', 'Observation', [
    element('Observation.value[x]', '1..', { type: [{ code: 'string' }, { code: 'Quantity' }] }),
    element('Observation.value[x]:valueQuantity', '', ofType('Quantity')),
    element('Observation.value[x]:valueQuantity.unit', '1..'),
  ]),
  profile('said-choice-shorthand', 'Observation', [
    element('Observation.value[x]', '', ofType('Quantity')),
    { id: 'Observation.valueQuantity.unit', path: 'Observation.valueQuantity.unit', min: 1 },
  ]),
  profile('two-choices', 'Observation', [
    element('Observation.value[x]', '', by('$this', 'type')),
    element('Observation.value[x]:valueQuantity', '0..1', ofType('Quantity')),
    element('Observation.value[x]:valueQuantity.unit', '1..'),
    element('Observation.value[x]:valueString', '0..1', { ...ofType('string'), maxLength: 20 }),
  ]),
  profile('narrowed-choice', 'Observation', [
    element('Observation.value[x]', '1..', ofType('CodeableConcept')),
    element('Observation.value[x].coding', '1..'),
  ]),
  profile('content-reference', 'Questionnaire', [
    element('Questionnaire.item'),
    element('Questionnaire.item.item'),
    element('Questionnaire.item.item.linkId', '', { maxLength: 10 }),
    element('Questionnaire.item.item.item', '..0'),
  ]),
  profile('own-name', 'HumanName', [element('HumanName.family', '1..'), element('HumanName.given', '1..1')]),
  profile('type-profile', 'Patient', [
    element('Patient.name', '1..', ofType('HumanName', `${HERE}own-name`)),
    element('Patient.name.prefix', '..0'),
  ]),
  profile('own-extension', 'Extension', [
    element('Extension', '..1', { short: 'Own', definition: 'An extension of our own' }),
    element('Extension.extension', '..0'),
    element('Extension.url', '', { fixedUri: `${HERE}own-extension` }),
    element('Extension.value[x]', '1..', {
      ...ofType('CodeableConcept'),
      binding: { strength: 'required', valueSet: 'http://hl7.org/fhir/ValueSet/marital-status' },
    }),
  ]),
  profile('parts-extension', 'Extension', [
    element('Extension.extension:code', '1..1'),
    element('Extension.extension:code.extension', '..0'),
    element('Extension.extension:code.url', '', { fixedUri: 'code' }),
    element('Extension.extension:code.value[x]', '1..', ofType('code')),
    element('Extension.extension:note', '0..*'),
    element('Extension.extension:note.url', '', { fixedUri: 'note' }),
    element('Extension.extension:note.value[x]', '1..', ofType('string')),
    element('Extension.url', '', { fixedUri: `${HERE}parts-extension` }),
    element('Extension.value[x]', '..0'),
  ]),
  profile('extended', 'Patient', [
    element('Patient.extension:own', '1..1', ofType('Extension', `${HERE}own-extension`)),
    element('Patient.extension:own.value[x]', '', { mustSupport: true }),
    element('Patient.extension:parts', '0..*', ofType('Extension', `${HERE}parts-extension`)),
    element('Patient.extension:parts.extension:code'),
    element('Patient.extension:parts.extension:code.value[x]', '', { fixedCode: 'x' }),
    element('Patient.birthDate'),
    element('Patient.birthDate.extension:time', '0..1', ofType('Extension', `${R4}patient-birthTime`)),
  ]),
  profile('entries', 'Bundle', [
    element('Bundle.entry', '', by('resource', 'type')),
    element('Bundle.entry:patient', '1..1'),
    element('Bundle.entry:patient.resource', '1..', ofType('Patient')),
    element('Bundle.entry:patient.resource.birthDate', '1..'),
  ]),
  profile('bound', 'Patient', [
    element('Patient.maritalStatus', '', {
      binding: { strength: 'required', valueSet: 'http://hl7.org/fhir/ValueSet/marital-status' },
    }),
    element('Patient.contact', '', {
      constraint: [{ key: 'own-1', severity: 'warning', human: 'A name', expression: 'name.exists()' }],
    }),
    element('Patient.communication'),
    element('Patient.communication.language', '', {
      binding: { strength: 'extensible', valueSet: 'http://hl7.org/fhir/ValueSet/languages' },
    }),
  ]),
];

/** The elements of a snapshot that a case is about: the root, and what is at or below the elements that its differential names. */
export const isAbout = (resource: Resource, id: string): boolean => {
  const named = ((resource['differential'] as JsonObject)['element'] as JsonObject[]).map(({ path }) =>
    String(path).split('.').slice(0, 2).join('.'),
  );
  const top = id
    .replaceAll(/:[^.]*/g, '')
    .split('.')
    .slice(0, 2)
    .join('.');
  return named.some(
    (path) => path === top || (path.includes('.') && path.startsWith(top.replace('[x]', '')) && top.endsWith('[x]')),
  );
};
