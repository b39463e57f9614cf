import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type JsonObject, objects, type Resource } from '../../src/fhir/json.ts';
import type { Environment } from '../../src/fhirpath/environment.ts';
import { Navigator } from '../../src/fhirpath/navigator.ts';
import { type Node, nodeOf } from '../../src/fhirpath/node.ts';
import { modelOf } from '../../src/fhirpath/structure-model.ts';

/** The R4 definitions and examples, for tests. */

const FOLDER = join(import.meta.dirname, '../../node_modules/hl7.fhir.r4.examples');
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.json') && file.includes('-'));

const read = (file: string): Resource => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Resource;

const filesOf = (type: string): string[] => FILES.filter((file) => file.startsWith(`${type}-`));

const available = new Set(FILES);

export const definitionOf = (type: string): JsonObject | undefined =>
  available.has(`StructureDefinition-${type}.json`) ? read(`StructureDefinition-${type}.json`) : undefined;

export const model = modelOf(definitionOf);

export const navigator = new Navigator(model);

/** All definitions: of resources, data types, profiles and extensions. */
export const definitions: readonly Resource[] = filesOf('StructureDefinition').map(read);

export const searchParameters: readonly Resource[] = filesOf('SearchParameter').map(read);

const LARGEST = 60_000;

/** The first examples of a type, by name; the largest files are left out. */
export const examplesOf = (type: string, most: number): Resource[] =>
  filesOf(type)
    .filter((file) => statSync(join(FOLDER, file)).size <= LARGEST)
    .slice(0, most)
    .map(read)
    .filter((resource) => resource.resourceType === type);

/** Where an expression is evaluated on a resource; a reference leads to a resource of the type that it names. */
export const environmentOf = (resource: Resource, root: Resource = resource): Environment => ({
  resource: nodeOf(resource),
  rootResource: nodeOf(root),
  now: '2026-03-01T12:30:00.000+01:00',
  resolve: (reference) => {
    const [, resourceType, id] = /([A-Z][A-Za-z]+)\/([^/]+)$/.exec(reference) ?? [];
    return resourceType === undefined || id === undefined ? undefined : { resourceType, id };
  },
});

/** An element of a resource, with the names under which its invariants are defined. */
export interface Place {
  readonly node: Node;
  readonly defined: readonly string[];
  readonly resource: Resource;
}

/** The name under which a choice is defined: `value` for `valueDate`. */
const choiceOf = (parent: string, name: string, type: string): string => {
  const stem = name.slice(0, -type.length);
  return model.element(parent, stem)?.choice ? stem : name;
};

/** Every element of a resource. */
export const placesOf = (resource: Resource): Place[] => {
  const places: Place[] = [];
  const visit = (node: Node, defined: readonly string[], holder: Resource): void => {
    const inside = isObject(node.value) && typeof node.value['resourceType'] === 'string';
    const here = inside ? (node.value as Resource) : holder;
    places.push({ node, defined, resource: here });
    const value = isObject(node.value) ? node.value : node.element;
    for (const key of Object.keys(value ?? {}).filter((name) => name !== 'resourceType')) {
      const name = key.replace(/^_/, '');
      if (name !== key && value?.[name] !== undefined) continue;
      const one: Node[] = [];
      const only = { [name]: value?.[name], [`_${name}`]: value?.[`_${name}`] };
      navigator.pushChildren({ ...node, value: isObject(node.value) ? only : undefined, element: only } as Node, one);
      for (const child of one)
        visit(child, [`${node.type}.${choiceOf(node.type, name, child.type)}`, child.type], here);
    }
  };
  visit(nodeOf(resource), [resource.resourceType], resource);
  return places;
};

/** The expressions of invariants by the element or type that has them; those of profiles too. */
export const invariants: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const found = new Map<string, Set<string>>();
  for (const definition of definitions) {
    const { snapshot } = definition;
    for (const element of objects(isObject(snapshot) ? snapshot['element'] : undefined)) {
      const path = String(element['path']).replace('[x]', '');
      for (const { expression } of objects(element['constraint'])) {
        if (typeof expression !== 'string') continue;
        const expressions = found.get(path) ?? new Set();
        found.set(path, expressions.add(expression));
      }
    }
  }
  return found;
})();
