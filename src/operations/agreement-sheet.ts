import { consentsInForce } from '../agreements/in-force.ts';
import { isOurs } from '../agreements/ours.ts';
import { readRecords } from '../agreements/read-record.ts';
import { type Sheet, sheetOf } from '../agreements/sheet.ts';
import { sheetsHtml } from '../documents/sheet-html.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import { failure } from '../fhir/failure.ts';
import { isObject, objects, type Resource } from '../fhir/json.ts';
import type { Stored } from '../gateway/gateway.ts';
import { readStanding } from './client-record.ts';
import { clientsOf } from './clients.ts';
import { documentOf } from './document.ts';
import { referenceTo } from './following.ts';
import { nameOf } from './names.ts';
import type { Operation, OperationInput } from './operation.ts';
import { readParameters } from './parameters.ts';
import type { Call } from './service.ts';

const DEFINITION = `${CANONICAL}/OperationDefinition/agreement-sheet`;

/**
 * `CarePlan/[id]/$agreement-sheet` and `Patient/[id]/$agreement-sheet`: the afsprakenblad of an agreement, or of all of a client that run or are on hold, in plain
 * words (B1), to print on A4. In: `format` (`html` or `pdf`), `for` (of one carer only). Out: a Binary; with `Accept: text/html` or `application/pdf` the
 * document itself. Errors: 400 another parameter, 404 no such agreement or client, 422 a CarePlan that is no agreement of ours, or of a group. Who
 * stands beside the client gets it of what he may see.
 */
export const agreementSheet: Operation = {
  name: 'agreement-sheet',
  definition: DEFINITION,
  levels: ['instance'],
  types: ['CarePlan', 'Patient'],
  readOnly: true,
  run: async (call, input) => {
    const given = readParameters(call, DEFINITION, input);
    const format = given.text('format') ?? 'html';
    if (format !== 'html' && format !== 'pdf') throw otherFormat(given.at('format'));
    const reader = given.object('for')?.['reference'];
    const { client, sheets } = await sheetsFor(call, input, typeof reader === 'string' ? reader : undefined);
    const title = client === '' ? UNNAMED[call.language] : TITLE[call.language].replace('{client}', client);
    if (format === 'html') return documentOf('text/html; charset=utf-8', sheetsHtml(sheets, title));
    // Loaded when it is first asked: it is large.
    const { sheetsPdf } = await import('../documents/sheet-pdf.ts');
    return documentOf('application/pdf', await sheetsPdf(sheets, title, new Date(call.now)));
  },
};

const UNNAMED = { nl: 'Afsprakenblad', en: 'Agreement sheet' };
const TITLE = { nl: 'Afsprakenblad van {client}', en: 'Agreement sheet of {client}' };

interface Sheets {
  readonly client: string;
  readonly sheets: readonly Sheet[];
}

const sheetsFor = async (call: Call, { type, id }: OperationInput, reader: string | undefined): Promise<Sheets> => {
  const { resource } = await call.gateway.read(String(type), String(id));
  const one = type === 'CarePlan' ? resource : undefined;
  if (one && !isOurs(one, 'care-agreement')) throw notAnAgreement();
  const patient = one ? clientsOf(one)[0] : String(id);
  if (patient === undefined) throw notAnAgreement();
  const standing = await readStanding(call.gateway, [patient], []);
  const chosen = standing
    .map((stored) => stored.resource)
    .filter((agreement) => isOurs(agreement, 'care-agreement'))
    .filter((agreement) => (one ? agreement.id === one.id : RUNNING.has(agreement['status'])))
    .filter((agreement) => reader === undefined || performersOf(agreement).includes(reader));
  const client = nameOf(standing.find((stored) => referenceTo(stored.resource) === `Patient/${patient}`)?.resource);
  return { client, sheets: chosen.map((agreement) => sheetFor(call, agreement, patient, client, standing)) };
};

const RUNNING: ReadonlySet<unknown> = new Set(['active', 'on-hold']);

const performersOf = (agreement: Resource): string[] =>
  objects(agreement['activity'])
    .flatMap(({ detail }) => (isObject(detail) ? objects(detail['performer']) : []))
    .flatMap(({ reference }) => (typeof reference === 'string' ? [reference] : []));

const sheetFor = (
  call: Call,
  agreement: Resource,
  patient: string,
  client: string,
  standing: readonly Stored[],
): Sheet => {
  const records = readRecords(
    standing.map(({ resource }) => ({ resource })),
    call.acts,
  );
  const record = records.find((one) => one.client.reference === `Patient/${patient}`);
  const read = record?.agreements.find(({ reference }) => reference === referenceTo(agreement));
  const counting = new Set((read ? consentsInForce(read, call.today) : []).map(({ reference }) => reference));
  const consents = standing.map(({ resource }) => resource).filter((one) => counting.has(referenceTo(one)));
  return sheetOf({ agreement, client, consents, today: call.today, language: call.language });
};

const otherFormat = (expression: string) =>
  failure(
    'invalid',
    { nl: 'De parameter format is html of pdf.', en: 'The parameter format is html or pdf.' },
    { id: 'operation-parameter-invalid', expression },
  );

const notAnAgreement = () =>
  failure('unprocessable', {
    nl: 'Dit CarePlan is geen afspraak van één cliënt over informele zorg.',
    en: 'This CarePlan is no agreement on informal care of one client.',
  });
