import { describe, expect, test } from 'vitest';
import { readRecords } from '../../src/agreements/read-record.ts';
import type { Resource } from '../../src/fhir/json.ts';

const ours = (code: string) => [
  { coding: [{ system: 'https://samenspel.example/fhir/CodeSystem/record-type', code }] },
];
const agreement = (subject: string): Resource => ({
  resourceType: 'CarePlan',
  id: 'toiletgang',
  status: 'active',
  category: ours('care-agreement'),
  subject: { reference: subject },
  activity: [{ detail: { performer: [{ reference: 'CareTeam/huiskamer' }] } }],
});
const consent = (patient: string): Resource => ({
  resourceType: 'Consent',
  id: patient.replace('Patient/', ''),
  status: 'active',
  category: ours('care-consent'),
  patient: { reference: patient },
  provision: {
    actor: [{ reference: { reference: 'CareTeam/huiskamer' } }],
    data: [{ reference: { reference: 'CarePlan/toiletgang' } }],
  },
});
const consentsOf = (...resources: { resource: Resource; fullUrl?: string }[]) =>
  readRecords(resources, new Map()).flatMap((record) => record.agreements.map(({ consents }) => consents.length));

describe('whose consents are in a record', () => {
  test("an agreement with a client has that client's own, and nobody else's", () => {
    const others = [{ resource: consent('Patient/dirk') }, { resource: consent('Patient/lenie') }];
    expect(consentsOf({ resource: agreement('Patient/dirk') }, ...others)).toEqual([1]);
  });

  test.each([
    {
      what: 'is about another agreement',
      change: { data: [{ reference: { reference: 'CarePlan/wandelen' } }] },
    },
    { what: 'names somebody else', change: { actor: [{ reference: { reference: 'RelatedPerson/piet' } }] } },
  ])('one that $what is not a consent to it', ({ change }) => {
    const resource = consent('Patient/dirk');
    const other = { ...resource, provision: { ...(resource['provision'] as object), ...change } };
    expect(consentsOf({ resource: agreement('Patient/dirk') }, { resource: other })).toEqual([0]);
  });

  test.each([
    { what: 'that stands already', subject: 'Group/huiskamer', also: [] },
    {
      what: 'that is made in the same transaction',
      subject: 'urn:uuid:6a2f41a3-c54f-4b7a-8f0e-1d3c2b4a5e6f',
      also: [
        { resource: { resourceType: 'Group' } as Resource, fullUrl: 'urn:uuid:6a2f41a3-c54f-4b7a-8f0e-1d3c2b4a5e6f' },
      ],
    },
  ])('an agreement with a group $what has those of its members', ({ subject, also }) => {
    const members = [{ resource: consent('Patient/dirk') }, { resource: consent('Patient/lenie') }];
    expect(consentsOf({ resource: agreement(subject) }, ...members, ...also)).toEqual([2]);
  });
});
