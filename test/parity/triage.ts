/**
 * Differences between our validator and the HL7 validator that have been looked into, with what was found. `theirs`: it is wrong,
 * more lenient or stricter than the text of R4 is, as said. `terminology`: it has no terminology server, or we have not the code system.
 * `open`: we do not say it (yet).
 */
export interface Triage {
  /** Our finding's id, where we alone report. */
  readonly ours?: string;
  /** The HL7 validator's message id, or words of a message without one, where it alone reports. */
  readonly theirs?: string | RegExp;
  /** Only where the place or the text also match. */
  readonly where?: RegExp;
  readonly verdict: 'theirs' | 'terminology' | 'open';
  readonly reason: string;
}

export const TRIAGE: readonly Triage[] = [
  {
    ours: 'txt-1',
    verdict: 'theirs',
    reason:
      'it reads a narrative whose elements do not end, and one with a DOCTYPE, as if it were well-formed; R4 asks for XHTML',
  },
  {
    ours: 'reference-malformed',
    verdict: 'theirs',
    reason: 'it only warns of a relative reference to no type of R4, or to what is no id; R4 §2.3.0.1 gives the forms',
  },
  {
    ours: 'primitive-format',
    where: /base64Binary|contentType|"type":"(base64Binary|string|markdown|xhtml)"/,
    verdict: 'theirs',
    reason:
      'it takes padding in the middle of base64, only warns of control characters, and reads a DOCTYPE; R4 says SHALL NOT',
  },
  {
    ours: 'reference-target',
    verdict: 'theirs',
    reason: 'it does not hold Reference.type without a reference to the targets that are allowed',
  },
  {
    ours: 'canonical-target',
    verdict: 'theirs',
    reason: 'it does not look up what a canonical leads to here',
  },
  {
    ours: 'binding-required',
    where: /language|contentType|currency|bcp13|languages/,
    verdict: 'terminology',
    reason: 'it does not know languages, MIME types and currencies without a terminology server',
  },
  { ours: 'slice-not-at-end', verdict: 'theirs', reason: 'it does not do openAtEnd' },
  { ours: 'slice-closed', verdict: 'theirs', reason: 'it does not close the slicing of a choice by type' },
  {
    ours: 'resource-type-unknown',
    where: /^DomainResource /,
    verdict: 'theirs',
    reason: 'it takes an abstract type for a resource',
  },
  {
    ours: 'choice-twice',
    verdict: 'theirs',
    reason: 'it does not see a second choice that has extensions only',
  },
  {
    theirs: 'Terminology_TX_Code_ValueSet_MISSING',
    verdict: 'open',
    reason: 'a required code that has an extension and no value',
  },
  {
    theirs: 'IG_HL7_STANDARDS_STATUS_REQUIRED',
    verdict: 'theirs',
    reason: 'a rule of HL7 for its own publications, not of R4',
  },
  { theirs: 'IG_HL7_WG_REQUIRED', verdict: 'theirs', reason: 'a rule of HL7 for its own publications, not of R4' },
  {
    theirs: 'VALIDATION_HL7_PUBLISHER_MULTIPLE_WGS',
    verdict: 'theirs',
    reason: 'a rule of HL7 for its own publications, not of R4',
  },
  { theirs: 'SM_SOURCE_CONTEXT_UNKNOWN', verdict: 'open', reason: 'it looks into the rules of a StructureMap' },
  { theirs: 'SM_TARGET_CONTEXT_UNKNOWN', verdict: 'open', reason: 'it looks into the rules of a StructureMap' },
  { theirs: 'MEASURE_M_CRITERIA_CQL_NO_LIB', verdict: 'open', reason: 'it looks for the library of a Measure in CQL' },
  {
    theirs: 'Display_Name_for__should_be_one_of__instead_of',
    verdict: 'theirs',
    reason: 'a wrong display is a warning with us: R4 does not say SHALL',
  },
  {
    theirs: 'Display_Name_WS_for__should_be_one_of__instead_of',
    verdict: 'theirs',
    reason: 'a wrong display is a warning with us: R4 does not say SHALL',
  },
  {
    theirs: 'Type_Specific_Checks_DT_Time_Valid',
    where: /\.\d|null/,
    verdict: 'theirs',
    reason: 'it refuses a time with a fraction of a second, which the text of R4 allows',
  },
  { theirs: 'Terminology_TX_System_Relative', verdict: 'open', reason: 'a Coding whose system is relative' },
  { theirs: 'VALUESET_INCLUDE_SYSTEM_ABSOLUTE', verdict: 'open', reason: 'a relative system in a ValueSet' },
];
