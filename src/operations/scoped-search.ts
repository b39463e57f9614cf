import { failure } from '../fhir/failure.ts';
import type { Identity } from '../identity/identity.ts';
import { type Grant, reach } from '../identity/reach.ts';
import { insufficientScope } from './insufficient-scope.ts';
import { parametersOf } from './within-reach.ts';

/** These look at other resources than those that are searched: only who may search everything may ask them. */
const LOOKS_BEYOND = /\.|^_(has|list|filter|query)(:|$)/;

/**
 * A search, held to what the caller reaches of the type: the same query when that is all of it, else with search parameters that limit it.
 * Failures: forbidden, when he reaches nothing of it, asks about what is beyond, or has scopes that make no one search.
 */
export const limitedQuery = (identity: Identity, type: string, query: URLSearchParams): URLSearchParams => {
  requireNothingBeyond(identity, query);
  const reached = reach(identity, 's', type);
  if (reached === 'all') return query;
  const limits = joined(reached, type);
  const present = (name: string, value: string) => query.getAll(name).includes(value);
  return new URLSearchParams([...query, ...limits.filter(([name, value]) => !present(name, value))]);
};

/** Whether somebody reaches everything there is: then nothing needs to be held to anything. */
export const reachesAll = (identity: Identity): boolean =>
  reach(identity, 's', '*') === 'all' && reach(identity, 'r', '*') === 'all';

export const requireNothingBeyond = (identity: Identity, query: URLSearchParams): void => {
  if (reachesAll(identity)) return;
  for (const name of query.keys()) if (LOOKS_BEYOND.test(name)) throw insufficientScope();
};

/** The grants as one search: they may differ in the values of one parameter, which a comma joins. */
const joined = (grants: readonly Grant[], type: string): [string, string][] => {
  const alternatives = grants.flatMap((grant) => {
    const parameters = parametersOf(grant, type);
    return parameters ? [parameters] : [];
  });
  const [first, ...others] = alternatives;
  if (!first) throw insufficientScope();
  let combined = first;
  for (const other of others) {
    const differs = combined.findIndex(([name, value], at) => other[at]?.[0] !== name || other[at]?.[1] !== value);
    const [name, value] = combined[differs] ?? [];
    const [otherName, otherValue] = other[differs] ?? [];
    const same =
      combined.length === other.length &&
      combined.every(([n, v], at) => at === differs || (other[at]?.[0] === n && other[at]?.[1] === v));
    if (!same || name !== otherName) throw notCombined();
    if (name === undefined || value === undefined || otherValue === undefined) continue;
    combined = combined.map((pair, at) => (at === differs ? [name, `${value},${otherValue}`] : pair));
  }
  return combined;
};

const notCombined = () =>
  failure(
    'forbidden',
    {
      nl: 'De scopes beperken dit type op manieren die niet in één zoekvraag passen.',
      en: 'The scopes limit this type in ways that do not fit one search.',
    },
    { id: 'scope-not-combined' },
  );
