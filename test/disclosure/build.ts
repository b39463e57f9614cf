import type { JsonObject, Resource } from '../../src/fhir/json.ts';

/** Small FHIR resources for the cases of disclosure: what is not said, is as in an everyday dossier. */

const OURS = 'https://samenspel.example/fhir';
const HL7 = 'http://terminology.hl7.org/CodeSystem';
const ROLES = 'urn:oid:2.16.840.1.113883.2.4.3.11.22.472';

const concept = (system: string, code: string): JsonObject => ({ coding: [{ system, code }] });

export const MOTHER = 'Patient/mother';

export const patient = (more: JsonObject = {}): Resource => ({
  resourceType: 'Patient',
  id: 'mother',
  birthDate: '1940-03-05',
  ...more,
});

export const ROLE = {
  carer: concept('urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.23.1', '100001'),
  firstContact: concept(ROLES, '01'),
  curator: concept(ROLES, '03'),
  guardian: concept(ROLES, '11'),
  bewindvoerder: concept(ROLES, '14'),
  mentor: concept(ROLES, '15'),
  legal: concept(ROLES, '24'),
  daughter: concept(`${HL7}/v3-RoleCode`, 'DAUC'),
  mother: concept(`${HL7}/v3-RoleCode`, 'MTH'),
};

export const mandate = (ground: string, about?: string): JsonObject => ({
  url: `${OURS}/StructureDefinition/mandate`,
  extension: [{ url: 'ground', valueCode: ground }, ...(about ? [{ url: 'about', valueString: about }] : [])],
});

export const related = (id: string, roles: readonly JsonObject[], more: JsonObject = {}): Resource => ({
  resourceType: 'RelatedPerson',
  id,
  active: true,
  patient: { reference: MOTHER },
  relationship: [...roles],
  ...more,
});

export const person = (id: string, links: readonly (string | JsonObject)[], more: JsonObject = {}): Resource => ({
  resourceType: 'Person',
  id,
  link: links.map((link) => (typeof link === 'string' ? { target: { reference: link } } : link)),
  ...more,
});

export interface Says {
  readonly to?: string | readonly string[];
  readonly see?: readonly string[];
  readonly data?: readonly (string | JsonObject)[];
  readonly labels?: readonly string[];
  readonly purposes?: readonly string[];
  readonly period?: JsonObject;
  readonly dataPeriod?: JsonObject;
  readonly but?: readonly JsonObject[];
  readonly more?: JsonObject;
}

export const actor = (reference: string | JsonObject): JsonObject => ({
  role: concept(`${HL7}/v3-ParticipationType`, 'IRCP'),
  reference: typeof reference === 'string' ? { reference } : reference,
});

export const section = (code: string): JsonObject => concept(`${OURS}/CodeSystem/dossier-section`, code);

/** A provision of any kind; `but` are the exceptions in it. */
export const provision = (type: string | undefined, says: Says): JsonObject => {
  const actors = says.to === undefined ? [] : typeof says.to === 'string' ? [says.to] : says.to;
  return {
    ...(type && { type }),
    ...(says.period && { period: says.period }),
    ...(actors.length > 0 && { actor: actors.map(actor) }),
    ...(says.labels && { securityLabel: says.labels.map((code) => ({ system: `${HL7}/v3-Confidentiality`, code })) }),
    ...(says.purposes && { purpose: says.purposes.map((code) => ({ system: `${HL7}/v3-ActReason`, code })) }),
    ...(says.see && { code: says.see.map(section) }),
    ...(says.dataPeriod && { dataPeriod: says.dataPeriod }),
    ...(says.data && {
      data: says.data.map((one) =>
        typeof one === 'string' ? { meaning: 'instance', reference: { reference: one } } : one,
      ),
    }),
    ...(says.but && { provision: [...says.but] }),
    ...says.more,
  };
};

export const permit = (says: Says): JsonObject => provision('permit', says);
export const deny = (says: Says): JsonObject => provision('deny', says);

/** A disclosure consent in R4's shape, its provisions under an untyped root; in PCF's shape, pass a whole `root`. */
export const consent = (
  id: string,
  rules: readonly JsonObject[] | { readonly root: JsonObject },
  more: JsonObject = {},
): Resource => ({
  resourceType: 'Consent',
  id,
  meta: { versionId: '1' },
  status: 'active',
  scope: concept(`${HL7}/consentscope`, 'patient-privacy'),
  category: [concept(`${OURS}/CodeSystem/record-type`, 'disclosure-consent')],
  patient: { reference: MOTHER },
  dateTime: '2026-11-02',
  performer: [{ reference: MOTHER }],
  policy: [{ uri: 'https://wetten.overheid.nl/' }],
  provision: 'root' in rules ? rules.root : { period: { start: '2026-11-02' }, provision: [...rules] },
  ...more,
});

export const labelled = (...codes: string[]): JsonObject => ({
  security: codes.map((code) => ({ system: `${HL7}/v3-Confidentiality`, code })),
});

export const carePlan = (id: string, more: JsonObject = {}): Resource => ({
  resourceType: 'CarePlan',
  id,
  status: 'active',
  intent: 'plan',
  subject: { reference: MOTHER },
  period: { start: '2026-10-01', end: '2026-12-31' },
  ...more,
});

export const agreement = (id: string, performer: string, more: JsonObject = {}): Resource =>
  carePlan(id, {
    category: [concept(`${OURS}/CodeSystem/record-type`, 'care-agreement')],
    activity: [{ detail: { status: 'in-progress', performer: [{ reference: performer }] } }],
    ...more,
  });

export const weight = (id: string, date: string, more: JsonObject = {}): Resource => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  category: [concept(`${HL7}/observation-category`, 'vital-signs')],
  code: { text: 'Gewicht' },
  subject: { reference: MOTHER },
  effectiveDateTime: date,
  ...more,
});

export const concern = (id: string, about: readonly string[], more: JsonObject = {}): Resource => ({
  resourceType: 'Task',
  id,
  meta: labelled('R'),
  extension: about.map((reference) => ({
    url: `${OURS}/StructureDefinition/concern-about`,
    valueReference: { reference },
  })),
  status: 'in-progress',
  intent: 'order',
  code: concept(`${OURS}/CodeSystem/record-type`, 'concern'),
  for: { reference: MOTHER },
  ...more,
});

export const capacity = (capable: boolean): JsonObject => ({
  url: `${OURS}/StructureDefinition/decision-capacity`,
  extension: [{ url: 'capable', valueBoolean: capable }],
});
