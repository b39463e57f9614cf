import type { Parameters } from '../fhir/text.ts';
import { QUESTIONNAIRE_MESSAGES } from './questionnaire/hl7-messages.ts';

/**
 * The message ids of the HL7 validator (org.hl7.fhir.core) that say the same as a finding of ours, by its id, so that clients can compare.
 * An invariant has its own key in both. What the HL7 validator says without an id (its JSON parser does) is not here.
 */
const MESSAGES: Readonly<Record<string, readonly string[]>> = {
  ...QUESTIONNAIRE_MESSAGES,
  'binding-required': [
    'Terminology_TX_NoValid_1_CC',
    'Terminology_TX_NoValid_4',
    'Terminology_TX_NoValid_12',
    'Terminology_TX_NoValid_15',
    'Terminology_TX_NoValid_16',
    'Terminology_TX_NoValid_18',
    'Terminology_TX_Code_ValueSet_MISSING',
    'UNABLE_TO_INFER_CODESYSTEM',
    'INVALID_DISPLAY_NAME',
    'Terminology_TX_Code_ValueSet',
    'Terminology_TX_NoValid_8',
  ],
  'bundle-missing': ['Bundle_BUNDLE_Entry_NotFound', 'BUNDLE_BUNDLE_ENTRY_NOTFOUND_CANNOT'],
  'bundle-search-type': ['BUNDLE_SEARCH_ENTRY_WRONG_RESOURCE_TYPE_MODE'],
  'bundle-unreachable': ['Bundle_BUNDLE_Entry_Orphan_DOCUMENT'],
  'canonical-contained': ['TYPE_SPECIFIC_CHECKS_DT_URL_INTERNAL'],
  'canonical-relative': ['TYPE_SPECIFIC_CHECKS_CANONICAL_ABSOLUTE'],
  'canonical-target': ['SD_ED_BIND_NOT_VS'],
  'cardinality-max': ['Validation_VAL_Profile_Maximum', 'Validation_VAL_Profile_NotAllowed'],
  'cardinality-min': ['Validation_VAL_Profile_Minimum'],
  'code-unknown': ['Unknown_Code_in', 'Unknown_Code_in_Version'],
  'contained-duplicate': ['RESOURCE_DUPLICATE_CONTAINED_ID'],
  'contained-id': ['Resource_RES_ID_Missing'],
  'display-wrong': ['Display_Name_for__should_be_one_of__instead_of'],
  'dom-3': ['CONTAINED_ORPHAN_DOM3'],
  'element-id-duplicate': ['DUPLICATE_ID'],
  'empty-value': ['Type_Specific_Checks_DT_Primitive_NotEmpty'],
  'extension-context': ['Extension_EXTP_Context_Wrong', 'Profile_EXT_Not_Here'],
  'extension-modifier': ['Extension_EXT_Modifier_Y', 'Extension_EXT_Modifier_N'],
  'extension-unknown': ['Extension_EXT_Unknown_NotHere'],
  'extension-url': ['Extension_EXT_URL_Absolute', 'Extension_EXT_SubExtension_Invalid'],
  'extension-url-extended': ['Extension_EXT_Url_NotFound', 'Extension_EXT_Fixed_Banned'],
  'fixed-value': [
    'Fixed_Type_Checks_DT_Code',
    'Fixed_Type_Checks_DT_URL',
    'Fixed_Type_Checks_DT_URI',
    '_DT_Fixed_Wrong',
    'Terminology_TX_Coding_Count',
  ],
  'full-url': ['BUNDLE_ENTRY_URL_MATCHES_TYPE_ID', 'BUNDLE_ENTRY_URL_MATCHES_NO_ID'],
  'full-url-missing': ['BUNDLE_BUNDLE_ENTRY_FULLURL_REQUIRED', 'Bundle_BUNDLE_Entry_NoFullUrl'],
  'full-url-relative': ['BUNDLE_ENTRY_URL_ABSOLUTE'],
  'identifier-system': ['Type_Specific_Checks_DT_Identifier_System'],
  'modifier-extension-unknown': ['Extension_EXT_Unknown_NotHere'],
  'pattern-value': [
    'TYPE_CHECKS_PATTERN_CC',
    'Fixed_Type_Checks_DT_Code',
    '_DT_Fixed_Wrong',
    'Terminology_TX_Coding_Count',
  ],
  'primitive-format': [
    'Resource_RES_ID_Malformed_Chars',
    'Type_Specific_Checks_DT_Base64_Valid',
    'Type_Specific_Checks_DT_Boolean_Value',
    'Type_Specific_Checks_DT_Code_WS',
    'Type_Specific_Checks_DT_DateTime_Regex',
    'Type_Specific_Checks_DT_DateTime_TZ',
    'Type_Specific_Checks_DT_DateTime_Valid',
    'Type_Specific_Checks_DT_Date_Valid',
    'Type_Specific_Checks_DT_Decimal_Valid',
    'Type_Specific_Checks_DT_ID_Valid',
    'Type_Specific_Checks_DT_Instant_Valid',
    'Type_Specific_Checks_DT_Integer_GT0',
    'Type_Specific_Checks_DT_Integer_LT0',
    'Type_Specific_Checks_DT_Integer_Valid',
    'Type_Specific_Checks_DT_OID_Valid',
    'Type_Specific_Checks_DT_Primitive_NotEmpty',
    'Type_Specific_Checks_DT_String_Length',
    'Type_Specific_Checks_DT_Time_Valid',
    'Type_Specific_Checks_DT_URI_WS',
    'Type_Specific_Checks_DT_UUID_Valid',
    'XHTML_XHTML_NS_InValid',
    'XHTML_XHTML_Name_Invalid',
    'Type_Specific_Checks_DT_Integer_LT1',
    'Type_Specific_Checks_DT_UUID_Strat',
    'Type_Specific_Checks_DT_OID_Start',
  ],
  // It holds a resource to a profile of another type, and reports what is missing then.
  'profile-type': [
    'Validation_VAL_Profile_NotAllowed',
    'Validation_VAL_Profile_Minimum',
    'Reference_REF_BadTargetType2',
  ],
  'reference-contained': ['Reference_REF_CantResolve'],
  'reference-malformed': ['REFERENCE_REF_INVALID_REF'],
  'reference-target': ['Reference_REF_BadTargetType', 'Reference_REF_BadTargetType2', 'Reference_REF_WrongTarget'],
  'reference-type': ['Reference_REF_BadTargetType', 'Reference_REF_WrongTarget'],
  'resource-id-extended': ['FHIR_RESOURCE_ID_CANT_BE_EXTENDED'],
  'slice-max': ['Validation_VAL_Profile_Maximum'],
  'slice-min': ['Validation_VAL_Profile_Minimum_SLICE', 'Validation_VAL_Profile_Minimum_SLICE_EXT'],
  'txt-1': [
    'XHTML_XHTML_Element_Illegal',
    'XHTML_XHTML_Attribute_Illegal',
    'TYPE_SPECIFIC_CHECKS_DT_XHTML_ACTIVE_HREF',
  ],
  'type-wrong': [
    'Extension_EXT_Type',
    'Validation_VAL_Profile_WrongType',
    'Validation_VAL_Profile_NoType',
    'Extension_PROF_Type',
    'ILLEGAL_PROPERTY',
  ],
  'reference-profile': ['Reference_REF_CantMatchChoice', 'Reference_REF_CantMatchType'],
  'element-unknown': ['ILLEGAL_PROPERTY'],
  'min-value': ['Type_Specific_Checks_DT_Integer_LT', 'TYPE_SPECIFIC_CHECKS_DT_DT_LT'],
  'json-duplicate-key': ['DUPLICATE_JSON_PROPERTY_KEY'],
  'max-value': ['Type_Specific_Checks_DT_Integer_GT', 'TYPE_SPECIFIC_CHECKS_DT_QTY_MAX_VALUE_WRONG'],
  'max-length': ['Type_Specific_Checks_DT_Primitive_Length'],
  'reference-aggregation': ['Reference_REF_NotFound_Bundle', 'Reference_REF_Aggregation'],
  'slice-closed': ['Validation_VAL_Profile_NotSlice'],
  'slice-order': ['Validation_VAL_Profile_SliceOrder'],
};

/** The message ids of the HL7 validator for the same thing; none when it has none. */
export const hl7Messages = (id: string): readonly string[] => MESSAGES[id] ?? [];

/** By the type that a primitive is not of; for the others it has several. */
const OF_PRIMITIVE: Readonly<Record<string, string>> = {
  base64Binary: 'Type_Specific_Checks_DT_Base64_Valid',
  boolean: 'Type_Specific_Checks_DT_Boolean_Value',
  code: 'Type_Specific_Checks_DT_Code_WS',
  date: 'Type_Specific_Checks_DT_Date_Valid',
  decimal: 'Type_Specific_Checks_DT_Decimal_Valid',
  id: 'Type_Specific_Checks_DT_ID_Valid',
  instant: 'Type_Specific_Checks_DT_Instant_Valid',
  time: 'Type_Specific_Checks_DT_Time_Valid',
};

/**
 * The message id of the HL7 validator for a finding, where it has just one for the same thing; that of a broken invariant is the
 * canonical of its source with `#` and the key.
 */
export const hl7MessageId = (id: string, parameters?: Parameters): string | undefined => {
  if (id === 'primitive-format') return OF_PRIMITIVE[parameters?.['type'] as string];
  if (id === 'cardinality-max')
    return parameters?.['max'] === 0 ? 'Validation_VAL_Profile_NotAllowed' : 'Validation_VAL_Profile_Maximum';
  const messages = MESSAGES[id];
  return messages?.length === 1 ? messages[0] : undefined;
};
