/**
 * Errors in R4's own examples that are errors: what is wrong, and where. The HL7 validator says the same of those that are marked.
 * `in`: only in these files.
 */
export interface Exception {
  readonly id: string;
  readonly in?: RegExp;
  readonly reason: string;
  readonly hl7: boolean;
}

export const EXCEPTIONS: readonly Exception[] = [
  { id: 'canonical-relative', hl7: true, reason: 'a canonical that is a relative URL, or a name' },
  { id: 'full-url', in: /^Bundle-/, hl7: true, reason: 'a fullUrl that ends with another id than the resource has' },
  {
    id: 'full-url-missing',
    in: /^Bundle-bundle-search-warning/,
    hl7: true,
    reason: 'an OperationOutcome with an id and no fullUrl',
  },
  {
    id: 'extension-context',
    in: /^(CodeSystem-dicom-dcim|Bundle-valueset)/,
    hl7: true,
    reason: 'valueset-concept-comments on a concept of a CodeSystem or an expansion',
  },
  {
    id: 'cardinality-min',
    in: /^(Questionnaire-qs1|SearchParameter-|ImplementationGuide-|ig-r4|Observation-f202)/,
    hl7: true,
    reason:
      'an item without linkId, a search parameter without base, a guide without name and status, a body temperature without a date',
  },
  {
    id: 'primitive-format',
    in: /^(CodeSystem-v2-0550|Bundle-v2-valuesets|Library-zika|CapabilityStatement-example|TerminologyCapabilities-example)/,
    hl7: true,
    reason: 'codes with white space at the end, no OIDs, a UUID in capitals',
  },
  {
    id: 'primitive-format',
    in: /^SearchParameter-questionnaireresponse-extensions/,
    hl7: true,
    reason: 'an id of more than 64 characters',
  },
  {
    id: 'sdf-4',
    in: /^StructureDefinition-/,
    hl7: true,
    reason: 'a logical model without a base that is not abstract',
  },
  {
    id: 'modifier-extension-unknown',
    in: /^Basic-referral/,
    hl7: false,
    reason: 'modifier extensions of nobody; the HL7 validator takes those under example.org',
  },
  {
    id: 'txt-2',
    in: /^(ActivityDefinition|EventDefinition|Questionnaire)-/,
    hl7: true,
    reason: 'a narrative with nothing in it',
  },
  {
    id: 'canonical-target',
    in: /^(StructureDefinition-ExplanationOfBenefit|Bundle-)/,
    hl7: true,
    reason: 'a binding to a code system',
  },
  {
    id: 'canonical-contained',
    in: /^PlanDefinition-example-cardiology-os/,
    hl7: true,
    reason: 'fragments without a contained resource',
  },
  {
    id: 'reference-malformed',
    in: /^(ImplementationGuide-fhir|ig-r4)/,
    hl7: false,
    reason: 'a reference with an id that is none; the HL7 validator only warns',
  },
  {
    id: 'reference-target',
    in: /^(DeviceMetric-example|DeviceUseStatement-example|MedicationRequest-medrx0301|Observation-clinical-gender)/,
    hl7: true,
    reason: 'a target that the element does not allow',
  },
  {
    id: 'bdl-7',
    in: /^Bundle-dataelements/,
    hl7: false,
    reason: 'the same fullUrl twice; too large for the HL7 validator here',
  },
  { id: 'extension-url', in: /^Bundle-hla-1/, hl7: false, reason: 'a part that the extension does not have' },
];

/** Why this error is one of the example; undefined when it is not known. */
export const exceptionFor = (file: string, id: string): Exception | undefined =>
  EXCEPTIONS.find((exception) => exception.id === id && (exception.in?.test(file) ?? true));
