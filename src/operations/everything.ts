import { failure } from '../fhir/failure.ts';
import { isObject, objects } from '../fhir/json.ts';
import type { Operation, OperationInput } from './operation.ts';
import { scopedReads } from './scoped-reads.ts';
import { searchBundle } from './search.ts';
import { readShape } from './shape.ts';

/**
 * `Patient/[id]/$everything` (R4 Patient-operation-everything): the patient, all of the compartment, and what these refer to.
 * In: `_since`, `_type`, `_count`, in the URL or as Parameters. Out: one page as a searchset Bundle, with a next link.
 * Errors: 404 no such patient, 410; 400 `start` and `end`, since nothing here knows which dates are care dates, or another parameter.
 */
export const everything: Operation = {
  name: 'everything',
  definition: 'http://hl7.org/fhir/OperationDefinition/Patient-everything',
  levels: ['instance'],
  types: ['Patient'],
  readOnly: true,
  run: async (call, input) => {
    const compartment = { type: 'Patient', id: String(input.id) };
    await call.requireClient(compartment.id);
    const asked = readShape(parametersOf(input));
    const query = new URLSearchParams([...searchOf(asked.query), ['_include', '*']]);
    const { next, self: _self, ...page } = await scopedReads(call).search('*', query, { compartment });
    const place = next?.get(CURSOR);
    const following = place ? new URLSearchParams([...withoutPlace(asked.query), [CURSOR, place]]) : undefined;
    return searchBundle(call, `Patient/${compartment.id}/$everything`, asked, {
      ...page,
      ...(following && { next: following }),
    });
  },
};

/** Where a page of the gateway's ended stands in this one parameter, whichever gateway it is. */
const CURSOR = '_cursor';

const withoutPlace = (query: URLSearchParams) => [...query].filter(([name]) => name !== CURSOR);

const KNOWN: ReadonlySet<string> = new Set(['_since', '_type', '_count', CURSOR]);

const parametersOf = ({ body, query }: OperationInput): URLSearchParams => {
  const parameters = isObject(body) && body['resourceType'] === 'Parameters' ? objects(body['parameter']) : [];
  const said = parameters.flatMap((parameter) => {
    const [, value] = Object.entries(parameter).find(([name]) => name.startsWith('value')) ?? [];
    return typeof value === 'string' || typeof value === 'number'
      ? [[String(parameter['name']), String(value)] as [string, string]]
      : [];
  });
  return new URLSearchParams([...query, ...said]);
};

const searchOf = (asked: URLSearchParams): [string, string][] =>
  [...asked].map(([name, text]) => {
    if (!KNOWN.has(name)) {
      throw failure(
        'not-supported',
        {
          nl: 'De parameter {parameter} wordt hier niet ondersteund.',
          en: 'The parameter {parameter} is not supported here.',
        },
        { id: 'operation-parameter-not-supported', parameters: { parameter: name.slice(0, 64) } },
      );
    }
    return name === '_since' ? ['_lastUpdated', `ge${text}`] : [name, text];
  });
