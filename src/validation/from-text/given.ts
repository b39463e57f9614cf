import { Failure } from '../../fhir/failure.ts';
import type { Finding } from '../../fhir/finding.ts';
import { decodeUtf8, parseText } from '../../fhir/parse.ts';
import { textFindings } from './text-findings.ts';

/**
 * What is found in a resource as it was given: parsed, or its JSON as text or UTF-8 bytes. Of text, each finding has its line and column,
 * and what JSON.parse does not tell is found too: properties that stand there twice. What cannot be parsed is a finding.
 */
export const findingsIn = (given: unknown, validate: (resource: unknown) => readonly Finding[]): readonly Finding[] => {
  if (typeof given !== 'string' && !(given instanceof Uint8Array)) return validate(given);
  try {
    const parsed = parseText(typeof given === 'string' ? given : decodeUtf8(given));
    return textFindings(parsed, validate(parsed.json));
  } catch (error) {
    if (error instanceof Failure) return error.findings;
    throw error;
  }
};
