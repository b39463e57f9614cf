import { CANONICAL } from './canonical.ts';
import { type Finding, isError } from './finding.ts';
import type { JsonObject, Resource } from './json.ts';
import { type Language, render, type Text } from './text.ts';

/** The code system of the stable ids that findings carry in `details.coding`. */
export const FINDING_SYSTEM = `${CANONICAL}/CodeSystem/finding`;

/** The extensions by which HL7's own tools say more of an issue. */
const EXTENSION = 'http://hl7.org/fhir/StructureDefinition/operationoutcome-';

/**
 * Findings as an R4 OperationOutcome: errors first, each with its stable id, its text in one language, the indexed expression, the
 * profile or rule that asks it, the message id of the HL7 validator, and line and column where text was given. Without any finding one information issue says so, since R4 wants at least one.
 */
export const operationOutcome = (findings: readonly Finding[], language: Language): Resource => ({
  resourceType: 'OperationOutcome',
  issue: findings.length > 0 ? [...findings].sort(bySeverity).map((f) => issue(f, language)) : [allOk(language)],
});

const ORDER = ['fatal', 'error', 'warning', 'information'];

const bySeverity = (a: Finding, b: Finding): number => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity);

const issue = (finding: Finding, language: Language): JsonObject => ({
  ...extensionsOf(finding),
  severity: finding.severity,
  code: finding.code,
  details: {
    coding: [{ system: FINDING_SYSTEM, code: finding.id }],
    text: render(finding.text, language, finding.parameters),
  },
  ...(finding.expression && { expression: [finding.expression] }),
});

const extensionsOf = ({ source, position, messageId }: Finding): JsonObject => {
  const extension: JsonObject[] = [
    ...(source ? [{ url: `${EXTENSION}issue-source`, valueString: source }] : []),
    ...(messageId ? [{ url: `${EXTENSION}message-id`, valueCode: messageId }] : []),
    ...(position
      ? [
          { url: `${EXTENSION}issue-line`, valueInteger: position.line },
          { url: `${EXTENSION}issue-col`, valueInteger: position.column },
        ]
      : []),
  ];
  return extension.length > 0 ? { extension } : {};
};

const ALL_OK: Text = { nl: 'Geen fouten gevonden.', en: 'No errors found.' };

/** What $validate says beside warnings and what was not evaluated: that there is no error. */
export const allOk = (language: Language): JsonObject => ({
  severity: 'information',
  code: 'informational',
  details: { coding: [{ system: FINDING_SYSTEM, code: 'all-ok' }], text: render(ALL_OK, language) },
});

/** As `operationOutcome`, and with the explicit success that clients of $validate look for when nothing is an error. */
export const validationOutcome = (findings: readonly Finding[], language: Language): Resource => {
  const outcome = operationOutcome(findings, language);
  if (findings.length === 0 || findings.some(isError)) return outcome;
  return { ...outcome, issue: [...(outcome['issue'] as JsonObject[]), allOk(language)] };
};
