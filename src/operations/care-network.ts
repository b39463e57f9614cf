import { type Network, networkOf, type Person } from '../agreements/network.ts';
import { readRecords } from '../agreements/read-record.ts';
import { ecogram } from '../documents/ecogram.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import { failure } from '../fhir/failure.ts';
import type { JsonObject, Resource } from '../fhir/json.ts';
import { readStanding } from './client-record.ts';
import { documentOf } from './document.ts';
import { referenceTo } from './following.ts';
import { nameOf } from './names.ts';
import type { Operation } from './operation.ts';
import { readParameters } from './parameters.ts';
import type { Call } from './service.ts';

const DEFINITION = `${CANONICAL}/OperationDefinition/care-network`;

/**
 * `Patient/[id]/$care-network`: the people around a client, how close, doing what, on which consents (NET-1): the ecogram. In: `format` (`data` or `svg`), `date` (default today).
 * Out: Parameters with one `person` each, or a Binary; with `Accept: image/svg+xml` the drawing itself. Concerns are not in it (DISC-13).
 * Errors: 400 another parameter, 404 or 410 no such patient.
 */
export const careNetwork: Operation = {
  name: 'care-network',
  definition: DEFINITION,
  levels: ['instance'],
  types: ['Patient'],
  readOnly: true,
  run: async (call, input) => {
    const given = readParameters(call, DEFINITION, input);
    const format = given.text('format') ?? 'data';
    if (format !== 'data' && format !== 'svg') throw otherFormat(given.at('format'));
    const today = given.text('date') ?? call.today;
    const network = await readNetwork({ ...call, today }, String(input.id));
    return format === 'svg' ? documentOf('image/svg+xml', ecogram(network, call.language)) : parametersOf(network);
  },
};

const readNetwork = async (call: Call, id: string): Promise<Network> => {
  const { resource: patient } = await call.gateway.read('Patient', id);
  const standing = await readStanding(call.gateway, [id], []);
  const resources = new Map(standing.map(({ resource }) => [referenceTo(resource), resource]));
  const record = readRecords(standing, call.acts).find(({ client }) => client.reference === `Patient/${id}`);
  if (!record) return { client: { reference: `Patient/${id}`, name: nameOf(patient) }, people: [] };
  return networkOf({ record, resources, nameOf, today: call.today });
};

const parametersOf = ({ client, people }: Network): Resource => ({
  resourceType: 'Parameters',
  parameter: [
    { name: 'client', valueReference: { reference: client.reference, display: client.name } },
    ...people.map(partOfPerson),
  ],
});

const partOfPerson = ({ reference, name, circle, help, marks }: Person): JsonObject => ({
  name: 'person',
  part: [
    { name: 'who', valueReference: { reference, display: name } },
    { name: 'circle', valueCode: circle },
    ...marks.map((mark) => ({ name: 'mark', valueCode: mark })),
    ...help.map(({ kind, agreement, act, state, consents }) => ({
      name: 'help',
      part: [
        { name: 'kind', valueCode: kind },
        { name: 'act', valueString: act },
        { name: 'agreement', valueReference: { reference: agreement } },
        { name: 'status', valueCode: state },
        ...consents.map((consent) => ({ name: 'consent', valueReference: { reference: consent } })),
      ],
    })),
  ],
});

const otherFormat = (expression: string) =>
  failure(
    'invalid',
    { nl: 'De parameter format is data of svg.', en: 'The parameter format is data or svg.' },
    { id: 'operation-parameter-invalid', expression },
  );
