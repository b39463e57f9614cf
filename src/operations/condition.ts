import { isInformal } from '../access/access.ts';
import { Failure, failure } from '../fhir/failure.ts';
import type { Stored } from '../gateway/gateway.ts';
import type { Call } from './service.ts';

/** These shape an answer, or leave a part of it out: in a condition they could hide the very match that it asks for. */
const ABOUT_THE_ANSWER = /^_(count|cursor|sort|total|summary|elements|include|revinclude)(:|$)/;

export interface Condition {
  readonly type: string;
  readonly query: URLSearchParams;
  /** Where it stands in what was sent, for failures. */
  readonly expression?: string;
  /** What goes in the same transaction, as `Type/id`: R4 deletes first (§3.1.0.11.2), so it meets no condition any more. */
  readonly leaving?: ReadonlySet<string>;
}

/**
 * What a condition finds (R4 §3.1.0.5.2): two at most, enough to tell none, one and more apart.
 * Failures: invalid when it asks nothing, or something about the answer, or what is not known.
 */
export const matchesOf = async (call: Call, condition: Condition): Promise<readonly Stored[]> => {
  const { type, query, expression = '', leaving = new Set() } = condition;
  if (query.size === 0) throw emptyCondition(expression);
  for (const name of query.keys()) if (ABOUT_THE_ANSWER.test(name)) throw noCondition(name, expression);
  const enough = new URLSearchParams([...query, ['_count', String(2 + leaving.size)]]);
  // Who sees only what consents allow finds out nothing by a condition that he would not find by a search.
  const asked = isInformal(call.identity) ? call.gateway : call.server;
  const { matches } = await asked.search(type, enough).catch((error) => {
    if (!(error instanceof Failure)) throw error;
    const findings = error.findings.map((finding) => ({ ...finding, expression }));
    throw error.telling(findings);
  });
  return matches.filter(({ resource }) => !leaving.has(`${type}/${resource.id}`)).slice(0, 2);
};

/** The one match of a condition, or undefined. Failures: multiple-matches; as `matchesOf`. */
export const matchOf = async (call: Call, condition: Condition): Promise<Stored | undefined> => {
  const [match, another] = await matchesOf(call, condition);
  if (another) throw ambiguous(condition.expression ?? '');
  return match;
};

const ambiguous = (expression: string): Failure =>
  failure(
    'multiple-matches',
    { nl: 'Meer dan één resource voldoet aan de voorwaarde.', en: 'More than one resource meets the condition.' },
    { id: 'condition-ambiguous', expression },
  );

const emptyCondition = (expression: string): Failure =>
  failure(
    'invalid',
    {
      nl: 'Hier hoort een id, of een voorwaarde die iets vraagt.',
      en: 'An id is needed here, or a condition that asks something.',
    },
    { id: 'condition-empty', expression },
  );

const noCondition = (name: string, expression: string): Failure =>
  failure(
    'invalid',
    {
      nl: '{parameter} gaat over het antwoord, en hoort niet in een voorwaarde.',
      en: '{parameter} is about the answer, and does not belong in a condition.',
    },
    { id: 'condition-invalid', expression, parameters: { parameter: name.slice(0, 64) } },
  );
