import type { Request } from 'express';
import { failure } from '../fhir/failure.ts';
import { type Language, languageOf } from '../fhir/text.ts';

const JSON_FORMATS = new Set([
  'json',
  'application/json',
  'application/fhir+json',
  'text/json',
  'application/json+fhir',
]);

/** Throws `not-acceptable` when the client takes no JSON: `_format` counts over Accept (R4 §3.1.0.1.11). */
export const requireJson = (request: Request): void => {
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

/** What a client wants back from a write: `Prefer: return=…` (R4 §3.1.0.1.6); the resource when it does not say. */
export const preferredReturn = (request: Request): 'minimal' | 'representation' | 'OperationOutcome' => {
  const asked = /(?:^|[\s,;])return=(minimal|representation|OperationOutcome)/.exec(request.get('Prefer') ?? '')?.[1];
  return (asked as 'minimal' | 'OperationOutcome' | undefined) ?? 'representation';
};
