import { carePlan, consent, deny, permit, ROLE, related } from '../build.ts';
import { vector as v } from '../vector.ts';

const els = related('els', [ROLE.carer, ROLE.daughter]);
const ELS = 'RelatedPerson/els';
const people = [els];
const toEls = permit({ to: ELS, see: ['care-plan'] });
const others = Array.from({ length: 60 }, (_, i) =>
  consent(`other-${i}`, [permit({ to: `RelatedPerson/x${i}`, see: ['care-plan'] })]),
);

/** Known flaws of published engines (conventions.md), and the timing of withdrawal. Those of the service around it are tested there. */
export const FLAWS = [
  v(
    'older-deny',
    'flaw',
    'A newer consent does not hide an older deny',
    {
      people,
      consents: [
        consent('new', [toEls], { dateTime: '2026-11-20' }),
        consent('old', [deny({ to: ELS })], { dateTime: '2020-01-01' }),
      ],
    },
    {},
    'deny consent-denies@old:0',
  ),
  v(
    'first-permit',
    'flaw',
    'The first permit that is found does not beat a deny',
    { people, consents: [consent('a', [toEls, toEls, deny({ to: ELS, see: ['care-plan'] })])] },
    {},
    'deny consent-denies@a:2',
  ),
  v(
    'no-patient-context',
    'flaw',
    'A resource without a client is not shown',
    { people, consents: [consent('a', [toEls])] },
    { see: carePlan('x', { subject: { display: 'Mother' } }) },
    'deny other-dossier',
  ),
  v(
    'substring',
    'flaw',
    'The client is matched whole: Patient/mother is not Patient/mother-in-law',
    { people, consents: [consent('a', [toEls])] },
    { see: carePlan('x', { subject: { reference: 'Patient/mother-in-law' } }) },
    'deny other-dossier',
  ),
  v(
    'substring-consent',
    'flaw',
    'Also in the consent',
    { people, consents: [consent('a', [toEls], { patient: { reference: 'Patient/mother-in-law' } })] },
    {},
    'deny no-consent',
  ),
  v(
    'many-consents',
    'flaw',
    'All consents are read, also beyond a first page',
    { people, consents: [...others, consent('a', [toEls]), consent('z', [deny({ to: ELS })])] },
    {},
    'deny consent-denies@z:0',
  ),
  v(
    'same-identifier',
    'flaw',
    'A RelatedPerson of another client with the same identifier is someone else',
    {
      people: [els, related('twin', [], { patient: { reference: 'Patient/neighbour' }, identifier: [{ value: '1' }] })],
      consents: [consent('a', [permit({ to: 'RelatedPerson/twin', see: ['care-plan'] })])],
    },
    { by: 'RelatedPerson/twin' },
    'deny nobody-here',
  ),
  v(
    'withdrawn',
    'DISC-8',
    'A consent that is withdrawn gives nothing, with the next request',
    { people, consents: [consent('a', [toEls], { status: 'inactive' })] },
    {},
    'deny no-consent consent-not-in-force@a',
  ),
  v(
    'refused',
    'DISC-8',
    'Nor one that is refused',
    { people, consents: [consent('a', [toEls], { status: 'rejected' })] },
    {},
    'deny no-consent consent-not-in-force@a',
  ),
  v(
    'proposed',
    'DISC-8',
    'Nor one that is only proposed',
    { people, consents: [consent('a', [toEls], { status: 'proposed' })] },
    {},
    'deny no-consent consent-not-in-force@a',
  ),
  v(
    'withdrawn-deny',
    'DISC-8',
    'A deny that is withdrawn denies no more',
    { people, consents: [consent('a', [toEls]), consent('b', [deny({ to: ELS })], { status: 'inactive' })] },
    {},
    'permit consent-permits@a:0',
  ),
  v(
    'other-scope',
    'DISC-3',
    'A consent to treatment opens no dossier',
    {
      people,
      consents: [
        consent('a', [toEls], {
          scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'treatment' }] },
        }),
      ],
    },
    {},
    'deny no-consent',
  ),
  v(
    'absolute-patient',
    'DISC-3',
    'A consent of a client on another server is not one of this dossier',
    {
      people,
      consents: [consent('a', [toEls], { patient: { reference: 'https://other.example/fhir/Patient/mother' } })],
    },
    {},
    'deny no-consent',
  ),
];
