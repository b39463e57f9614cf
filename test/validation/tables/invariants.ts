import type { Json } from '../../../src/fhir/json.ts';
import { profile, type Table, urlOf } from '../table.ts';

const patient = (more: Record<string, Json>): Json => ({ resourceType: 'Patient', ...more });
const ours = (more: Record<string, Json>): Json =>
  patient({ meta: { profile: [urlOf('ruled')] }, active: true, ...more });
const rule = (key: string, expression: string, severity = 'error') => ({
  key,
  severity,
  human: `${key} holds`,
  expression,
});

export const invariants: Table = {
  kind: 'invariants',
  profiles: [
    profile('ruled', 'Patient', {
      Patient: {
        constraint: [
          rule('t-1', 'name.exists() implies name.family.exists()'),
          rule('t-2', 'contact.all(name.exists())'),
          rule('t-3', 'deceased.empty()', 'warning'),
        ],
      },
      'Patient.identifier': { constraint: [rule('t-4', "system.startsWith('http')")] },
      'Patient.generalPractitioner': { constraint: [rule('t-5', 'resolve().empty() or resolve() is Practitioner')] },
      'Patient.managingOrganization': {
        constraint: [rule('t-6', "reference.startsWith('#') implies %resource.contained.exists()")],
      },
      'Patient.link.type': { constraint: [rule('t-7', "$this != 'replaces'")] },
    }),
  ],
  cases: [
    {
      title: 'a contact without anything to reach',
      right: patient({ contact: [{ telecom: [{ system: 'phone', value: '1' }] }] }),
      wrong: patient({ contact: [{ gender: 'female' }] }),
      finds: ['pat-1 Patient.contact[0]'],
    },
    {
      title: 'a period that ends before it begins',
      right: patient({ name: [{ family: 'a', period: { start: '2020', end: '2021' } }] }),
      wrong: patient({ name: [{ family: 'a', period: { start: '2021', end: '2020' } }] }),
      finds: ['per-1 Patient.name[0].period'],
    },
    {
      title: 'a way to be reached without a system',
      right: patient({ telecom: [{ system: 'phone', value: '1' }] }),
      wrong: patient({ telecom: [{ value: '1' }] }),
      finds: ['cpt-2 Patient.telecom[0]'],
    },
    {
      title: 'a quantity with a code and no system',
      right: {
        resourceType: 'Observation',
        status: 'final',
        code: { text: 'x' },
        valueQuantity: { value: 1, system: 'http://unitsofmeasure.org', code: 'kg' },
      },
      wrong: {
        resourceType: 'Observation',
        status: 'final',
        code: { text: 'x' },
        valueQuantity: { value: 1, code: 'kg' },
      },
      finds: ['qty-3 Observation.value.ofType(Quantity)'],
    },
    {
      title: 'a value and the reason that there is none',
      right: { resourceType: 'Observation', status: 'final', code: { text: 'x' }, valueString: 'a' },
      wrong: {
        resourceType: 'Observation',
        status: 'final',
        code: { text: 'x' },
        valueString: 'a',
        dataAbsentReason: { text: 'b' },
      },
      finds: ['obs-6 Observation'],
    },
    {
      title: 'a repeat without its count',
      right: {
        resourceType: 'ServiceRequest',
        status: 'active',
        intent: 'order',
        subject: { reference: 'Patient/a' },
        occurrenceTiming: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
      },
      wrong: {
        resourceType: 'ServiceRequest',
        status: 'active',
        intent: 'order',
        subject: { reference: 'Patient/a' },
        occurrenceTiming: { repeat: { frequency: 1, period: 1 } },
      },
      finds: ['tim-2 ServiceRequest.occurrence.ofType(Timing).repeat'],
    },
    {
      title: 'data without a content type',
      right: patient({ photo: [{ contentType: 'image/png', data: 'YQ==' }] }),
      wrong: patient({ photo: [{ data: 'YQ==' }] }),
      finds: ['att-1 Patient.photo[0]'],
    },
    {
      title: 'a rule of a profile on the resource',
      right: ours({ name: [{ family: 'a' }] }),
      wrong: ours({ name: [{ text: 'a' }] }),
      finds: ['t-1 Patient'],
    },
    {
      title: 'a rule of a profile on an element',
      right: ours({ identifier: [{ system: 'http://a.example', value: '1' }] }),
      wrong: ours({ identifier: [{ system: 'urn:oid:1.3.6.1', value: '1' }] }),
      finds: ['t-4 Patient.identifier[0]'],
    },
    {
      title: 'a rule of which nothing can be said is broken',
      right: ours({ identifier: [{ system: 'http://a.example', value: '1' }] }),
      wrong: ours({ identifier: [{ value: '1' }] }),
      finds: ['t-4 Patient.identifier[0]'],
    },
    {
      title: 'a rule about what is referred to',
      right: ours({
        contained: [{ resourceType: 'Practitioner', id: 'd', active: true }],
        generalPractitioner: [{ reference: '#d' }],
      }),
      wrong: ours({
        contained: [{ resourceType: 'Organization', id: 'd', name: 'a' }],
        generalPractitioner: [{ reference: '#d' }],
      }),
      finds: ['t-5 Patient.generalPractitioner[0]'],
    },
    {
      title: 'a rule on a primitive',
      right: ours({ link: [{ other: { reference: 'Patient/a' }, type: 'refer' }] }),
      wrong: ours({ link: [{ other: { reference: 'Patient/a' }, type: 'replaces' }] }),
      finds: ['t-7 Patient.link[0].type'],
    },
  ],
};
