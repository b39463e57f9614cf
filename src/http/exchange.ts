import type { Request } from 'express';
import type { Call } from '../operations/service.ts';

/** What a route needs of the app that it is part of. */
export interface Exchange {
  /** The base URL as clients see it, without a slash at the end. */
  readonly base: () => string;
  readonly callOf: (request: Request) => Call;
}

/** The parameters of the URL but those that only shape the answer. */
export const queryOf = (request: Request): URLSearchParams => {
  const query = new URL(request.url, 'http://localhost').searchParams;
  for (const shape of ['_format', '_pretty']) query.delete(shape);
  return query;
};

/** As `queryOf`, with what a form in the body asks (R4 §3.1.1.2, search by POST). */
export const formOf = (request: Request): URLSearchParams =>
  new URLSearchParams([...queryOf(request), ...new URLSearchParams(String(request.body ?? ''))]);
