import { isObject, type Json } from '../../fhir/json.ts';
import type { ValueCheck } from '../check.ts';
import { choiceOf } from '../choice.ts';

/** ElementDefinition.pattern[x]: all of this is in the value; more may be. R4 §2.26.4. */
export const pattern: ValueCheck<Json> = {
  id: 'pattern-value',
  code: 'value',
  applies: (element) => choiceOf(element, 'pattern')?.value,
  passes: (expected) => (value) => contains(value, expected),
  parameters: (expected) => ({ expected: JSON.stringify(expected) }),
  text: { nl: 'Moet {expected} bevatten.', en: 'Must contain {expected}.' },
};

/** Each item of a list in the pattern is contained in some item of the value's list. */
export const contains = (value: Json | undefined, expected: Json): boolean => {
  if (Array.isArray(expected)) {
    return Array.isArray(value) && expected.every((e) => value.some((item) => contains(item, e)));
  }
  if (!isObject(expected)) return value === expected;
  if (!isObject(value)) return false;
  return Object.entries(expected).every(([name, e]) => e === undefined || contains(value[name], e));
};
