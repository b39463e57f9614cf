import type { Json } from '../../../src/fhir/json.ts';
import { profile, type Table, urlOf } from '../table.ts';

const patient = (more: Record<string, Json>): Json => ({ resourceType: 'Patient', ...more });
const observation = (more: Record<string, Json>): Json => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'x' },
  ...more,
});
const organisation: Json = { resourceType: 'Organization', id: 'o', name: 'a' };
const bundle = (...resources: Record<string, Json>[]): Json => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({
    fullUrl: `http://a.example/fhir/${resource['resourceType']}/${resource['id']}`,
    resource,
  })),
});
const NAMED = urlOf('named-patient');
const TO = 'http://hl7.org/fhir/StructureDefinition/';

export const references: Table = {
  kind: 'references',
  profiles: [
    profile('named-patient', 'Patient', { 'Patient.name': { min: 1 } }),
    profile('of-a-named-patient', 'Observation', {
      'Observation.subject': { type: [{ code: 'Reference', targetProfile: [NAMED] }] },
    }),
    profile('contained-only', 'Observation', {
      'Observation.subject': {
        type: [{ code: 'Reference', targetProfile: [`${TO}Patient`], aggregation: ['contained'] }],
      },
    }),
    profile('not-contained', 'Observation', {
      'Observation.subject': {
        type: [{ code: 'Reference', targetProfile: [`${TO}Patient`], aggregation: ['referenced', 'bundled'] }],
      },
    }),
  ],
  cases: [
    {
      title: 'the type of the target, by the reference',
      right: patient({ managingOrganization: { reference: 'Organization/a' } }),
      wrong: patient({ managingOrganization: { reference: 'Practitioner/a' } }),
      finds: ['reference-target Patient.managingOrganization'],
    },
    {
      title: 'the type of the target, in a version of it',
      right: patient({ managingOrganization: { reference: 'Organization/a/_history/1' } }),
      wrong: patient({ managingOrganization: { reference: 'Practitioner/a/_history/1' } }),
      finds: ['reference-target Patient.managingOrganization'],
    },
    {
      title: 'the type of the target, at another server',
      right: patient({ managingOrganization: { reference: 'http://a.example/fhir/Organization/a' } }),
      wrong: patient({ managingOrganization: { reference: 'http://a.example/fhir/Practitioner/a' } }),
      finds: ['reference-target Patient.managingOrganization'],
    },
    {
      title: 'no reference at all',
      right: patient({ managingOrganization: { reference: 'Organization/a' } }),
      wrong: patient({ managingOrganization: { reference: 'the hospital' } }),
      finds: ['reference-malformed Patient.managingOrganization'],
    },
    {
      title: 'a type that R4 does not have',
      right: patient({ managingOrganization: { reference: 'Organization/a' } }),
      wrong: patient({ managingOrganization: { reference: 'Hospital/a' } }),
      finds: ['reference-malformed Patient.managingOrganization'],
    },
    {
      title: 'a type that is said and is another than that of the target',
      right: observation({ subject: { reference: 'Patient/a', type: 'Patient' } }),
      wrong: observation({ subject: { reference: 'Patient/a', type: 'Group' } }),
      finds: ['reference-type Observation.subject'],
    },
    {
      title: 'a type that is said and not allowed',
      right: patient({ managingOrganization: { type: 'Organization', display: 'a' } }),
      wrong: patient({ managingOrganization: { type: 'Practitioner', display: 'a' } }),
      finds: ['reference-target Patient.managingOrganization'],
    },
    {
      title: 'a contained target of a wrong type',
      right: patient({ contained: [organisation], managingOrganization: { reference: '#o' } }),
      wrong: patient({
        contained: [{ resourceType: 'Practitioner', id: 'o', active: true }],
        managingOrganization: { reference: '#o' },
      }),
      finds: ['reference-target Patient.managingOrganization'],
    },
    {
      title: 'a fragment that leads nowhere',
      right: patient({ contained: [organisation], managingOrganization: { reference: '#o' } }),
      wrong: patient({ managingOrganization: { reference: '#o' } }),
      finds: ['reference-contained Patient.managingOrganization', 'ref-1 Patient.managingOrganization'],
    },
    {
      title: 'a target in the Bundle of a wrong type',
      right: bundle(
        { resourceType: 'Patient', id: 'p', managingOrganization: { reference: 'Organization/o' } },
        { resourceType: 'Organization', id: 'o', name: 'a' },
      ),
      wrong: bundle(
        { resourceType: 'Patient', id: 'p', managingOrganization: { reference: 'Practitioner/o' } },
        { resourceType: 'Practitioner', id: 'o', active: true },
      ),
      finds: ['reference-target Bundle.entry[0].resource.managingOrganization'],
    },
    {
      title: 'a target in the Bundle that does not meet the profile asked',
      right: bundle(
        {
          resourceType: 'Observation',
          id: 'o',
          meta: { profile: [urlOf('of-a-named-patient')] },
          status: 'final',
          code: { text: 'x' },
          subject: { reference: 'Patient/p' },
        },
        { resourceType: 'Patient', id: 'p', name: [{ family: 'a' }] },
      ),
      wrong: bundle(
        {
          resourceType: 'Observation',
          id: 'o',
          meta: { profile: [urlOf('of-a-named-patient')] },
          status: 'final',
          code: { text: 'x' },
          subject: { reference: 'Patient/p' },
        },
        { resourceType: 'Patient', id: 'p', active: true },
      ),
      finds: ['reference-profile Bundle.entry[0].resource.subject'],
    },
    {
      title: 'a contained target that does not meet the profile asked',
      right: observation({
        meta: { profile: [urlOf('of-a-named-patient')] },
        contained: [{ resourceType: 'Patient', id: 'p', name: [{ family: 'a' }] }],
        subject: { reference: '#p' },
      }),
      wrong: observation({
        meta: { profile: [urlOf('of-a-named-patient')] },
        contained: [{ resourceType: 'Patient', id: 'p', active: true }],
        subject: { reference: '#p' },
      }),
      finds: ['reference-profile Observation.subject'],
    },
    {
      title: 'contained where it must be',
      right: observation({
        meta: { profile: [urlOf('contained-only')] },
        contained: [{ resourceType: 'Patient', id: 'p', active: true }],
        subject: { reference: '#p' },
      }),
      wrong: observation({ meta: { profile: [urlOf('contained-only')] }, subject: { reference: 'Patient/p' } }),
      finds: ['reference-aggregation Observation.subject'],
    },
    {
      title: 'contained where it must not be',
      right: observation({ meta: { profile: [urlOf('not-contained')] }, subject: { reference: 'Patient/p' } }),
      wrong: observation({
        meta: { profile: [urlOf('not-contained')] },
        contained: [{ resourceType: 'Patient', id: 'p', active: true }],
        subject: { reference: '#p' },
      }),
      finds: ['reference-aggregation Observation.subject'],
    },
    {
      title: 'a canonical that leads to another type',
      right: {
        resourceType: 'Questionnaire',
        status: 'draft',
        item: [{ linkId: '1', type: 'choice', answerValueSet: 'http://hl7.org/fhir/ValueSet/administrative-gender' }],
      },
      wrong: {
        resourceType: 'Questionnaire',
        status: 'draft',
        item: [{ linkId: '1', type: 'choice', answerValueSet: 'http://hl7.org/fhir/administrative-gender' }],
      },
      finds: ['canonical-target Questionnaire.item[0].answerValueSet'],
    },
    {
      title: 'a canonical that is not absolute',
      right: { resourceType: 'Measure', status: 'draft', library: ['http://a.example/Library/l'] },
      wrong: { resourceType: 'Measure', status: 'draft', library: ['Library/l'] },
      finds: ['canonical-relative Measure.library[0]'],
    },
    {
      title: 'a canonical to what is not contained',
      right: {
        resourceType: 'Questionnaire',
        status: 'draft',
        contained: [{ resourceType: 'ValueSet', id: 'v', status: 'draft' }],
        item: [{ linkId: '1', type: 'choice', answerValueSet: '#v' }],
      },
      wrong: {
        resourceType: 'Questionnaire',
        status: 'draft',
        item: [{ linkId: '1', type: 'choice', answerValueSet: '#v' }],
      },
      finds: ['canonical-contained Questionnaire.item[0].answerValueSet'],
    },
    {
      title: 'a reason instead of a reference is no local reference (ref-1)',
      right: {
        resourceType: 'Patient',
        managingOrganization: {
          _reference: {
            extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' }],
          },
        },
      },
      wrong: { resourceType: 'Patient', managingOrganization: { reference: '#nobody' } },
      finds: ['reference-contained Patient.managingOrganization', 'ref-1 Patient.managingOrganization'],
    },
  ],
};
