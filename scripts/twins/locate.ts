import type { StructureDefinition } from '@medplum/fhirtypes';
import { isObject, items, type Json, type JsonObject } from '../../src/fhir/json.ts';
import { contains } from '../../src/validation/checks/pattern.ts';
import { discriminatorsOf, elementAt, patternOf } from './claims.ts';

/** Where an element stands in an example. */
export interface Spot {
  readonly parent: JsonObject;
  /** FHIRPath of the parent. */
  readonly parentPath: string;
  /** The name in JSON: `valueDate`. */
  readonly key: string;
  /** The name in FHIRPath: `value`. */
  readonly name: string;
  /** Which item of a list it is; undefined where the element does not repeat. */
  readonly index: number | undefined;
}

export const valueAt = ({ parent, key, index }: Spot): Json | undefined =>
  index === undefined ? parent[key] : items(parent[key])[index];

/** FHIRPath of the value: a choice says which type it is. */
export const pathOf = ({ parentPath, name, key, index }: Spot): string => {
  const type = key.slice(name.length);
  const choice =
    type === '' ? '' : `.ofType(${PRIMITIVES.has(type) ? type.charAt(0).toLowerCase() + type.slice(1) : type})`;
  return `${parentPath}.${name}${choice}${index === undefined ? '' : `[${index}]`}`;
};

const PRIMITIVES = new Set(['Boolean', 'Canonical', 'Code', 'Date', 'DateTime', 'Instant', 'Integer', 'String', 'Uri']);

/** Finds the element with this id in `root`, an instance of the structure; the first item of a list, or that of the slice. */
export const locate = (structure: StructureDefinition, root: JsonObject, rootPath: string, id: string): Spot => {
  let spot: Spot | undefined;
  let at = id.slice(0, id.indexOf('.'));
  for (const segment of id.split('.').slice(1)) {
    at = `${at}.${segment}`;
    const [element = '', slice] = segment.split(':');
    const parent = spot ? (valueAt(spot) as JsonObject) : root;
    const name = element.replace('[x]', '');
    const key = keyIn(parent, element);
    const value = parent[key];
    const list = Array.isArray(value);
    const index = !list ? undefined : slice ? value.findIndex((item) => isOf(structure, at, item)) : 0;
    if (index === -1) throw new Error(`the example has no ${at}`);
    spot = { parent, parentPath: spot ? pathOf(spot) : rootPath, key, name, index };
  }
  return spot as Spot;
};

/** `value[x]` is `valueDate` in JSON. */
const keyIn = (parent: JsonObject, element: string): string => {
  if (!element.endsWith('[x]')) return element;
  const name = element.replace('[x]', '');
  return Object.keys(parent).find((key) => key.startsWith(name) && /[A-Z]/.test(key.charAt(name.length))) ?? name;
};

const isOf = (structure: StructureDefinition, sliceId: string, item: Json): boolean => {
  const [profile] = elementAt(structure, sliceId).type?.[0]?.profile ?? [];
  if (profile) return isObject(item) && item['url'] === profile;
  return discriminatorsOf(structure, sliceId).every((path) => {
    const value = path === '$this' ? item : isObject(item) ? item[path] : undefined;
    const asked = patternOf(elementAt(structure, path === '$this' ? sliceId : `${sliceId}.${path}`));
    return contains(value, asked as Json);
  });
};
