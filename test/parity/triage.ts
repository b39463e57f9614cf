/**
 * Differences between our validator and the HL7 validator that have been looked into, with what was found. `theirs`: it is wrong,
 * more lenient or stricter than the text of R4 is, as said. `terminology`: it has no terminology server, or we have not the code system.
 * `open`: we do not say it (yet).
 *
 * An entry explains our finding, theirs, or, with both, the two of a case in which each says something else of the same thing.
 */
export interface Triage {
  /** Our finding's id. */
  readonly ours?: string;
  /** Only where our place and parameters also match. */
  readonly where?: RegExp;
  /** The HL7 validator's message id, or words of a message without one. */
  readonly theirs?: string | RegExp;
  /** Only where its place and words also match. */
  readonly text?: RegExp;
  /** What one of the two throws. */
  readonly crash?: RegExp;
  readonly verdict: 'theirs' | 'terminology' | 'open';
  readonly reason: string;
}

export const TRIAGE: readonly Triage[] = [
  {
    theirs: 'Terminology_TX_System_Invalid',
    verdict: 'theirs',
    reason:
      'it takes any address that begins as one of HL7 or of UCUM, and is not one, for wrong; R4 lets systems be any URI',
  },
  {
    theirs: 'TYPE_SPECIFIC_CHECKS_CANONICAL_ABSOLUTE',
    text: /HTTPS?:/,
    verdict: 'theirs',
    reason: 'it takes a URL whose scheme is in capitals for a relative one; RFC 3986 §3.1 does not',
  },
  {
    ours: 'bdl-8',
    theirs: /^Bundle_BUNDLE_(Entry_NoFullUrl|FullUrl_Missing)$/,
    verdict: 'theirs',
    reason: 'of a fullUrl with a reason instead of a value it says what it says of none; bdl-8 is about the value',
  },
  {
    theirs: /^(INVALID_DISPLAY_NAME|Terminology_TX_NoValid_16|UNABLE_TO_INFER_CODESYSTEM)$/,
    text: /Invalid displayLanguage|mimetypes/,
    verdict: 'theirs',
    reason: 'a language in capitals, or a MIME type, makes it fail of itself without a terminology server',
  },
  {
    ours: 'modifier-extension-unknown',
    verdict: 'theirs',
    reason:
      'it takes extensions from addresses that it knows (example.org, nema.org, acme.com) as known without a definition',
  },
  {
    theirs: 'Type_Specific_Checks_DT_XHTML_Resolve_Img',
    verdict: 'open',
    reason: 'it looks whether an image in a narrative is contained',
  },
  {
    theirs: 'TYPE_SPECIFIC_CHECKS_DT_IDENTIFIER_IETF_SYSTEM_VALUE',
    verdict: 'open',
    reason: 'an identifier of the system urn:ietf:rfc:3986 whose value is no URI',
  },
  {
    ours: 'inv-1',
    where: /^Task /,
    verdict: 'theirs',
    reason: 'a date and a moment of that day have no order (FHIRPath §6.2); Task.inv-1 then is not true',
  },
  {
    crash: /XhtmlNode\.getAttribute/,
    verdict: 'theirs',
    reason: 'it throws on a narrative without a language that has no div',
  },
  {
    crash: /^theirs threw: java\.lang\.NullPointerException/,
    verdict: 'theirs',
    reason: 'it throws on null in a list of primitives',
  },
  { crash: /NumberFormatException/, verdict: 'theirs', reason: 'it throws on an integer beyond 32 bits' },
  {
    ours: 'empty-value',
    where: /\.meta\.profile/,
    verdict: 'theirs',
    reason: 'it does not see that a list of profiles is empty; R4 §2.6.2: an array SHALL NOT be empty',
  },
  {
    ours: 'ele-1',
    where: /\.meta /,
    verdict: 'theirs',
    reason: 'it does not see that a list of profiles is empty; R4 §2.6.2: an array SHALL NOT be empty',
  },
  {
    ours: 'primitive-format',
    where: /\.system .*"type":"uri"|"type":"(date(Time)?|instant)"/,
    verdict: 'theirs',
    reason: 'it lets a system, a date or a dateTime be white space alone; R4 has none in these',
  },
  {
    ours: 'extension-unknown',
    verdict: 'theirs',
    reason:
      'it takes extensions from addresses that it knows (example.org, nema.org, acme.com) as known without a definition',
  },
  {
    ours: 'profile-type',
    verdict: 'theirs',
    reason:
      'it holds a resource to a profile of another type element by element, and says nothing where nothing is missing or not allowed',
  },
  {
    ours: 'questionnaire-initial-type',
    verdict: 'theirs',
    reason: 'it does not hold initial.value to the type of its item; R4 Questionnaire.item.initial.value[x] does',
  },
  {
    ours: 'binding-required',
    where: /evaluation-outcome/,
    verdict: 'terminology',
    reason:
      'without a terminology server it does not say of a SNOMED CT code that it is not in a value set that has none of them',
  },
  {
    ours: 'bundle-missing',
    theirs: 'Bundle_BUNDLE_Entry_NotFound',
    verdict: 'theirs',
    reason: 'it counts the entries and their lists from one here, against FHIRPath',
  },
  {
    ours: 'full-url',
    theirs: 'BUNDLE_ENTRY_URL_MATCHES_TYPE_ID',
    verdict: 'theirs',
    reason: 'it names the first entry, whichever it is',
  },
  {
    ours: 'full-url-relative',
    theirs: 'BUNDLE_ENTRY_URL_ABSOLUTE',
    verdict: 'theirs',
    reason: 'it names the first entry, whichever it is',
  },
  {
    theirs: /^BUNDLE_BUNDLE_ENTRY_NOTFOUND_(APPARENT|CANNOT)$/,
    verdict: 'theirs',
    reason:
      'it asks that a history or searchset can resolve what is in another version; R4 asks so of documents and messages alone',
  },
  {
    theirs: /^UNKNOWN_CODESYSTEM(_VERSION)?$/,
    verdict: 'terminology',
    reason: 'the code system is not at hand, which is no fault of the resource',
  },
  {
    theirs: 'Unknown_Code_in_Version',
    text: /(quantity|numerator|denominator|Quantity\))\.code/,
    verdict: 'theirs',
    reason: 'an unknown unit of a Quantity is a warning with us: R4 binds few',
  },
  {
    theirs: 'Unknown_Code_in',
    text: /urn:ietf:rfc:3986/,
    verdict: 'theirs',
    reason: 'it takes urn:ietf:rfc:3986 for a list of codes; its codes are URIs, of which this is one',
  },
  {
    theirs: 'TYPE_SPECIFIC_CHECKS_DT_ATT_HASH_MISMATCH',
    verdict: 'open',
    reason: 'it computes the hash of an Attachment',
  },
  {
    theirs: 'TYPE_SPECIFIC_CHECKS_DT_ATT_B64_DECODE_FAIL',
    verdict: 'theirs',
    reason: 'it refuses white space in the data of an Attachment, which base64Binary of R4 allows',
  },
  {
    theirs: /^(Extension_EXT_URL_Absolute|Type_Specific_Checks_DT_Identifier_System)$/,
    text: /\.(extension|identifier)\[\d+\] (?:Extension\.url|Identifier\.system) must be an absolute/,
    verdict: 'theirs',
    reason: 'it takes a URL whose scheme is in capitals for a relative one; RFC 3986 §3.1 does not',
  },
  { theirs: 'SM_TARGET_PATH_INVALID', verdict: 'open', reason: 'it looks into the rules of a StructureMap' },
  {
    ours: 'slice-min',
    where: /"slice":"[^"]+\/[^"]+"/,
    theirs: '_DT_Fixed_Wrong',
    verdict: 'theirs',
    reason: 'it holds what is in a slice to the slices within it as if each must match',
  },
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
    text: /\.\d|null/,
    verdict: 'theirs',
    reason: 'it refuses a time with a fraction of a second, which the text of R4 allows',
  },
  { theirs: 'Terminology_TX_System_Relative', verdict: 'open', reason: 'a Coding whose system is relative' },
  { theirs: 'VALUESET_INCLUDE_SYSTEM_ABSOLUTE', verdict: 'open', reason: 'a relative system in a ValueSet' },
];
