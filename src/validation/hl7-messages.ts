/**
 * The message ids of the HL7 validator (org.hl7.fhir.core) that say the same as a finding of ours, by its id, so that clients can compare.
 * An invariant has its own key in both. What the HL7 validator says without an id (its JSON parser does) is not here.
 */
export const HL7_MESSAGES: Readonly<Record<string, readonly string[]>> = {
  'cardinality-min': ['Validation_VAL_Profile_Minimum', 'Validation_VAL_Profile_Minimum_SLICE'],
};

/** The message ids of the HL7 validator for the same thing; none when it has none. */
export const hl7Messages = (id: string): readonly string[] => HL7_MESSAGES[id] ?? [];
