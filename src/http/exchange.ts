import type { Request } from 'express';
import { failure } from '../fhir/failure.ts';
import type { Access } from '../operations/allow.ts';
import type { Call } from '../operations/service.ts';

/** What a route needs of the app that it is part of. */
export interface Exchange {
  /** The base URL as clients see it, without a slash at the end. */
  readonly base: () => string;
  /** The call of a request that does this. Failure: forbidden, when the caller may not. */
  readonly callOf: (request: Request, access: Access) => Call;
}

/** The parameters of the URL but those that only shape the answer. */
export const queryOf = (request: Request): URLSearchParams =>
  withoutFormat(new URL(request.url, 'http://localhost').searchParams);

/**
 * As `queryOf`, with what a form in the body asks (R4 §3.1.1.2, search by POST).
 * Throws `unsupported-media-type` for another body: read as a form, it would ask nothing that is known, and find everything.
 */
export const formOf = (request: Request): URLSearchParams => {
  const text: unknown = request.body;
  if (typeof text !== 'string' || text.trim() === '') return queryOf(request);
  if (!request.is('application/x-www-form-urlencoded')) {
    throw failure('unsupported-media-type', {
      nl: 'Content-Type van een zoekvraag per POST is application/x-www-form-urlencoded.',
      en: 'The Content-Type of a search by POST is application/x-www-form-urlencoded.',
    });
  }
  return withoutFormat(new URLSearchParams([...queryOf(request), ...new URLSearchParams(text)]));
};

const withoutFormat = (query: URLSearchParams): URLSearchParams => {
  for (const shape of ['_format', '_pretty']) query.delete(shape);
  return query;
};
