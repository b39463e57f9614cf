import { checkBinding } from './checks/binding.ts';
import { checkCanonical } from './checks/canonical.ts';
import { checkCoding } from './checks/coding.ts';
import { checkFullUrl } from './checks/full-url.ts';
import { checkReference } from './checks/reference-target.ts';
import { checkValue } from './checks/value-checks.ts';
import type { Place, Run } from './run.ts';

/** A check of one value where it stands. What it reports is at the expression of the place, or below it. */
export type PlaceCheck = (run: Run, place: Place) => void;

/** What is asked of every value that is no resource, beyond its form, its parts and its invariants: the one list of it. */
export const PLACE_CHECKS: readonly PlaceCheck[] = [
  checkValue,
  checkBinding,
  checkCoding,
  checkReference,
  checkCanonical,
  checkFullUrl,
];
