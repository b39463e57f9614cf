/**
 * Invariants of R4 whose expression does not say what their text says: the text is what implementers were told, and R4's own
 * examples and the later versions of FHIR side with it. By the expression as published, so that a profile's own invariant
 * of the same key stays as it is.
 */
const ERRATA: ReadonlyMap<string, string> = new Map([
  // ref-1 is about local references; a Reference may have an identifier or a display only, or an extension that says why it has no value.
  [
    "reference.startsWith('#').not() or (reference.substring(1).trace('url') in %rootResource.contained.id.trace('ids'))",
    "reference.hasValue() implies (reference = '#' or reference.startsWith('#').not() or (reference.substring(1) in %rootResource.contained.id))",
  ],
  // bdl-8 is about a fullUrl, and an entry may have none.
  ["fullUrl.contains('/_history/').not()", "fullUrl.exists() implies fullUrl.contains('/_history/').not()"],
  // ras-2 is about a probability in percents, and a prediction may have none.
  [
    'probability is decimal implies (probability as decimal) <= 100',
    '(probability.exists() and (probability is decimal)) implies ((probability as decimal) <= 100)',
  ],
  // que-7: the answer is FHIR's boolean, not FHIRPath's Boolean.
  ["operator = 'exists' implies (answer is Boolean)", "operator = 'exists' implies (answer is boolean)"],
  // que-12: "more than one" is two.
  ['enableWhen.count() > 2 implies enableBehavior.exists()', 'enableWhen.count() > 1 implies enableBehavior.exists()'],
  // con-3: a category is a CodeableConcept, which never equals a string.
  [
    "clinicalStatus.exists() or verificationStatus.coding.where(system='http://terminology.hl7.org/CodeSystem/condition-ver-status' and code = 'entered-in-error').exists() or category.select($this='problem-list-item').empty()",
    "clinicalStatus.exists() or verificationStatus.coding.where(system='http://terminology.hl7.org/CodeSystem/condition-ver-status' and code = 'entered-in-error').exists() or category.coding.where(system='http://terminology.hl7.org/CodeSystem/condition-category' and code='problem-list-item').empty()",
  ],
  // tim-9: `when` repeats.
  [
    "offset.empty() or (when.exists() and ((when in ('C' | 'CM' | 'CD' | 'CV')).not()))",
    "offset.empty() or (when.exists() and when.where($this in ('C' | 'CM' | 'CD' | 'CV')).empty())",
  ],
  // The names of definitions (inv-0 and its twins): those that are there, and the whole of them.
  ["name.matches('[A-Z]([A-Za-z0-9_]){0,254}')", "name.exists() implies name.matches('^[A-Z]([A-Za-z0-9_]){0,254}$')"],
  // eld-19, eld-20: the whole path.
  [
    String.raw`path.matches('[^\\s\\.,:;\\\'"\\/|?!@#$%&*()\\[\\]{}]{1,64}(\\.[^\\s\\.,:;\\\'"\\/|?!@#$%&*()\\[\\]{}]{1,64}(\\[x\\])?(\\:[^\\s\\.]+)?)*')`,
    String.raw`path.matches('^[^\\s\\.,:;\\\'"\\/|?!@#$%&*()\\[\\]{}]{1,64}(\\.[^\\s\\.,:;\\\'"\\/|?!@#$%&*()\\[\\]{}]{1,64}(\\[x\\])?(\\:[^\\s\\.]+)?)*$')`,
  ],
  [
    String.raw`path.matches('[A-Za-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*(\\[x])?)*')`,
    String.raw`path.matches('^[A-Za-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*(\\[x\\])?)*$')`,
  ],
]);

/** txt-1 and txt-2 are told apart by their key: both are published as `htmlChecks()`, each means half of it. */
const HAS_CONTENT = String.raw`(matches('>\\s*[^<\\s]') or matches('<img\\s'))`;
const NARRATIVE: ReadonlyMap<string, string> = new Map([
  ['txt-1', `htmlChecks() or ${HAS_CONTENT}.not()`],
  ['txt-2', `htmlChecks() or ${HAS_CONTENT}`],
]);

/** The expression to evaluate for an invariant: the published one, unless R4 itself got it wrong. */
export const meant = (key: string, expression: string): string =>
  (expression === 'htmlChecks()' ? NARRATIVE.get(key) : ERRATA.get(expression)) ?? expression;

/**
 * Extensions of R4 whose definition leaves out where R4's own resources use them; the later extension pack of HL7 has these
 * contexts too.
 */
const CONTEXTS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'http://hl7.org/fhir/StructureDefinition/structuredefinition-normative-version',
    ['DomainResource', 'ElementDefinition'],
  ],
  ['http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type', ['ElementDefinition.type']],
  ['http://hl7.org/fhir/StructureDefinition/regex', ['ElementDefinition.type']],
]);

/** The element contexts to allow beside those that the definition of an extension says. */
export const furtherContexts = (url: string): readonly string[] => CONTEXTS.get(url) ?? [];
