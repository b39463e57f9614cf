import type { ElementDefinition } from '@medplum/fhirtypes';
import { type BoundCheck, bind } from '../check.ts';
import { fixed } from './fixed.ts';
import { maxLength } from './max-length.ts';
import { pattern } from './pattern.ts';
import { maxValue, minValue } from './value-range.ts';

/** The value checks that an element asks for: the one list of them. */
export const valueChecksOf = (element: ElementDefinition): readonly BoundCheck[] =>
  [
    bind(fixed, element),
    bind(pattern, element),
    bind(maxLength, element),
    bind(minValue, element),
    bind(maxValue, element),
  ].filter((check) => check !== undefined);
