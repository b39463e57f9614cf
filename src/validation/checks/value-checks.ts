import type { ElementDefinition } from '@medplum/fhirtypes';
import { type BoundCheck, bind, found, type Kind } from '../check.ts';
import type { Place, Run } from '../run.ts';
import { fixed } from './fixed.ts';
import { maxLength } from './max-length.ts';
import { pattern } from './pattern.ts';
import { regex } from './regex.ts';
import { maxValue, minValue } from './value-range.ts';

/** The value checks that an element asks for: the one list of them. */
export const valueChecksOf = (element: ElementDefinition): readonly BoundCheck[] =>
  [
    bind(fixed, element),
    bind(pattern, element),
    bind(maxLength, element),
    bind(minValue, element),
    bind(maxValue, element),
    bind(regex, element),
  ].filter((check) => check !== undefined);

const undecided: Kind = {
  id: 'value-undecided',
  code: 'incomplete',
  outcome: 'undecided',
  text: {
    nl: 'Niet beoordeeld ({check}): deze waarde en wat de definitie vraagt zijn hier niet te vergelijken.',
    en: 'Not evaluated ({check}): this value and what the definition asks cannot be compared here.',
  },
};

/** Holds a value to the value checks of its element. */
export const checkValue = (run: Run, place: Place): void => {
  const { element, expression } = place;
  if (element.checks.length === 0) return;
  const { value } = place;
  if (value === undefined) return;
  for (const { kind, passes, parameters } of element.checks) {
    const passed = passes(value);
    if (passed === undefined) run.report(found(undecided, expression, element.source, { check: kind.id }));
    else if (!passed) run.report(found(kind, expression, element.source, parameters));
  }
};
