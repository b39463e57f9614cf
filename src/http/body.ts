import express, { type Request, type RequestHandler } from 'express';
import { failure } from '../fhir/failure.ts';
import { parseJson } from '../fhir/parse.ts';

/** The largest body that is read, in bytes. */
const LIMIT = 10 * 1024 * 1024;

const JSON_TYPES = ['application/fhir+json', 'application/json', 'application/json+fhir', 'text/json'];

/** Reads a body as text, whatever its type says; bodyOf decides on the type. */
export const readBody: RequestHandler = express.text({ type: () => true, limit: LIMIT, defaultCharset: 'utf-8' });

/**
 * The body as parsed JSON; undefined when there is none.
 * Throws `unsupported-media-type` for another type than FHIR's JSON, `unparsable` when it is no JSON.
 */
export const bodyOf = (request: Request): unknown => {
  const text: unknown = request.body;
  if (typeof text !== 'string' || text.trim() === '') return undefined;
  if (!request.is(JSON_TYPES)) {
    throw failure('unsupported-media-type', {
      nl: 'Content-Type is application/fhir+json; XML wordt niet ondersteund.',
      en: 'Content-Type is application/fhir+json; XML is not supported.',
    });
  }
  return parseJson(text);
};
