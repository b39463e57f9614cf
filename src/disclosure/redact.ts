import { CANONICAL } from '../fhir/canonical.ts';
import { isObject, isResource, type Json, type JsonObject, objects, type Resource } from '../fhir/json.ts';
import { isCommon, rowOf } from './dossier.ts';
import { namedBy } from './references.ts';

/** How someone looks at a resource that he may see. */
export interface Sight {
  /** By a ground on the whole dossier (DISC-11): every element is seen, and only what is hidden all the same is masked. */
  readonly whole: boolean;
  /** It is the reader's own agreement (DISC-12). */
  readonly own: boolean;
  /** Whether the reader may know of this resource, `Type/id`. Must give the same answer every time. */
  shows(reference: string): boolean;
}

/**
 * What is shown of a resource that may be seen: a copy without what the dossier table leaves out, in which references to what is
 * hidden are masked. A masked reference looks the same whatever it led to. Pure; the resource itself is not changed.
 */
export const redact = (resource: Resource, sight: Sight): Resource => {
  const row = rowOf(resource);
  const seen = masked(sight.whole ? resource : withoutContained(resource), sight);
  if (sight.whole) return seen.masks > 0 ? without(seen.node, ['text']) : seen.node;
  const others = sight.own ? [] : (row?.leftOutOfOthers ?? []);
  return withoutExtensions(without(seen.node, ['text', ...(row?.leftOut ?? [])]), new Set(others));
};

/** R4 data-absent-reason: there is something, and it is not shown, for reasons of privacy. */
export const MASKED: JsonObject = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' }],
};

/** Contained resources stay when they are of a type that is about no client; the rest were somebody's data. */
const withoutContained = (resource: Resource): Resource => {
  if (resource['contained'] === undefined) return resource;
  const kept = objects(resource['contained']).filter((inner) => isResource(inner) && isCommon(inner.resourceType));
  return { ...without(resource, ['contained']), ...(kept.length > 0 && { contained: kept }) };
};

const masked = (resource: Resource, sight: Sight): { node: Resource; masks: number } => {
  const contained = new Set(objects(resource['contained']).map((inner) => `#${inner['id']}`));
  let masks = 0;
  const visible = (reference: JsonObject, trusted: boolean): boolean => {
    const named = namedBy(reference);
    if (named) return isCommon(named.type) || sight.shows(named.reference);
    if (sight.whole || trusted) return true;
    if (typeof reference['reference'] === 'string') return contained.has(reference['reference']);
    return isCommon(String(reference['type']));
  };
  const copy = (node: Json, name: string, trusted: boolean): Json => {
    if (Array.isArray(node)) return node.map((item) => copy(item, name, trusted));
    if (!isObject(node)) return node;
    if (isReference(node, name) && !visible(node, trusted)) {
      masks++;
      return MASKED;
    }
    const trust = trusted || node['url'] === ACHTERWACHT;
    const made: JsonObject = {};
    for (const [key, value] of Object.entries(node)) if (value !== undefined) made[key] = copy(value, key, trust);
    return made;
  };
  return { node: copy(resource, '', false) as Resource, masks };
};

/** Whom to call stands in the agreement itself, often by name alone: it must be seen without access to the rest. */
const ACHTERWACHT = `${CANONICAL}/StructureDefinition/achterwacht`;

const OF_A_REFERENCE: ReadonlySet<string> = new Set([
  ...['id', 'extension', 'reference', '_reference', 'type', '_type', 'identifier', 'display', '_display'],
]);
const CODED: ReadonlySet<string> = new Set([
  'coding',
  'valueCoding',
  'security',
  'tag',
  'class',
  'valueCodeableConcept',
]);

/** A Reference by its shape: what has a `reference`, or an identifier or display and nothing that a Reference has not. */
const isReference = (node: JsonObject, name: string): boolean => {
  // DetectedIssue has an element of that name, a URL.
  if (typeof node['reference'] === 'string') return node['resourceType'] === undefined;
  if (CODED.has(name) || !Object.keys(node).every((key) => OF_A_REFERENCE.has(key))) return false;
  return typeof node['display'] === 'string' || isObject(node['identifier']);
};

/** A copy without what stands at these dotted paths, lists opened; shared where nothing is taken away. */
const without = <T extends JsonObject>(node: T, paths: readonly string[]): T => {
  const copy: JsonObject = { ...node };
  for (const path of paths) {
    const [name = '', ...rest] = path.split('.');
    const value = copy[name];
    if (rest.length === 0) {
      delete copy[name];
      delete copy[`_${name}`];
    } else if (Array.isArray(value)) {
      copy[name] = value.map((item) => (isObject(item) ? without(item, [rest.join('.')]) : item));
    } else if (isObject(value)) copy[name] = without(value, [rest.join('.')]);
  }
  return copy as T;
};

const withoutExtensions = <T extends Json>(node: T, urls: ReadonlySet<string>): T => {
  if (urls.size === 0) return node;
  const copy = (value: Json): Json => {
    if (Array.isArray(value)) {
      return value.filter((item) => !(isObject(item) && urls.has(String(item['url'])))).map(copy);
    }
    if (!isObject(value)) return value;
    const made: JsonObject = {};
    for (const [key, child] of Object.entries(value)) {
      if (child === undefined) continue;
      const kept = copy(child);
      // An empty list is no FHIR.
      if (!Array.isArray(kept) || kept.length > 0) made[key] = kept;
    }
    return made;
  };
  return copy(node) as T;
};
