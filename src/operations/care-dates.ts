import { ALWAYS, type Days, daysOf, daysOfPeriod } from '../disclosure/days.ts';
import { isObject, items, type Json, type Resource } from '../fhir/json.ts';

/**
 * The elements that say when the care of a resource was, is, or is to be; the first that is there counts. From R4's own mapping of each type to the
 * five W's: done, begun or planned, and where a type has none of these, recorded.
 */
const WHEN: Readonly<Record<string, string>> = {
  Account: 'servicePeriod',
  AdverseEvent: 'date recordedDate',
  AllergyIntolerance: 'onsetPeriod onsetDateTime recordedDate',
  Appointment: 'start',
  AppointmentResponse: 'start',
  AuditEvent: 'period recorded',
  Basic: 'created',
  CarePlan: 'period created',
  CareTeam: 'period',
  ChargeItem: 'occurrencePeriod occurrenceDateTime occurrenceTiming',
  Claim: 'billablePeriod created',
  ClaimResponse: 'created',
  ClinicalImpression: 'effectivePeriod effectiveDateTime date',
  Communication: 'sent received',
  CommunicationRequest: 'occurrencePeriod occurrenceDateTime authoredOn',
  Composition: 'date',
  Condition: 'onsetPeriod onsetDateTime recordedDate',
  Consent: 'dateTime',
  Coverage: 'period',
  CoverageEligibilityRequest: 'servicedPeriod servicedDate created',
  CoverageEligibilityResponse: 'servicedPeriod servicedDate created',
  DetectedIssue: 'identifiedPeriod identifiedDateTime',
  DeviceRequest: 'occurrencePeriod occurrenceDateTime occurrenceTiming authoredOn',
  DeviceUseStatement: 'timingPeriod timingDateTime timingTiming recordedOn',
  DiagnosticReport: 'effectivePeriod effectiveDateTime issued',
  DocumentManifest: 'created',
  DocumentReference: 'date',
  Encounter: 'period',
  EpisodeOfCare: 'period',
  ExplanationOfBenefit: 'billablePeriod created',
  FamilyMemberHistory: 'date',
  Flag: 'period',
  Goal: 'startDate statusDate',
  ImagingStudy: 'started',
  Immunization: 'occurrenceDateTime recorded',
  ImmunizationEvaluation: 'date',
  ImmunizationRecommendation: 'date',
  Invoice: 'date',
  List: 'date',
  MeasureReport: 'period date',
  Media: 'createdPeriod createdDateTime issued',
  MedicationAdministration: 'effectivePeriod effectiveDateTime',
  MedicationDispense: 'whenHandedOver whenPrepared',
  MedicationRequest: 'authoredOn',
  MedicationStatement: 'effectivePeriod effectiveDateTime dateAsserted',
  NutritionOrder: 'dateTime',
  Observation: 'effectivePeriod effectiveDateTime effectiveInstant effectiveTiming issued',
  Procedure: 'performedPeriod performedDateTime',
  Provenance: 'occurredPeriod occurredDateTime recorded',
  QuestionnaireResponse: 'authored',
  RelatedPerson: 'period',
  RequestGroup: 'authoredOn',
  ResearchSubject: 'period',
  RiskAssessment: 'occurrencePeriod occurrenceDateTime',
  Schedule: 'planningHorizon',
  ServiceRequest: 'occurrencePeriod occurrenceDateTime occurrenceTiming authoredOn',
  Specimen: 'receivedTime',
  SupplyDelivery: 'occurrencePeriod occurrenceDateTime occurrenceTiming',
  SupplyRequest: 'occurrencePeriod occurrenceDateTime occurrenceTiming authoredOn',
  Task: 'executionPeriod authoredOn',
  VisionPrescription: 'dateWritten',
};

/** What lasts from its date on: until it is said to have ended, if it is. */
const LASTING: ReadonlySet<string> = new Set(['AllergyIntolerance', 'Condition', 'Goal']);

/** The days of the care that a resource is about; undefined where it does not say, or not so that it can be read. */
export const careDays = (resource: Resource): Days | undefined => {
  const { resourceType: type } = resource;
  const value = WHEN[type]
    ?.split(' ')
    .map((name) => resource[name])
    .find((found) => found !== undefined);
  const days = daysWithin(value);
  if (!days) return undefined;
  const end = daysOf(resource[type === 'Condition' ? 'abatementDateTime' : 'end'])?.last;
  return { first: days.first, last: end ?? (LASTING.has(type) ? ALWAYS.last : days.last) };
};

/** Of a date, a Period or a Timing: the events of a Timing, from the first to the last, or the bounds within which it repeats. */
const daysWithin = (value: Json | undefined): Days | undefined => {
  if (typeof value === 'string') return daysOf(value);
  if (!isObject(value)) return undefined;
  const events = items(value['event']).flatMap((event) => daysOf(event) ?? []);
  if (events.length > 0) {
    const firsts = events.map(({ first }) => first).toSorted();
    const lasts = events.map(({ last }) => last).toSorted();
    return { first: firsts[0] as string, last: lasts.at(-1) as string };
  }
  if (isObject(value['repeat'])) return daysOfPeriod(value['repeat']['boundsPeriod']);
  return 'start' in value || 'end' in value ? daysOfPeriod(value) : undefined;
};
