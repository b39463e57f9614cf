import type { JsonObject, Resource } from '../../src/fhir/json.ts';

/** The few words in which a story is told, as FHIR resources of our profiles. */

const OURS = 'https://samenspel.example/fhir';
const SD = `${OURS}/StructureDefinition`;
const ROLES = 'urn:oid:2.16.840.1.113883.2.4.3.11.22.472';
const FAMILY = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode';

const coded = (system: string, code: string): JsonObject => ({ coding: [{ system, code }] });
export const ours = (system: string, code: string): JsonObject => coded(`${OURS}/CodeSystem/${system}`, code);
export const to = (reference: string): JsonObject => ({ reference });
const date = (name: string, value: string): JsonObject => ({ url: `${SD}/${name}`, valueDate: value });
const complex = (name: string, parts: JsonObject): JsonObject => ({
  url: `${SD}/${name}`,
  extension: Object.entries(parts).map(([part, value]) => ({ url: part, ...(value as JsonObject) })),
});
const profile = (name: string): JsonObject => ({ profile: [`${SD}/${name}`] });

export const patient = (id: string, birthDate: string, organisation: string): Resource => ({
  resourceType: 'Patient',
  id,
  birthDate,
  managingOrganization: to(`Organization/${organisation}`),
});

/** `allows`: the acts that its policy allows to volunteers. */
export const organisation = (id: string, name: string, allows: readonly string[] = []): Resource => ({
  resourceType: 'Organization',
  id,
  meta: profile('care-organization'),
  ...(allows.length > 0 && {
    extension: allows.map((act) =>
      complex('act-policy', {
        act: { valueCodeableConcept: ours('act', act) },
        party: { valueCode: 'volunteer' },
        period: { valuePeriod: { start: '2026-01-01' } },
      }),
    ),
  }),
  name,
});

export const professional = (id: string, organisation: string): Resource => ({
  resourceType: 'PractitionerRole',
  id,
  organization: to(`Organization/${organisation}`),
});

export const carePlan = (id: string, client: string): Resource => ({
  resourceType: 'CarePlan',
  id,
  status: 'active',
  intent: 'plan',
  title: 'Zorgplan',
  subject: to(`Patient/${client}`),
});

export const meeting = (id: string, client: string, participants: readonly string[]): Resource => ({
  resourceType: 'Encounter',
  id,
  meta: profile('care-plan-meeting'),
  status: 'finished',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
  type: [ours('record-type', 'care-plan-meeting')],
  subject: to(`Patient/${client}`),
  participant: participants.map((who) => ({ individual: to(who) })),
  period: { start: '2026-11-10' },
});

interface CarerFacts {
  readonly id: string;
  readonly client: string;
  readonly since: string;
  /** v3-RoleCode. */
  readonly kinship?: string;
}

const carer = (facts: CarerFacts, role: JsonObject, extension: JsonObject[]): Resource => ({
  resourceType: 'RelatedPerson',
  id: facts.id,
  extension: [...extension, date('liability-told', '2026-11-10')],
  active: true,
  patient: to(`Patient/${facts.client}`),
  relationship: [role, ...(facts.kinship ? [coded(FAMILY, facts.kinship)] : [])],
  period: { start: facts.since },
});

export const mantelzorger = (facts: CarerFacts & { readonly bond: string; readonly pgb?: boolean }): Resource => ({
  ...carer(facts, coded('urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.23.1', '100001'), [
    date('bond-since', facts.bond),
    ...(facts.pgb ? [{ url: `${SD}/pgb-paid`, valueBoolean: true }] : []),
    { url: `${SD}/fixed-contact`, valueReference: to('PractitionerRole/verpleegkundige') },
    complex('help-before-care', { before: { valueString: 'Wat nodig was.' } }),
  ]),
  meta: profile('mantelzorger'),
});

export const vrijwilliger = (facts: CarerFacts & { readonly organisation: string }): Resource => ({
  ...carer(facts, ours('carer-role', 'vrijwilliger'), [
    { url: `${SD}/volunteer-organization`, valueReference: to(`Organization/${facts.organisation}`) },
  ]),
  meta: profile('vrijwilliger'),
});

/** `role`: a code of the Dutch role list: 01 first contact, 03 curator, 14 bewindvoerder, 15 mentor, 24 legal representative. */
export const relative = (id: string, client: string, role: string, start = '2020-01-01'): Resource => ({
  resourceType: 'RelatedPerson',
  id,
  active: true,
  patient: to(`Patient/${client}`),
  relationship: [/^\d/.test(role) ? coded(ROLES, role) : coded(FAMILY, role)],
  period: { start },
});

/** The human behind the records. */
export const person = (id: string, links: readonly string[]): Resource => ({
  resourceType: 'Person',
  id,
  link: links.map((target) => ({ target: to(target) })),
});

export interface AgreementFacts {
  readonly id: string;
  readonly client: string;
  /** A RelatedPerson by id, or any reference. */
  readonly carer: string;
  readonly act: string;
  readonly when: string;
  readonly protocol?: boolean;
  readonly law?: string;
}

export const agreement = ({ id, client, carer, act, when, protocol, law }: AgreementFacts): Resource => {
  const performer = carer.includes('/') ? carer : `RelatedPerson/${carer}`;
  const self = performer.startsWith('Patient/');
  return {
    resourceType: 'CarePlan',
    id,
    meta: profile('care-agreement'),
    ...(law && { extension: [{ url: `${SD}/care-law`, valueCode: law }] }),
    partOf: [to(`CarePlan/zorgplan-${client}`)],
    status: 'active',
    intent: 'plan',
    category: [ours('record-type', 'care-agreement'), coded('http://snomed.info/sct', '243114000')],
    subject: to(client.includes('/') ? client : `Patient/${client}`),
    encounter: to(`Encounter/bespreking-${client}`),
    period: { start: '2026-11-10' },
    ...(protocol && { supportingInfo: [to(`DocumentReference/protocol-${act}`)] }),
    activity: [
      {
        detail: {
          extension: [
            ...(self
              ? []
              : [complex('carer-consent', { status: { valueCode: 'given' }, date: { valueDateTime: '2026-11-10' } })]),
            complex('boundaries', { able: { valueString: 'Dit.' }, unable: { valueString: 'Iets anders.' } }),
            complex('achterwacht', {
              who: { valueReference: to('PractitionerRole/achterwacht') },
              contact: { valueContactPoint: { system: 'phone', value: '+31205550112' } },
            }),
            complex('stand-in', { arrangement: { valueString: 'De achterwacht regelt vervanging.' } }),
            complex('evaluation', {
              how: { valueString: 'In gesprek met cliënt en wie het doet.' },
              date: { valueDate: '2027-02-09' },
            }),
          ],
          code: ours('act', act),
          status: 'in-progress',
          scheduledString: when,
          performer: [to(performer)],
        },
      },
    ],
  };
};

export const protocol = (act: string): Resource => ({
  resourceType: 'DocumentReference',
  id: `protocol-${act}`,
  status: 'current',
  content: [{ attachment: { title: 'Protocol' } }],
});

/** `givers`: references of who gave it. */
export const consent = (agreementId: string, client: string, carer: string, givers: readonly string[]): Resource => ({
  resourceType: 'Consent',
  id: `instemming-${agreementId}`,
  meta: profile('care-consent'),
  status: 'active',
  scope: coded('http://terminology.hl7.org/CodeSystem/consentscope', 'treatment'),
  category: [ours('record-type', 'care-consent')],
  patient: to(`Patient/${client}`),
  dateTime: '2026-11-10',
  performer: givers.map(to),
  policy: [{ uri: 'https://wetten.overheid.nl/' }],
  provision: {
    period: { start: '2026-11-10' },
    actor: [
      { role: coded(FAMILY, 'DELEGATEE'), reference: to(carer.includes('/') ? carer : `RelatedPerson/${carer}`) },
    ],
    data: [{ meaning: 'instance', reference: to(`CarePlan/${agreementId}`) }],
  },
});

/** That somebody found whether the client can decide about the matter of a consent. */
export const capacity = (capable: boolean): JsonObject =>
  complex('decision-capacity', {
    capable: { valueBoolean: capable },
    foundBy: { valueReference: to('PractitionerRole/verpleegkundige') },
    date: { valueDate: '2026-11-09' },
    about: { valueString: 'Wie deze handeling doet.' },
  });

export const order = (id: string, client: string, carer: string, act: string): Resource => ({
  resourceType: 'ServiceRequest',
  id,
  meta: profile('delegation-order'),
  extension: [complex('requester-trained', { trained: { valueBoolean: true } })],
  status: 'active',
  intent: 'order',
  category: [ours('record-type', 'delegation-order')],
  code: ours('act', act),
  subject: to(`Patient/${client}`),
  occurrencePeriod: { start: '2026-11-10', end: '2027-11-09' },
  requester: to('PractitionerRole/verpleegkundige'),
  performer: [to(`RelatedPerson/${carer}`)],
});

/** `of`: the RelatedPerson of a mantelzorger, the Person of a volunteer. */
export const competence = (id: string, of: string, act: string, client?: string): Resource => ({
  resourceType: 'Observation',
  id,
  meta: profile('competence'),
  status: 'final',
  category: [ours('record-type', 'competence')],
  code: ours('act', act),
  ...(client && { subject: to(`Patient/${client}`) }),
  focus: [to(of)],
  effectivePeriod: { start: '2026-10-20', end: '2027-10-19' },
  performer: [
    to('PractitionerRole/verpleegkundige'),
    ...(of.startsWith('RelatedPerson/') ? [to(of)] : [to('RelatedPerson/vrijwilliger')]),
  ],
  valueCodeableConcept: ours('competence-level', 'able-alone'),
});

export const contract = (id: string, person: string, organisation: string, acts: readonly string[]): Resource => ({
  resourceType: 'Contract',
  id,
  meta: profile('volunteer-agreement'),
  extension: [
    complex('volunteer-terms', {
      rights: { valueString: 'Begeleiding; nee zeggen mag altijd.' },
      duties: { valueString: 'De instructies volgen.' },
      liabilityCover: { valueString: 'De organisatie is verzekerd.' },
    }),
    date('vog', '2026-08-15'),
  ],
  status: 'executed',
  applies: { start: '2026-09-01' },
  subject: [to(`Person/${person}`)],
  authority: [to(`Organization/${organisation}`)],
  type: ours('record-type', 'volunteer-agreement'),
  term: [
    {
      offer: { text: 'Wat de vrijwilliger doet.' },
      action: acts.map((act) => ({
        type: ours('act', act),
        intent: { text: 'Vrijwilligerswerk' },
        status: { text: 'Afgesproken' },
      })),
    },
  ],
});

interface TaskFacts {
  readonly id: string;
  readonly client: string;
  readonly focus?: string;
  readonly due: string;
  readonly status?: string;
}

const task = (kind: string, profileName: string, { id, client, focus, due, status = 'requested' }: TaskFacts) => ({
  resourceType: 'Task',
  id,
  meta: profile(profileName) as JsonObject,
  status,
  intent: 'order',
  code: ours('record-type', kind),
  ...(focus && { focus: to(focus) }),
  for: to(`Patient/${client}`),
  authoredOn: '2026-11-10',
  restriction: { period: { end: due } },
});

export const evaluation = (facts: TaskFacts): Resource => ({
  ...task('evaluation', 'evaluation-task', facts),
  input: [{ type: ours('task-detail', 'guide'), valueCanonical: `${OURS}/Questionnaire/sofa-guide` }],
});

export const review = (reason: string, facts: TaskFacts): Resource => ({
  ...task('review', 'review-task', facts),
  reasonCode: ours('review-reason', reason),
});

/** `reasons`: codes of concern-reason. */
export const concern = (reasons: readonly string[], facts: TaskFacts & { readonly about: string }): Resource => ({
  ...task('concern', 'concern-task', facts),
  meta: {
    ...profile('concern-task'),
    security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }],
  },
  extension: [{ url: `${SD}/concern-about`, valueReference: to(facts.about) }],
  description: 'Wat er gezien is.',
  requester: to('PractitionerRole/verpleegkundige'),
  reasonCode: {
    coding: reasons.map((code) => ({ system: `${OURS}/CodeSystem/concern-reason`, code })),
  },
});

export const support = (id: string, client: string, carer: string, answer: string): Resource => ({
  resourceType: 'ServiceRequest',
  id,
  meta: profile('carer-support'),
  extension: [
    { url: `${SD}/beneficiary`, valueReference: to(`RelatedPerson/${carer}`) },
    { url: `${SD}/support-answer`, valueCode: answer },
  ],
  status: 'active',
  intent: 'order',
  category: [ours('record-type', 'carer-support')],
  code: ours('support-kind', 'talk'),
  subject: to(`Patient/${client}`),
});
