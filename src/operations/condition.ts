import { type Failure, failure } from '../fhir/failure.ts';
import type { Stored } from '../gateway/gateway.ts';
import type { Call } from './service.ts';

/** These shape an answer, or leave a part of it out: in a condition they could hide the very match that it asks for. */
const ABOUT_THE_ANSWER = /^_(count|cursor|sort|total|summary|elements|include|revinclude)(:|$)/;

/**
 * What a condition finds (R4 §3.1.0.5.2): two at most, enough to tell none, one and more apart.
 * Failures: invalid when it asks nothing, or something about the answer, or what is not known.
 */
export const matchesOf = async (call: Call, type: string, query: URLSearchParams): Promise<readonly Stored[]> => {
  if (query.size === 0) throw emptyCondition();
  for (const name of query.keys()) if (ABOUT_THE_ANSWER.test(name)) throw noCondition(name);
  return (await call.gateway.search(type, new URLSearchParams([...query, ['_count', '2']]))).matches;
};

const emptyCondition = (): Failure =>
  failure(
    'invalid',
    {
      nl: 'Hier hoort een id, of een voorwaarde die iets vraagt.',
      en: 'An id is needed here, or a condition that asks something.',
    },
    { id: 'condition-empty' },
  );

const noCondition = (name: string): Failure =>
  failure(
    'invalid',
    {
      nl: '{parameter} gaat over het antwoord, en hoort niet in een voorwaarde.',
      en: '{parameter} is about the answer, and does not belong in a condition.',
    },
    { id: 'condition-invalid', parameters: { parameter: name.slice(0, 64) } },
  );
