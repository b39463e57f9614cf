import { isObject, type Json } from '../../fhir/json.ts';
import type { ValueCheck } from '../check.ts';
import { choiceOf } from '../choice.ts';

/**
 * ElementDefinition.minValue[x]: for numbers, for dates and times, and for a Quantity in the same unit. R4 §2.26.4.
 * Dates of different precision, and units that would have to be converted, may leave it undecided.
 */
export const minValue: ValueCheck<Json> = {
  id: 'min-value',
  code: 'value',
  applies: (element) => choiceOf(element, 'minValue')?.value,
  passes: (min) => (value) => not(compare(value, min), 'less'),
  parameters: (min) => ({ min: told(min) }),
  text: { nl: 'Kleiner dan {min}.', en: 'Less than {min}.' },
};

/** ElementDefinition.maxValue[x], as minValue. R4 §2.26.4. */
export const maxValue: ValueCheck<Json> = {
  id: 'max-value',
  code: 'value',
  applies: (element) => choiceOf(element, 'maxValue')?.value,
  passes: (max) => (value) => not(compare(value, max), 'more'),
  parameters: (max) => ({ max: told(max) }),
  text: { nl: 'Groter dan {max}.', en: 'Greater than {max}.' },
};

type Order = 'less' | 'same' | 'more' | undefined;

const not = (order: Order, wrong: Order): boolean | undefined => (order === undefined ? undefined : order !== wrong);

const told = (bound: Json): string =>
  isObject(bound) ? `${bound['value']} ${bound['unit'] ?? bound['code'] ?? ''}`.trim() : String(bound);

const compare = (value: Json, bound: Json): Order => {
  if (typeof value === 'number' && typeof bound === 'number') return orderOf(value, bound);
  if (typeof value === 'string' && typeof bound === 'string') return compareTimes(value, bound);
  if (!isObject(value) || !isObject(bound)) return undefined;
  const sameUnit = ['system', 'code'].every((name) => value[name] === bound[name]);
  const named = value['code'] !== undefined || value['unit'] === bound['unit'];
  return sameUnit && named && value['comparator'] === undefined
    ? compare(value['value'] ?? null, bound['value'] ?? null)
    : undefined;
};

/** Two instants by the clock; dates and times of the day by their text, as far as both are precise. */
const compareTimes = (value: string, bound: string): Order => {
  const instants = [value, bound].map((text) => (/T.*(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN));
  if (instants.every((instant) => !Number.isNaN(instant))) return orderOf(instants[0] as number, instants[1] as number);
  if (value === bound) return 'same';
  const shared = Math.min(value.length, bound.length);
  const order = orderOf(value.slice(0, shared), bound.slice(0, shared));
  return order === 'same' ? undefined : order;
};

const orderOf = <T extends number | string>(a: T, b: T): Order => (a < b ? 'less' : a > b ? 'more' : 'same');
