import { isObject, type Json, type JsonObject, objects, type Resource } from '../fhir/json.ts';

/**
 * What a conformance resource keeps in the prepared form: all that a machine decides by, and the short texts.
 * Prose (definitions, comments, mappings, narrative, contacts) is nine tenths of R4 and is left out.
 */
export const slim = (resource: Resource): Resource => {
  const kept = without(resource, PROSE) as Resource;
  switch (resource.resourceType) {
    case 'StructureDefinition':
      return slimStructure(kept);
    case 'CodeSystem':
      return { ...kept, concept: objects(kept['concept']).map(slimConcept) };
    case 'ValueSet':
      return isListed(kept) ? (without(kept, ['expansion']) as Resource) : kept;
    default:
      return kept;
  }
};

/** Whether a value set names each of its codes itself: then an expansion says nothing more. */
const isListed = ({ compose }: Resource): boolean => {
  const parts = isObject(compose) ? [...objects(compose['include']), ...objects(compose['exclude'])] : [];
  return parts.length > 0 && parts.every((part) => part['concept'] !== undefined && part['valueSet'] === undefined);
};

/** The kinds of conformance resources that definitions are made of, and the prepared form holds. */
export const USED_TYPES: ReadonlySet<string> = new Set([
  'StructureDefinition',
  'ValueSet',
  'CodeSystem',
  'SearchParameter',
  'OperationDefinition',
  'Questionnaire',
  'ConceptMap',
]);

export const isUsed = (resourceType: string): boolean => USED_TYPES.has(resourceType);

const PROSE = [
  'text',
  'contact',
  'publisher',
  'copyright',
  'purpose',
  'description',
  'mapping',
  'useContext',
  'jurisdiction',
  'meta',
];

const ELEMENT_PROSE = [
  'definition',
  'comment',
  'requirements',
  'alias',
  'mapping',
  'example',
  'meaningWhenMissing',
  'orderMeaning',
];

/** Extensions of ElementDefinition that decide nothing. */
const IDLE_EXTENSIONS = new Set([
  'http://hl7.org/fhir/StructureDefinition/structuredefinition-standards-status',
  'http://hl7.org/fhir/StructureDefinition/structuredefinition-normative-version',
  'http://hl7.org/fhir/StructureDefinition/elementdefinition-bindingName',
  'http://hl7.org/fhir/StructureDefinition/elementdefinition-isCommonBinding',
  'http://hl7.org/fhir/StructureDefinition/structuredefinition-explicit-type-name',
]);

const slimStructure = (structure: Resource): Resource => {
  const elements = (part: Json | undefined): JsonObject =>
    isObject(part) ? { element: objects(part['element']).map(slimElement) } : {};
  return structure['snapshot']
    ? { ...(without(structure, ['differential']) as Resource), snapshot: elements(structure['snapshot']) }
    : { ...structure, differential: elements(structure['differential']) };
};

const slimElement = (element: JsonObject): JsonObject => {
  const kept = withoutIdle(without(element, ELEMENT_PROSE));
  if (isObject(kept['binding'])) kept['binding'] = withoutIdle(without(kept['binding'], ['description']));
  if (kept['constraint']) {
    kept['constraint'] = objects(kept['constraint']).map((c) => without(c, ['xpath', 'requirements']));
  }
  return kept;
};

const withoutIdle = (node: JsonObject): JsonObject => {
  if (node['extension'] === undefined) return node;
  const kept = objects(node['extension']).filter((e) => !IDLE_EXTENSIONS.has(String(e['url'])));
  return kept.length > 0 ? { ...node, extension: kept } : without(node, ['extension']);
};

const slimConcept = (concept: JsonObject): JsonObject => ({
  ...without(concept, ['definition']),
  ...(concept['concept'] !== undefined && { concept: objects(concept['concept']).map(slimConcept) }),
});

const without = (node: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(node).filter(([name]) => !names.includes(name)));
