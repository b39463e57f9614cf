import express, { type Request, type RequestHandler } from 'express';
import { Failure, failure } from '../fhir/failure.ts';
import { decodeUtf8, type Parsed, parseText } from '../fhir/parse.ts';
import type { Text } from '../fhir/text.ts';
import { duplicateKeysIn } from '../validation/from-text/duplicate-keys.ts';

/** The largest body that is read, in bytes. */
const LIMIT = 10 * 1024 * 1024;

const JSON_TYPES = ['application/fhir+json', 'application/json', 'application/json+fhir', 'text/json'];

/** Reads a body as text, whatever its type says; bodyOf decides on the type. */
export const readBody: RequestHandler[] = [
  express.raw({ type: () => true, limit: LIMIT }),
  (request, _response, next) => {
    if (request.body instanceof Uint8Array) request.body = textOf(request.body, request.get('Content-Type') ?? '');
    next();
  },
];

/** A byte that is wrong is told, and not read as another: it may be a part of a name. */
const textOf = (bytes: Uint8Array, contentType: string): string => {
  const charset = /;\s*charset="?([^";\s]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  if (/^utf-?8$/i.test(charset)) return decodeUtf8(bytes);
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    throw failure('unsupported-media-type', {
      nl: 'De tekst is in UTF-8, of in wat charset zegt.',
      en: 'The text is in UTF-8, or in what charset says.',
    });
  }
};

/**
 * The body as parsed JSON; undefined when there is none.
 * Throws `unsupported-media-type` for another type than FHIR's JSON, `unparsable` when it is no JSON or no UTF-8, or says a property twice: of two,
 * one reader takes the first and another the last (R4 §2.6.2), so that what was checked would not be what somebody reads.
 */
export const bodyOf = (request: Request): unknown => jsonIn(parsedBodyOf(request));

/** As `bodyOf`, of what was parsed already. */
export const jsonIn = (parsed: Parsed | undefined): unknown => {
  const twice = parsed ? duplicateKeysIn(parsed) : [];
  if (twice.length > 0) throw new Failure('unparsable', twice);
  return parsed?.json;
};

/** The same, with the text that it was, and nothing said of properties that stand there twice. */
export const parsedBodyOf = (request: Request): Parsed | undefined =>
  jsonOf(request, JSON_TYPES, {
    nl: 'Content-Type is application/fhir+json; XML wordt niet ondersteund.',
    en: 'Content-Type is application/fhir+json; XML is not supported.',
  });

/** A body that is a JSON Patch (RFC 6902). Throws as `bodyOf`; FHIRPath Patch is another type, and not supported. */
export const patchOf = (request: Request): unknown =>
  jsonIn(
    jsonOf(request, ['application/json-patch+json'], {
      nl: 'Content-Type van een PATCH is application/json-patch+json.',
      en: 'The Content-Type of a PATCH is application/json-patch+json.',
    }),
  );

const jsonOf = (request: Request, types: string[], otherwise: Text): Parsed | undefined => {
  const text: unknown = request.body;
  if (typeof text !== 'string' || text.trim() === '') return undefined;
  if (!request.is(types)) throw failure('unsupported-media-type', otherwise);
  return parseText(text);
};
