import { isObject, type Json, type JsonObject, objects } from '../fhir/json.ts';
import type { Model, ModelElement } from './model.ts';

const FHIR_TYPE = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type';
const SYSTEM_TYPE = 'http://hl7.org/fhirpath/';

/**
 * The model that StructureDefinitions describe.
 * In: a lookup of the base definition (with a snapshot) of a type by its name; it is asked once per type, when first needed.
 */
export const modelOf = (definitionOf: (type: string) => JsonObject | undefined): Model => {
  const structures = new Map<string, Structure | undefined>();
  const structureOf = (type: string): Structure | undefined => {
    const root = rootOf(type);
    if (!structures.has(root)) {
      const definition = definitionOf(root);
      structures.set(root, definition && readStructure(definition));
    }
    return structures.get(root);
  };
  return {
    element: (parent, name) => structureOf(parent)?.elements.get(parent)?.get(name),
    isA: (type, ancestor) => {
      let current: string | undefined = type;
      while (current !== undefined && current !== ancestor) {
        const structure = structureOf(current);
        current = current === rootOf(current) ? structure?.base : structure?.backbones.get(current);
      }
      return current !== undefined;
    },
  };
};

interface Structure {
  readonly base: string | undefined;
  /** Elements by the path of their parent, then by name. */
  readonly elements: ReadonlyMap<string, ReadonlyMap<string, ModelElement>>;
  /** What each path with elements of its own derives from: BackboneElement or Element. */
  readonly backbones: ReadonlyMap<string, string>;
}

const rootOf = (type: string): string => {
  const dot = type.indexOf('.');
  return dot === -1 || type.startsWith('System.') ? type : type.slice(0, dot);
};

const readStructure = (definition: JsonObject): Structure => {
  const { snapshot, baseDefinition } = definition;
  const all = objects(isObject(snapshot) ? snapshot['element'] : undefined).map((element) => ({
    path: String(element['path']),
    element,
  }));
  const parents = new Set(all.map(({ path }) => parentOf(path)));
  const elements = new Map<string, Map<string, ModelElement>>();
  const backbones = new Map<string, string>();
  for (const { path, element } of all.slice(1)) {
    const parent = parentOf(path);
    const choice = path.endsWith('[x]');
    const name = path.slice(parent.length + 1, choice ? -'[x]'.length : undefined);
    const types = objects(element['type']).map(typeOf);
    const siblings = elements.get(parent) ?? new Map<string, ModelElement>();
    elements.set(parent, siblings);
    if (parents.has(path)) backbones.set(path, types[0] ?? 'Element');
    const reference = element['contentReference'];
    const own = parents.has(path)
      ? path
      : typeof reference === 'string'
        ? reference.slice(reference.indexOf('#') + 1)
        : undefined;
    siblings.set(name, {
      types: own === undefined ? types : [own],
      choice,
      list: !['0', '1'].includes(String(element['max'])),
      ...(types[0] === 'code' && valueSetOf(element['binding'])),
    });
  }
  return {
    base: typeof baseDefinition === 'string' ? baseDefinition.split('/').at(-1) : undefined,
    elements,
    backbones,
  };
};

const parentOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('.'), 0));

const valueSetOf = (binding: Json | undefined): { valueSet?: string } =>
  isObject(binding) && binding['strength'] === 'required' && typeof binding['valueSet'] === 'string'
    ? { valueSet: binding['valueSet'] }
    : {};

/** R4 gives ids and the values of primitives a FHIRPath type, and says the FHIR type in an extension. */
const typeOf = (type: JsonObject): string => {
  const fhirType = objects(type['extension']).find((extension) => extension['url'] === FHIR_TYPE);
  const code = fhirType?.['valueUrl'] ?? fhirType?.['valueUri'] ?? type['code'];
  return String(code).replace(SYSTEM_TYPE, '');
};
