import type { Resource } from '../fhir/json.ts';
import { checkBinding } from './checks/binding.ts';
import { checkBlank } from './checks/blank.ts';
import { checkBundle } from './checks/bundle.ts';
import { checkCanonical } from './checks/canonical.ts';
import { checkCoding } from './checks/coding.ts';
import { checkElementIds } from './checks/element-id.ts';
import { checkFullUrl } from './checks/full-url.ts';
import { checkIdentifierSystem } from './checks/identifier-system.ts';
import { checkReference } from './checks/reference-target.ts';
import { checkValue } from './checks/value-checks.ts';
import { checkQuestionnaire } from './questionnaire/questionnaire.ts';
import { checkQuestionnaireResponse } from './questionnaire/response.ts';
import type { Place, Run } from './run.ts';

/** A check of one value where it stands. What it reports is at the expression of the place, or below it. */
export type PlaceCheck = (run: Run, place: Place) => void;

/** What is asked of every value that is no resource, beyond its form, its parts and its invariants: the one list of it. */
export const PLACE_CHECKS: readonly PlaceCheck[] = [
  checkValue,
  checkBlank,
  checkBinding,
  checkCoding,
  checkIdentifierSystem,
  checkReference,
  checkCanonical,
  checkFullUrl,
];

/** A check of a resource as a whole. What it reports is at the expression of the resource, or below it. */
export type ResourceCheck = (run: Run, resource: Resource, expression: string) => void;

/** What is asked of every resource, whatever it claims to be: the one list of it. */
export const RESOURCE_CHECKS: readonly ResourceCheck[] = [
  checkElementIds,
  checkBundle,
  checkQuestionnaire,
  checkQuestionnaireResponse,
];
