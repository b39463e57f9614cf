import type { JsonObject, Resource } from '../../src/fhir/json.ts';
import {
  agreement,
  carePlan,
  concern,
  consent,
  deny,
  labelled,
  MOTHER,
  patient,
  permit,
  person,
  ROLE,
  related,
  weight,
} from './build.ts';

/** What nobody may see who is not meant to: it stands in everything that Els and Jan may not see. */
export const CANARY = 'kanarie';

const coded = (text: string): JsonObject => ({ text: `${text} ${CANARY}` });

/** A whole dossier: a mother with a daughter who sees the care plan, a volunteer, a mentor about whom there is a concern. */
export const RESOURCES: readonly Resource[] = [
  patient({ name: [{ text: 'Anna de Wit' }] }),
  patient({ id: 'mother-in-law' }),
  related('els', [ROLE.carer, ROLE.daughter]),
  related('jan', [
    { coding: [{ system: 'https://samenspel.example/fhir/CodeSystem/carer-role', code: 'vrijwilliger' }] },
  ]),
  related('mentor', [ROLE.mentor]),
  related('elsewhere', [ROLE.carer], { patient: { reference: 'Patient/mother-in-law' } }),
  person('p', ['RelatedPerson/els', 'RelatedPerson/elsewhere']),
  consent('a', [
    permit({ to: 'RelatedPerson/els', see: ['care-plan', 'measurements'], purposes: ['FAMRQT'] }),
    permit({ to: 'RelatedPerson/jan', see: ['appointments'], period: { end: '2020-01-01' } }),
  ]),
  consent('b', [deny({ data: ['Observation/secret'] })]),
  carePlan('zorgplan', {
    title: 'Zorgplan',
    addresses: [{ reference: 'Condition/diabetes', display: `Diabetes ${CANARY}` }],
    note: [{ text: CANARY }],
  }),
  carePlan('restricted', { title: CANARY, meta: labelled('R') }),
  carePlan('other', { title: CANARY, subject: { reference: 'Patient/mother-in-law' } }),
  agreement('els-cooks', 'RelatedPerson/els', { status: 'completed', title: 'Els kookt' }),
  agreement('jan-walks', 'RelatedPerson/jan', { status: 'completed', title: 'Jan wandelt' }),
  weight('w', '2026-11-01'),
  weight('secret', '2026-11-02', { code: coded('Gewicht') }),
  { resourceType: 'Condition', id: 'diabetes', subject: { reference: MOTHER }, code: coded('Diabetes') },
  concern('about-mentor', ['RelatedPerson/mentor'], { description: CANARY }),
];

/** Written whole, as an EHR would. */
export const TRANSACTION: Resource = {
  resourceType: 'Bundle',
  type: 'transaction',
  entry: RESOURCES.map(({ meta, ...resource }) => ({
    resource: { ...resource, ...(meta?.['security'] ? { meta: { security: meta['security'] } } : {}) },
    request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
  })) as JsonObject[],
};
