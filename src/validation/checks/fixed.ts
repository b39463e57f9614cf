import { isObject, type Json } from '../../fhir/json.ts';
import type { ValueCheck } from '../check.ts';
import { choiceOf } from '../choice.ts';

/** ElementDefinition.fixed[x]: exactly this value, nothing more and nothing less. R4 §2.26.4. */
export const fixed: ValueCheck<Json> = {
  id: 'fixed-value',
  code: 'value',
  applies: (element) => choiceOf(element, 'fixed')?.value,
  passes: (expected) => (value) => equal(value, expected),
  parameters: (expected) => ({ expected: JSON.stringify(expected) }),
  text: { nl: 'Moet precies {expected} zijn.', en: 'Must be exactly {expected}.' },
};

const equal = (a: Json | undefined, b: Json | undefined): boolean => {
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => equal(item, b[i]));
  if (!isObject(a)) return a === b;
  if (!isObject(b)) return false;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => equal(a[name], b[name]));
};
