import { STATUS_CODES } from 'node:http';
import type { FailureKind } from '../fhir/failure-kind.ts';

/** The HTTP status of each failure: the one place that says so. */
export const STATUS: Readonly<Record<FailureKind, number>> = {
  unparsable: 400,
  invalid: 400,
  'not-supported': 400,
  'too-costly': 400,
  unauthenticated: 401,
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
  'too-many-requests': 429,
  'upstream-busy': 429,
  'upstream-unfit': 501,
  'upstream-down': 502,
  'upstream-unavailable': 503,
  'upstream-timeout': 504,
  'store-full': 507,
};

/** A status as an entry of a Bundle says it: `404 Not Found`. */
export const statusLine = (status: number): string => `${status} ${STATUS_CODES[status] ?? ''}`.trim();
