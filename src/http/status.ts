import type { FailureKind } from '../fhir/failure.ts';

/** The HTTP status of each failure: the one place that says so. */
export const STATUS: Readonly<Record<FailureKind, number>> = {
  unparsable: 400,
  invalid: 400,
  'not-supported': 400,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'not-acceptable': 406,
  conflict: 409,
  gone: 410,
  'precondition-failed': 412,
  'multiple-matches': 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  unprocessable: 422,
  'upstream-down': 502,
  'upstream-unavailable': 503,
};
