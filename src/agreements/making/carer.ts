import type { JsonObject, Resource } from '../../fhir/json.ts';
import { concept, decisionIdentifier, extension, maybe, profiled, unlessEmpty } from './shapes.ts';

/** A mantelzorger or vrijwilliger who is new to this client. */
export interface NewCarer {
  readonly role: 'mantelzorger' | 'vrijwilliger';
  /** HumanName. */
  readonly name: readonly JsonObject[];
  /** ContactPoint. */
  readonly telecom: readonly JsonObject[];
  readonly gender: string | undefined;
  readonly birthDate: string | undefined;
  /** CodeableConcept: what she is to the client. */
  readonly kinship: JsonObject | undefined;
  /** R4 date, possibly partial. */
  readonly bondSince: string | undefined;
  readonly paidFromPgb: boolean;
  /** References. */
  readonly organization: JsonObject | undefined;
  readonly contact: JsonObject | undefined;
}

/** The carer's record with this client (ROLE-1, ROLE-2), in the codes that nl-core-ContactPerson has for the role. */
export const carerOf = (decision: string, client: string, since: string, carer: NewCarer): Resource => ({
  resourceType: 'RelatedPerson',
  meta: profiled(carer.role),
  language: 'nl',
  ...unlessEmpty('extension', [
    ...extension('bond-since', 'valueDate', carer.bondSince),
    ...extension('pgb-paid', 'valueBoolean', carer.paidFromPgb || undefined),
    ...extension('volunteer-organization', 'valueReference', carer.organization),
    ...extension('fixed-contact', 'valueReference', carer.contact),
  ]),
  identifier: [decisionIdentifier(decision, 'carer')],
  active: true,
  patient: { reference: client },
  relationship: [...ROLES[carer.role], ...(carer.kinship ? [carer.kinship] : [])],
  ...unlessEmpty('name', carer.name),
  ...unlessEmpty('telecom', carer.telecom),
  ...maybe('gender', carer.gender),
  ...maybe('birthDate', carer.birthDate),
  // A mantelzorger cared before anybody recorded it: since when is said by the bond.
  ...(carer.role === 'vrijwilliger' && { period: { start: since } }),
});

const ROLES: Readonly<Record<NewCarer['role'], readonly JsonObject[]>> = {
  mantelzorger: [
    {
      coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.23.1', code: '100001', display: 'Mantelzorger' }],
    },
  ],
  // No Dutch role list has a volunteer: 09 is Anders.
  vrijwilliger: [
    { coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.3.11.22.472', code: '09', display: 'Anders' }] },
    { ...concept('carer-role', 'vrijwilliger'), text: 'Vrijwilliger' },
  ],
};

/** The human behind a volunteer, whose agreement and ability count for all clients: new, or with one client more. */
export const personOf = (decision: string, carer: NewCarer, relatedPerson: string): Resource => ({
  resourceType: 'Person',
  language: 'nl',
  identifier: [decisionIdentifier(decision, 'person')],
  ...unlessEmpty('name', carer.name),
  ...unlessEmpty('telecom', carer.telecom),
  ...maybe('gender', carer.gender),
  ...maybe('birthDate', carer.birthDate),
  active: true,
  link: [linkTo(relatedPerson)],
});

export const withLink = (person: Resource, relatedPerson: string): Resource => ({
  ...person,
  link: [...((person['link'] ?? []) as JsonObject[]), linkTo(relatedPerson)],
});

const linkTo = (reference: string): JsonObject => ({ target: { reference, type: 'RelatedPerson' } });
