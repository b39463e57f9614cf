import { isObject, type Json } from '../fhir/json.ts';
import { equalNodes } from './equality.ts';
import { kindOf } from './kind.ts';
import type { Node } from './node.ts';

/** Whether two collections are equivalent, in any order. FHIRPath N1 §6.1 (`~`): never empty; nothing is equivalent to nothing. */
export const equivalentCollections = (a: readonly Node[], b: readonly Node[]): boolean => {
  if (a.length !== b.length) return false;
  const rest = [...b];
  return a.every((node) => {
    const found = rest.findIndex((other) => equivalentNodes(node, other));
    if (found !== -1) rest.splice(found, 1);
    return found !== -1;
  });
};

/** Text compares without case and kinds of white space, decimals as far as the less precise one goes, objects by their parts. */
const equivalentNodes = (a: Node, b: Node): boolean => {
  const kind = kindOf(a);
  if (kind !== kindOf(b) || (kind !== 'string' && kind !== 'number' && kind !== 'object'))
    return equalNodes(a, b) === true;
  return equivalentJson(a.value, b.value);
};

const equivalentJson = (a: Json | undefined, b: Json | undefined): boolean => {
  if (typeof a === 'string' && typeof b === 'string') return folded(a) === folded(b);
  if (typeof a === 'number' && typeof b === 'number') {
    const places = 10 ** Math.min(decimals(a), decimals(b));
    return Math.round(a * places) === Math.round(b * places);
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    const rest = [...b];
    return (
      a.length === b.length &&
      a.every((item) => {
        const found = rest.findIndex((other) => equivalentJson(item, other));
        if (found !== -1) rest.splice(found, 1);
        return found !== -1;
      })
    );
  }
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => equivalentJson(a[key], b[key]));
};

const folded = (text: string): string => text.toLowerCase().replace(/\s/g, ' ');

const decimals = (value: number): number => String(value).split('.')[1]?.length ?? 0;
