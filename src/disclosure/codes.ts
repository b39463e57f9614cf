import { CANONICAL } from '../fhir/canonical.ts';
import { type Json, type JsonObject, objects } from '../fhir/json.ts';

/** What the decision knows of the code systems that a disclosure consent uses. A code that is not here is not understood. */

export const RECORD_TYPE = `${CANONICAL}/CodeSystem/record-type`;
export const DOSSIER_SECTION = `${CANONICAL}/CodeSystem/dossier-section`;
export const CONSENT_SCOPE = 'http://terminology.hl7.org/CodeSystem/consentscope';
const CONSENT_ACTION = 'http://terminology.hl7.org/CodeSystem/consentaction';
export const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
export const ACT_REASON = 'http://terminology.hl7.org/CodeSystem/v3-ActReason';
const PARTICIPATION = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType';
export const ROLE_CODE = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode';

/** The parts of the dossier, in the order in which they are shown; the code system dossier-section. */
export const SECTIONS = [
  'agreements',
  'care-plan',
  'daily-reports',
  'medication',
  'measurements',
  'appointments',
  'problems',
  'documents',
] as const;

export type Section = (typeof SECTIONS)[number];

const SECTION_CODES: ReadonlySet<string> = new Set(SECTIONS);

export const isSection = (code: Json | undefined): code is Section =>
  typeof code === 'string' && SECTION_CODES.has(code);

/** A coding as one text: `system|code`. */
export const codingText = (coding: JsonObject): string => `${coding['system'] ?? ''}|${coding['code'] ?? ''}`;

export const codingsOf = (concept: JsonObject | undefined): JsonObject[] => objects(concept?.['coding']);

/** The only action that this service knows: to see. */
export const ACCESS = `${CONSENT_ACTION}|access`;

/** The roles in which a consent names who receives data. */
export const RECIPIENT_ROLES: ReadonlySet<string> = new Set([
  `${PARTICIPATION}|IRCP`,
  `${PARTICIPATION}|PRCP`,
  `${ROLE_CODE}|DELEGATEE`,
]);

/** How confidential a resource is; what is lower than normal counts as normal. */
export type Level = 'N' | 'R' | 'V';

const LEVELS: Readonly<Record<string, Level>> = { U: 'N', L: 'N', M: 'N', N: 'N', R: 'R', V: 'V' };

export const levelOf = (coding: JsonObject): Level | undefined =>
  coding['system'] === CONFIDENTIALITY ? LEVELS[String(coding['code'])] : undefined;

/** A label of a sensitivity (v3-ActCode): it can be named in a consent, and is compared as it stands. */
export const isSensitivity = (coding: JsonObject): boolean =>
  coding['system'] === ACT_CODE && typeof coding['code'] === 'string';

/** A label that says that it is test data restricts nothing. */
export const isTestLabel = (coding: JsonObject): boolean =>
  coding['system'] === ACT_REASON && coding['code'] === 'HTEST';

/** The purposes of use, each with the wider ones that it falls under (v3-ActReason, as R4 has it). */
export const PURPOSES: ReadonlyMap<string, readonly string[]> = new Map([
  ['PATRQT', []],
  ['FAMRQT', ['PATRQT']],
  ['PWATRNY', ['PATRQT']],
  ['SUPNWK', ['PATRQT']],
  ['TREAT', []],
  ['CLINTRL', ['TREAT']],
  ['COC', ['TREAT']],
  ['ETREAT', ['TREAT']],
  ['BTG', ['ETREAT', 'TREAT']],
  ['ERTREAT', ['ETREAT', 'TREAT']],
  ['POPHLTH', ['TREAT']],
  ['HPAYMT', []],
  ['HOPERAT', []],
  ['CAREMGT', ['HOPERAT']],
  ['HRESCH', []],
  ['HMARKT', []],
  ['PUBHLTH', []],
  ['DISASTER', ['PUBHLTH']],
  ['THREAT', ['PUBHLTH']],
]);
