import { isObject, type Json } from '../fhir/json.ts';
import type { Truth } from './code.ts';
import { FhirpathError } from './error.ts';
import { kindOf } from './kind.ts';
import type { Node } from './node.ts';
import { amountOf, compareAmounts } from './quantity.ts';
import { canonicalDateTime, compareDateTimes, compareTimes } from './temporal.ts';

/** Decimals are equal to 8 places: FHIRPath N1 §5.5 asks for no more, and arithmetic on binary numbers gives no less. */
const PLACES = 1e8;

const sameNumber = (a: number, b: number): boolean => a === b || Math.round(a * PLACES) === Math.round(b * PLACES);

/** Whether two values are equal; undefined when their precision or units do not say. FHIRPath N1 §6.1. */
export const equalNodes = (a: Node, b: Node): Truth => {
  const kind = kindOf(a);
  const other = kindOf(b);
  if (kind !== other) {
    const amounts = (kind === 'number' && other === 'quantity') || (kind === 'quantity' && other === 'number');
    return amounts ? zero(compareAmounts(amountOf(a), amountOf(b))) : false;
  }
  switch (kind) {
    case 'number':
      return sameNumber(a.value as number, b.value as number);
    case 'dateTime':
      return zero(compareDateTimes(a.value as string, b.value as string));
    case 'time':
      return zero(compareTimes(a.value as string, b.value as string));
    case 'quantity':
      return sameJson(a.value, b.value) || zero(compareAmounts(amountOf(a), amountOf(b)));
    case 'object':
      return sameJson(a.value, b.value);
    case 'none':
      return sameJson(a.element, b.element);
    default:
      return a.value === b.value;
  }
};

const zero = (difference: number | undefined): Truth => (difference === undefined ? undefined : difference === 0);

/** Whether two collections are equal, item by item and in order; undefined when one is empty or an item does not say. */
export const equalCollections = (a: readonly Node[], b: readonly Node[]): Truth => {
  if (a.length === 0 || b.length === 0) return undefined;
  if (a.length !== b.length) return false;
  let result: Truth = true;
  for (let i = 0; i < a.length; i += 1) {
    const equal = equalNodes(a[i] as Node, b[i] as Node);
    if (equal === false) return false;
    if (equal === undefined) result = undefined;
  }
  return result;
};

/** Less than 0, 0 or more than 0; undefined when there is no order to see. Throws when the two are not of one kind. FHIRPath N1 §6.2. */
export const compareNodes = (a: Node, b: Node): number | undefined => {
  const kind = kindOf(a);
  const other = kindOf(b);
  if (kind === 'none' || other === 'none') return undefined;
  if (kind === 'quantity' ? other === 'quantity' || other === 'number' : kind === 'number' && other === 'quantity') {
    return compareAmounts(amountOf(a), amountOf(b));
  }
  if (kind === other && kind === 'number') return (a.value as number) - (b.value as number);
  if (kind === other && kind === 'dateTime') return compareDateTimes(a.value as string, b.value as string);
  if (kind === other && kind === 'time') return compareTimes(a.value as string, b.value as string);
  if (kind === other && kind === 'string') {
    return a.value === b.value ? 0 : (a.value as string) < (b.value as string) ? -1 : 1;
  }
  throw new FhirpathError('evaluation', `No order between ${a.type} and ${b.type}`);
};

/** Text that is the same for values that are equal, so that a Set finds duplicates. */
export const keyOf = (node: Node): string => {
  const kind = kindOf(node);
  if (kind === 'number') return `number ${Math.round((node.value as number) * PLACES)}`;
  if (kind === 'dateTime') return `dateTime ${canonicalDateTime(node.value as string)}`;
  if (kind === 'object' || kind === 'quantity') return `object ${canonical(node.value)}`;
  return `${kind} ${kind === 'none' ? canonical(node.element) : String(node.value)}`;
};

/** The items without those equal to an earlier one. */
export const distinct = (nodes: readonly Node[]): readonly Node[] => {
  if (nodes.length < 2) return nodes;
  const seen = new Set<string>();
  return nodes.filter((node) => {
    const key = keyOf(node);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

const canonical = (value: Json | undefined): string =>
  JSON.stringify(value, (_, inner: Json) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  ) ?? '';

const sameJson = (a: Json | undefined, b: Json | undefined): boolean => {
  if (a === b) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => sameJson(item, b[i]));
  if (!isObject(a) || !isObject(b)) return typeof a === 'number' && typeof b === 'number' && sameNumber(a, b);
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && sameJson(a[key], b[key]));
};
