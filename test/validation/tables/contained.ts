import type { Json } from '../../../src/fhir/json.ts';
import type { Table } from '../table.ts';

const patient = (
  contained: Json[],
  more: Record<string, Json> = { managingOrganization: { reference: '#o' } },
): Json => ({
  resourceType: 'Patient',
  contained,
  ...more,
});
const organisation = (more: Record<string, Json> = {}): Json => ({
  resourceType: 'Organization',
  id: 'o',
  name: 'a',
  ...more,
});

/** Contained resources: R4 §2.4.2 (dom-2 to dom-5). */
export const contained: Table = {
  kind: 'contained resources',
  cases: [
    {
      title: 'contained in a contained one',
      right: patient([organisation()]),
      wrong: patient([
        organisation({
          contained: [{ resourceType: 'Organization', id: 'p', name: 'b' }],
          partOf: { reference: '#p' },
        }),
      ]),
      finds: ['dom-2 Patient', 'reference-contained Patient.contained[0].partOf', 'ref-1 Patient.contained[0].partOf'],
    },
    {
      title: 'contained and not referred to',
      right: patient([organisation()]),
      wrong: patient([organisation()], { active: true }),
      finds: ['dom-3 Patient'],
    },
    {
      title: 'one that refers to its container need not be referred to',
      right: patient(
        [
          {
            resourceType: 'Provenance',
            id: 'p',
            target: [{ reference: '#' }],
            recorded: '2026-11-25T10:00:00Z',
            agent: [{ who: { display: 'a' } }],
          },
        ],
        { active: true },
      ),
      wrong: patient(
        [
          {
            resourceType: 'Provenance',
            id: 'p',
            target: [{ reference: 'Patient/a' }],
            recorded: '2026-11-25T10:00:00Z',
            agent: [{ who: { display: 'a' } }],
          },
        ],
        { active: true },
      ),
      finds: ['dom-3 Patient'],
    },
    {
      title: 'a version of a contained one',
      right: patient([organisation({ meta: { tag: [{ display: 'a' }] } })]),
      wrong: patient([organisation({ meta: { versionId: '1' } })]),
      finds: ['dom-4 Patient'],
    },
    {
      title: 'a date of a contained one',
      right: patient([organisation({ meta: { tag: [{ display: 'a' }] } })]),
      wrong: patient([organisation({ meta: { lastUpdated: '2026-11-25T10:00:00Z' } })]),
      finds: ['dom-4 Patient'],
    },
    {
      title: 'security labels of a contained one',
      right: patient([organisation({ meta: { tag: [{ display: 'a' }] } })]),
      wrong: patient([organisation({ meta: { security: [{ display: 'a' }] } })]),
      finds: ['dom-5 Patient'],
    },
    {
      title: 'a contained one is held to its type',
      right: patient([organisation()]),
      wrong: patient([organisation({ gender: 'male' })]),
      finds: ['element-unknown Patient.contained[0].gender'],
    },
    {
      title: 'a contained one without an id cannot be referred to',
      right: patient([organisation()]),
      wrong: patient([{ resourceType: 'Organization', name: 'a' }], { active: true }),
      finds: ['contained-id Patient.contained[0]'],
    },
    {
      title: 'one id of two contained ones',
      right: patient([organisation(), { resourceType: 'Organization', id: 'p', name: 'b' }], {
        managingOrganization: { reference: '#o' },
        generalPractitioner: [{ reference: '#p' }],
      }),
      wrong: patient([organisation(), organisation()]),
      finds: ['contained-duplicate Patient.contained[1]'],
    },
  ],
};
