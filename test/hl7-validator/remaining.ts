/** What the HL7 validator calls an error and we leave as it is, each with its reason. The test fails when one does not occur any more. */
export interface Remaining {
  /** The file, relative to the project. */
  readonly file: string;
  readonly messageId: string;
  readonly reason: string;
}

export const REMAINING: readonly Remaining[] = [
  ...['care-consent', 'disclosure-consent'].map((profile) => ({
    file: `build/package/StructureDefinition-${profile}.json`,
    messageId: 'TYPE_SPECIFIC_CHECKS_DT_IDENTIFIER_IETF_SYSTEM_VALUE',
    reason: "R4's own example of Consent.identifier, which every snapshot of a Consent profile takes over",
  })),
];

/** Invalid examples in which the HL7 validator finds no error, each with the reason. */
export const NOT_SEEN: Readonly<Record<string, string>> = {
  'CARE-1.json': 'the consent is another resource: a rule sees it, a profile cannot',
  'evaluation-task/output-outcome-value-binding.json':
    'without a terminology server it leaves a code of SNOMED CT undecided',
};

/**
 * Of each type, the nl-core profile that our examples of it are held to as well. Not nl-core-CareTeam: it has one contact person at
 * most, and a group of volunteers has several.
 */
export const NL_CORE_PROFILES: Readonly<Record<string, string>> = {
  CarePlan: 'nl-core-HelpFromOthers',
  Organization: 'nl-core-HealthcareProvider-Organization',
  Patient: 'nl-core-Patient',
  Practitioner: 'nl-core-HealthProfessional-Practitioner',
  PractitionerRole: 'nl-core-HealthProfessional-PractitionerRole',
  RelatedPerson: 'nl-core-ContactPerson',
};
