import express, { type Request, type RequestHandler } from 'express';
import { failure } from '../fhir/failure.ts';

/** The largest body that is read, in bytes. */
const LIMIT = 10 * 1024 * 1024;

const JSON_TYPES = ['application/fhir+json', 'application/json', 'application/json+fhir', 'text/json'];

/** Reads a body as text, whatever its type says; bodyOf decides on the type. */
export const readBody: RequestHandler = express.text({ type: () => true, limit: LIMIT, defaultCharset: 'utf-8' });

/**
 * The body as parsed JSON; undefined when there is none.
 * Throws `unsupported-media-type` for another type than FHIR's JSON, `unparsable` with the line and column, and nothing of the text.
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
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw notJson(text, error as SyntaxError);
  }
};

const notJson = (text: string, error: SyntaxError) => {
  const position = Number(/at position (\d+)/.exec(error.message)?.[1] ?? text.length);
  const before = text.slice(0, position).split('\n');
  return failure(
    'unparsable',
    {
      nl: 'Dit is geen JSON: het gaat mis op regel {line}, teken {column}.',
      en: 'This is not JSON: it goes wrong at line {line}, column {column}.',
    },
    { id: 'json-syntax', parameters: { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 } },
  );
};
