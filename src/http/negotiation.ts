import type { Request } from 'express';
import { failure } from '../fhir/failure.ts';
import { type Language, languageOf } from '../fhir/text.ts';
import type { ReadConditions } from '../operations/entries.ts';

const JSON_FORMATS = new Set([
  'json',
  'application/json',
  'application/fhir+json',
  'text/json',
  'application/json+fhir',
]);

/** Types of documents that operations give, as Binary or as they are. */
export const DOCUMENTS = ['text/csv', 'image/svg+xml', 'text/html', 'application/pdf'] as const;

/** Throws `not-acceptable` when the client takes no JSON: `_format` counts over Accept (R4 §3.1.0.1.11). */
export const requireJson = (request: Request): void => {
  // What an operation gives as a document can be asked for by its own type.
  if (/\/\$[\w-]+$/.test(request.path) && request.accepts([...DOCUMENTS]) !== false) return;
  const format = request.query['_format'];
  const acceptable =
    typeof format === 'string'
      ? JSON_FORMATS.has(format.replace(' ', '+').split(';')[0] as string)
      : request.accepts(['application/fhir+json', 'application/json', 'text/json']) !== false;
  if (acceptable) return;
  throw failure('not-acceptable', {
    nl: 'Antwoorden zijn er alleen als application/fhir+json.',
    en: 'Answers come as application/fhir+json only.',
  });
};

export const languageFor = (request: Request): Language => languageOf(request.get('Accept-Language'));

export type Return = 'minimal' | 'representation' | 'OperationOutcome';

/** What a client wants back from a write: `Prefer: return=…` (R4 §3.1.0.1.6); the resource, or as given, when it does not say. */
export const preferredReturn = (request: Request, otherwise: Return = 'representation'): Return => {
  const asked = /(?:^|[\s,;])return=(minimal|representation|OperationOutcome)/.exec(request.get('Prefer') ?? '')?.[1];
  return (asked as Return | undefined) ?? otherwise;
};

/** Whether a search refuses what it does not know: `Prefer: handling=strict`; R4 §3.1.1.3 ignores it where nobody says. */
export const isLenient = (request: Request): boolean =>
  !/(?:^|[\s,;])handling=strict/.test(request.get('Prefer') ?? '');

/** The headers of a conditional read (R4 §3.1.0.1.4). */
export const readConditions = (request: Request): ReadConditions => ({
  ...headerAs(request, 'If-None-Match', 'ifNoneMatch'),
  ...headerAs(request, 'If-Modified-Since', 'ifModifiedSince'),
});

/** A header by the name that a Bundle has for it; nothing when it was not sent. */
export const headerAs = <N extends string>(
  request: Request,
  header: string,
  name: N,
): { readonly [K in N]?: string } => {
  const value = request.get(header);
  return (value === undefined ? {} : { [name]: value }) as { readonly [K in N]?: string };
};
