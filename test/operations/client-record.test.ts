import { expect, test } from 'vitest';
import { CANONICAL } from '../../src/fhir/canonical.ts';
import type { Resource } from '../../src/fhir/json.ts';
import type { Gateway } from '../../src/gateway/gateway.ts';
import { bearsOnAgreements, readStanding } from '../../src/operations/client-record.ts';

const ours = (code: string) => [{ coding: [{ system: `${CANONICAL}/CodeSystem/record-type`, code }] }];
const to = (reference: string) => ({ reference });

/** A client with so many agreements, each with a volunteer and a consent of its own. */
const recordOf = (agreements: number): Resource[] => [
  { resourceType: 'Patient', id: 'p', managingOrganization: to('Organization/o') },
  { resourceType: 'Organization', id: 'o' },
  ...Array.from({ length: agreements }, (_, i): Resource[] => [
    { resourceType: 'RelatedPerson', id: `r${i}`, patient: to('Patient/p') },
    { resourceType: 'Person', id: `h${i}`, link: [{ target: to(`RelatedPerson/r${i}`) }] },
    { resourceType: 'CarePlan', id: `c${i}`, subject: to('Patient/p'), category: ours('care-agreement') },
    { resourceType: 'Consent', id: `t${i}`, patient: to('Patient/p'), category: ours('care-consent') },
  ]).flat(),
];

/** Answers each search by its type alone, and counts. */
const counting = (resources: readonly Resource[]) => {
  const asked: string[] = [];
  const gateway = {
    search: async (type: string, query: URLSearchParams) => {
      asked.push(`${type}?${[...query.keys()].filter((name) => name !== '_count').join('&')}`);
      const matches = resources.filter(({ resourceType }) => resourceType === type);
      return { matches: matches.map((resource) => ({ resource, versionId: '1', lastUpdated: '' })) };
    },
  } as unknown as Gateway;
  return { asked, gateway };
};

test.each([2, 90])('a record of %i agreements is read in the same few searches', async (agreements) => {
  const { asked, gateway } = counting(recordOf(agreements));
  const standing = await readStanding(gateway, ['p'], []);
  expect(standing).toHaveLength(2 + 4 * agreements);
  expect(asked).toHaveLength(12);
  expect(new Set(asked).size).toBe(12);
});

test('a list that is too long for a URL is asked in parts', async () => {
  const { asked, gateway } = counting(recordOf(250));
  await readStanding(gateway, ['p'], []);
  expect(asked.filter((query) => query === 'Person?link')).toHaveLength(3);
});

test.each([
  { resource: { resourceType: 'Observation', category: [] }, bears: false },
  { resource: { resourceType: 'Observation', category: ours('competence') }, bears: true },
  { resource: { resourceType: 'CarePlan', category: [] }, bears: false },
  { resource: { resourceType: 'Patient' }, bears: true },
  { resource: { resourceType: 'Organization' }, bears: false },
] as { resource: Resource; bears: boolean }[])('whether the rules look at $resource: $bears', ({ resource, bears }) => {
  expect(bearsOnAgreements(resource)).toBe(bears);
});
