import { CANONICAL } from '../../fhir/canonical.ts';
import { objects, type Resource } from '../../fhir/json.ts';
import { hasCode } from '../ours.ts';

/** A role that a RelatedPerson has towards the client, as zib2020 (RolCodelijst) or zib2024 (SNOMED CT) codes it. */
type RoleCodes = readonly (readonly [system: string, code: string])[];

const ROLE_LIST = 'urn:oid:2.16.840.1.113883.2.4.3.11.22.472';
const ROLE_LIST_NL = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.23.1';
const SNOMED = 'http://snomed.info/sct';
const KINSHIP = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode';

export const MANTELZORGER: RoleCodes = [
  [ROLE_LIST_NL, '100001'],
  [SNOMED, '407542009'],
];

/** No Dutch role list has a code for vrijwilliger. */
export const VRIJWILLIGER: RoleCodes = [[`${CANONICAL}/CodeSystem/carer-role`, 'vrijwilliger']];

/** Curator, mentor, legal representative. Not the bewindvoerder, nor who does the money, nor the first contact person. */
export const DECIDING: RoleCodes = [
  [ROLE_LIST, '03'],
  [ROLE_LIST, '15'],
  [ROLE_LIST, '24'],
  [SNOMED, '1269519005'],
  [SNOMED, '300561000146109'],
  [SNOMED, '310391000146105'],
];

/** Parent, parent with authority, guardian. */
export const PARENT: RoleCodes = [
  [ROLE_LIST, '11'],
  [SNOMED, '394619001'],
  [SNOMED, '310401000146108'],
  [KINSHIP, 'MTH'],
  [KINSHIP, 'FTH'],
];

export const hasRole = (relatedPerson: Resource, role: RoleCodes): boolean =>
  objects(relatedPerson['relationship']).some((concept) =>
    role.some(([system, code]) => hasCode(concept, system, code)),
  );
