import { RULES } from '../agreements/ledger.ts';
import { readRecords } from '../agreements/read-record.ts';
import type { Agreement, ClientRecord } from '../agreements/record.ts';
import { checkRules, type RuleFinding } from '../agreements/rule.ts';
import type { LocalDate } from '../fhir/date.ts';
import { failure } from '../fhir/failure.ts';
import { isError } from '../fhir/finding.ts';
import { isObject, type JsonObject, objects, type Resource } from '../fhir/json.ts';
import { operationOutcome } from '../fhir/outcome.ts';
import { readStanding } from './client-record.ts';
import type { Operation, OperationInput } from './operation.ts';
import type { Call } from './service.ts';

/**
 * `Patient/[id]/$check-agreements`: is everything of this client still consistent, by every rule of docs/rules.md.
 * In: `date` (date, default today in the Netherlands), in the URL or as Parameters. Out: Parameters with `consistent` (boolean: no error),
 * one `agreement` for each (`reference`, `status`, `consistent`, and `outcome` where there is something to say), and `outcome` with
 * what is about the client or more than one. Nothing is written.
 * Errors: 404, 410 no such patient; 400 a `date` that is none.
 */
export const checkAgreements: Operation = {
  name: 'check-agreements',
  definition: 'https://samenspel.example/fhir/OperationDefinition/check-agreements',
  levels: ['instance'],
  types: ['Patient'],
  readOnly: true,
  run: async (call, input) => {
    const date = dateIn(input) ?? call.today;
    const id = String(input.id);
    await call.requireClient(id);
    const standing = await readStanding(call.server, [id], []);
    const records = readRecords(
      standing.map(({ resource }) => ({ resource })),
      call.acts,
    );
    const record = records.find(({ client }) => client.reference === `Patient/${id}`);
    return record ? report(call, record, date) : parameters([{ name: 'consistent', valueBoolean: true }]);
  },
};

const report = (call: Call, record: ClientRecord, date: LocalDate): Resource => {
  const findings = checkRules(RULES, record, date);
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

const dateIn = ({ body, query }: OperationInput): LocalDate | undefined => {
  const sent = isObject(body) ? objects(body['parameter']).find(({ name }) => name === 'date') : undefined;
  const date = query.get('date') ?? sent?.['valueDate'];
  if (date === undefined || date === null) return undefined;
  if (typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date))) return date;
  throw failure(
    'invalid',
    { nl: 'De parameter date is een datum als 2026-11-24.', en: 'The parameter date is a date as 2026-11-24.' },
    { id: 'operation-parameter-invalid', expression: 'date' },
  );
};
