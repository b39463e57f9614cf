import type { Finding } from '../../fhir/finding.ts';
import type { Parsed } from '../../fhir/parse.ts';
import { duplicateKeysIn } from './duplicate-keys.ts';
import { withPositions } from './positions.ts';

/**
 * What was found in a resource, as found in its text: each finding with its line and column, and before them what JSON.parse does not
 * tell, properties that stand there twice. `root` is the expression of the resource where it is a part of the text.
 */
export const textFindings = (parsed: Parsed, findings: readonly Finding[], root = ''): readonly Finding[] => [
  ...duplicateKeysIn(parsed),
  ...withPositions(parsed.text, findings, root),
];
