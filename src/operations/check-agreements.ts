import type { Agreement } from '../agreements/record.ts';
import type { RuleFinding } from '../agreements/rule.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import { isError } from '../fhir/finding.ts';
import type { JsonObject, Resource } from '../fhir/json.ts';
import { operationOutcome } from '../fhir/outcome.ts';
import { type Checked, checkRecord } from './checked.ts';
import { readStanding } from './client-record.ts';
import type { Operation } from './operation.ts';
import { readParameters } from './parameters.ts';
import type { Call } from './service.ts';

const DEFINITION = `${CANONICAL}/OperationDefinition/check-agreements`;

/**
 * `Patient/[id]/$check-agreements`: is everything of this client still consistent, by every rule of docs/rules.md and the profiles of what it is made of.
 * In: `date` (date, default today in the Netherlands), in the URL or as Parameters. Out: Parameters with `consistent` (boolean: no error),
 * one `agreement` for each (`reference`, `status`, `consistent`, and `outcome` where there is something to say), and `outcome` with
 * what is about the client or more than one. Nothing is written.
 * Errors: 404, 410 no such patient; 400 a `date` that is none.
 */
export const checkAgreements: Operation = {
  name: 'check-agreements',
  definition: DEFINITION,
  levels: ['instance'],
  types: ['Patient'],
  readOnly: true,
  run: async (call, input) => {
    const date = readParameters(call, DEFINITION, input).text('date') ?? call.today;
    const id = String(input.id);
    await call.requireClient(id);
    const standing = await readStanding(call.server, [id], []);
    const resources = standing.map(({ resource }) => resource);
    const checked = checkRecord(call, resources, `Patient/${id}`, date);
    return checked ? report(call, checked) : parameters([{ name: 'consistent', valueBoolean: true }]);
  },
};

const report = (call: Call, { record, findings }: Checked): Resource => {
  const ofAgreement = Map.groupBy(findings, ({ agreement }) => agreement?.reference);
  const rest = ofAgreement.get(undefined) ?? [];
  return parameters([
    { name: 'consistent', valueBoolean: !findings.some(isError) },
    ...record.agreements.map((agreement) => partOf(call, agreement, ofAgreement.get(agreement.reference) ?? [])),
    ...(rest.length > 0 ? [{ name: 'outcome', resource: operationOutcome(rest, call.language) }] : []),
  ]);
};

const partOf = ({ language }: Call, { reference, state }: Agreement, findings: readonly RuleFinding[]): JsonObject => ({
  name: 'agreement',
  part: [
    { name: 'reference', valueReference: { reference } },
    { name: 'status', valueCode: state },
    { name: 'consistent', valueBoolean: !findings.some(isError) },
    ...(findings.length > 0 ? [{ name: 'outcome', resource: operationOutcome(findings, language) }] : []),
  ],
});

const parameters = (parameter: JsonObject[]): Resource => ({ resourceType: 'Parameters', parameter });
