import type { Json } from '../../fhir/json.ts';
import type { ValueCheck } from '../check.ts';
import { choiceOf } from '../choice.ts';

/**
 * ElementDefinition.minValue[x] for numbers and for dates of the same precision. R4 §2.26.4.
 * A bound on a Quantity, or relative to now, is not one that a value by itself can be held to.
 */
export const minValue: ValueCheck<Json> = {
  id: 'min-value',
  code: 'value',
  applies: (element) => comparable(choiceOf(element, 'minValue')?.value),
  passes: (min) => (value) => compare(value, min) !== 'less',
  parameters: (min) => ({ min: String(min) }),
  text: { nl: 'Kleiner dan {min}.', en: 'Less than {min}.' },
};

/** ElementDefinition.maxValue[x], as minValue. R4 §2.26.4. */
export const maxValue: ValueCheck<Json> = {
  id: 'max-value',
  code: 'value',
  applies: (element) => comparable(choiceOf(element, 'maxValue')?.value),
  passes: (max) => (value) => compare(value, max) !== 'more',
  parameters: (max) => ({ max: String(max) }),
  text: { nl: 'Groter dan {max}.', en: 'Greater than {max}.' },
};

const comparable = (bound: Json | undefined): Json | undefined =>
  typeof bound === 'number' || typeof bound === 'string' ? bound : undefined;

const compare = (value: Json, bound: Json): 'less' | 'more' | 'same-or-not-comparable' => {
  const alike =
    (typeof value === 'number' && typeof bound === 'number') ||
    (typeof value === 'string' && typeof bound === 'string' && value.length === bound.length);
  if (!alike || value === bound) return 'same-or-not-comparable';
  return (value as string) < (bound as string) ? 'less' : 'more';
};
