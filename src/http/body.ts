import express, { type Request, type RequestHandler } from 'express';
import { failure } from '../fhir/failure.ts';
import { parseJson } from '../fhir/parse.ts';
import type { Text } from '../fhir/text.ts';

/** The largest body that is read, in bytes. */
const LIMIT = 10 * 1024 * 1024;

const JSON_TYPES = ['application/fhir+json', 'application/json', 'application/json+fhir', 'text/json'];

/** Reads a body as text, whatever its type says; bodyOf decides on the type. */
export const readBody: RequestHandler = express.text({ type: () => true, limit: LIMIT, defaultCharset: 'utf-8' });

/**
 * The body as parsed JSON; undefined when there is none.
 * Throws `unsupported-media-type` for another type than FHIR's JSON, `unparsable` when it is no JSON.
 */
export const bodyOf = (request: Request): unknown =>
  jsonOf(request, JSON_TYPES, {
    nl: 'Content-Type is application/fhir+json; XML wordt niet ondersteund.',
    en: 'Content-Type is application/fhir+json; XML is not supported.',
  });

/** A body that is a JSON Patch (RFC 6902). Throws as `bodyOf`; FHIRPath Patch is another type, and not supported. */
export const patchOf = (request: Request): unknown =>
  jsonOf(request, ['application/json-patch+json'], {
    nl: 'Content-Type van een PATCH is application/json-patch+json.',
    en: 'The Content-Type of a PATCH is application/json-patch+json.',
  });

const jsonOf = (request: Request, types: string[], otherwise: Text): unknown => {
  const text: unknown = request.body;
  if (typeof text !== 'string' || text.trim() === '') return undefined;
  if (!request.is(types)) throw failure('unsupported-media-type', otherwise);
  return parseJson(text);
};
