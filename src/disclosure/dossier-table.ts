import { CANONICAL } from '../fhir/canonical.ts';
import { RECORD_TYPE } from './codes.ts';
import type { CodeFilter, DossierRow } from './dossier-row.ts';

const OBSERVATION_CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category';
const LOINC = 'http://loinc.org';

const category = (...codes: string[]): CodeFilter => ({
  element: 'category',
  codes: codes.map((code) => `${RECORD_TYPE}|${code}`),
});

/** Nurse note, progress note, note: what a day's report is coded as. */
const REPORT: CodeFilter = {
  element: 'type',
  codes: [`${LOINC}|34746-8`, `${LOINC}|11506-3`, `${LOINC}|34109-9`],
};

const not = (filter: CodeFilter): CodeFilter => ({ ...filter, not: true });

const MEASURED: CodeFilter = {
  element: 'category',
  codes: [`${OBSERVATION_CATEGORY}|vital-signs`, `${OBSERVATION_CATEGORY}|laboratory`],
};

const NOTE = ['note'];

/** In a care plan the progress of an activity is kept as notes. */
const NOTES = ['note', 'activity.progress'];

/** What a carer wants and is able to do, and said, is between him and the team. */
const OF_THE_CARER = ['boundaries', 'carer-consent'].map((name) => `${CANONICAL}/StructureDefinition/${name}`);

/** The rows that a disclosure consent can open, by section. Of two rows of a type the first whose filter passes counts. */
export const SHOWN: readonly DossierRow[] = [
  {
    type: 'CarePlan',
    client: 'subject',
    search: 'subject',
    section: 'agreements',
    filter: category('care-agreement'),
    dates: ['period'],
    leftOut: NOTES,
    leftOutOfOthers: OF_THE_CARER,
  },
  {
    type: 'ServiceRequest',
    client: 'subject',
    search: 'subject',
    section: 'agreements',
    filter: category('delegation-order'),
    dates: ['occurrencePeriod', 'occurrenceDateTime', 'authoredOn'],
    leftOut: NOTE,
  },
  { type: 'CarePlan', client: 'subject', search: 'subject', section: 'care-plan', dates: ['period'], leftOut: NOTES },
  { type: 'Goal', client: 'subject', search: 'subject', section: 'care-plan', dates: ['startDate'], leftOut: NOTE },
  { type: 'CareTeam', client: 'subject', search: 'subject', section: 'care-plan', dates: ['period'], leftOut: NOTE },
  {
    type: 'ServiceRequest',
    client: 'subject',
    search: 'subject',
    section: 'care-plan',
    filter: not(category('carer-support', 'delegation-order')),
    dates: ['occurrencePeriod', 'occurrenceDateTime', 'authoredOn'],
    leftOut: NOTE,
  },
  {
    type: 'NutritionOrder',
    client: 'patient',
    search: 'patient',
    section: 'care-plan',
    dates: ['dateTime'],
    leftOut: NOTE,
  },
  {
    type: 'DeviceRequest',
    client: 'subject',
    search: 'subject',
    section: 'care-plan',
    dates: ['occurrencePeriod', 'occurrenceDateTime', 'authoredOn'],
    leftOut: NOTE,
  },
  {
    type: 'Composition',
    client: 'subject',
    search: 'subject',
    section: 'daily-reports',
    filter: REPORT,
    dates: ['date'],
  },
  {
    type: 'DocumentReference',
    client: 'subject',
    search: 'subject',
    section: 'daily-reports',
    filter: REPORT,
    dates: ['date'],
  },
  {
    type: 'ClinicalImpression',
    client: 'subject',
    search: 'subject',
    section: 'daily-reports',
    dates: ['effectivePeriod', 'effectiveDateTime', 'date'],
    leftOut: NOTE,
  },
  {
    type: 'MedicationRequest',
    client: 'subject',
    search: 'subject',
    section: 'medication',
    dates: ['authoredOn'],
    leftOut: NOTE,
  },
  {
    type: 'MedicationStatement',
    client: 'subject',
    search: 'subject',
    section: 'medication',
    dates: ['effectivePeriod', 'effectiveDateTime', 'dateAsserted'],
    leftOut: NOTE,
  },
  {
    type: 'MedicationAdministration',
    client: 'subject',
    search: 'subject',
    section: 'medication',
    dates: ['effectivePeriod', 'effectiveDateTime'],
    leftOut: NOTE,
  },
  {
    type: 'MedicationDispense',
    client: 'subject',
    search: 'subject',
    section: 'medication',
    dates: ['whenHandedOver', 'whenPrepared'],
    leftOut: NOTE,
  },
  {
    type: 'Immunization',
    client: 'patient',
    search: 'patient',
    section: 'medication',
    dates: ['occurrenceDateTime', 'recorded'],
    leftOut: NOTE,
  },
  {
    type: 'Observation',
    client: 'subject',
    search: 'subject',
    section: 'measurements',
    filter: MEASURED,
    dates: ['effectivePeriod', 'effectiveDateTime', 'effectiveInstant', 'issued'],
    leftOut: NOTE,
  },
  {
    type: 'DiagnosticReport',
    client: 'subject',
    search: 'subject',
    section: 'measurements',
    dates: ['effectivePeriod', 'effectiveDateTime', 'issued'],
  },
  {
    type: 'Appointment',
    client: 'participant.actor',
    search: 'actor',
    section: 'appointments',
    dates: ['start'],
    leftOut: ['comment'],
  },
  { type: 'Encounter', client: 'subject', search: 'subject', section: 'appointments', dates: ['period'] },
  {
    type: 'Condition',
    client: 'subject',
    search: 'subject',
    section: 'problems',
    dates: ['onsetPeriod', 'onsetDateTime', 'recordedDate'],
    leftOut: NOTE,
  },
  {
    type: 'AllergyIntolerance',
    client: 'patient',
    search: 'patient',
    section: 'problems',
    dates: ['onsetPeriod', 'onsetDateTime', 'recordedDate'],
    leftOut: NOTE,
  },
  {
    type: 'Procedure',
    client: 'subject',
    search: 'subject',
    section: 'problems',
    dates: ['performedPeriod', 'performedDateTime'],
    leftOut: NOTE,
  },
  { type: 'Composition', client: 'subject', search: 'subject', section: 'documents', dates: ['date'] },
  { type: 'DocumentReference', client: 'subject', search: 'subject', section: 'documents', dates: ['date'] },
  {
    type: 'Media',
    client: 'subject',
    search: 'subject',
    section: 'documents',
    dates: ['createdPeriod', 'createdDateTime', 'issued'],
    leftOut: NOTE,
  },
];
