import { Failure, failure } from '../fhir/failure.ts';
import type { Finding } from '../fhir/finding.ts';
import { parseJson } from '../fhir/parse.ts';

/** What is found in a resource as it was given: parsed, or its JSON as text or UTF-8 bytes. What cannot be parsed is a finding. */
export const findingsIn = (given: unknown, validate: (resource: unknown) => Finding[]): readonly Finding[] => {
  if (typeof given !== 'string' && !(given instanceof Uint8Array)) return validate(given);
  try {
    return validate(parseJson(typeof given === 'string' ? given : decode(given)));
  } catch (error) {
    if (error instanceof Failure) return error.findings;
    throw error;
  }
};

const decode = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = { nl: 'Dit is geen UTF-8, en FHIR is dat altijd.', en: 'This is not UTF-8, which FHIR always is.' };
    throw failure('unparsable', text, { id: 'json-encoding' });
  }
};
