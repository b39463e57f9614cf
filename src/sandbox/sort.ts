import { failure } from '../fhir/failure.ts';
import type { Scope } from './criterion.ts';
import type { SqlValue } from './database.ts';
import type { ParameterKind } from './indexed-parameters.ts';

/** One key of `_sort`; `by` is `_id`, `_lastUpdated` or an indexed parameter. */
export interface Sort {
  readonly by: string;
  readonly kind: ParameterKind | 'id' | 'updated';
  readonly descending: boolean;
}

const MOST_KEYS = 4;

/** Reads `_sort=-date,_id`; undefined when it is none. Failures: not-supported, for what cannot be sorted by. */
export const readSort = (text: string, scope: Scope): Sort[] | undefined => {
  const keys = text.split(',');
  if (keys.length > MOST_KEYS || keys.some((key) => !/^-?[\w-]+$/.test(key))) return undefined;
  return keys.map((key) => {
    const descending = key.startsWith('-');
    const by = descending ? key.slice(1) : key;
    if (by === '_id') return { by, kind: 'id', descending };
    if (by === '_lastUpdated') return { by, kind: 'updated', descending };
    const parameter = scope.known(scope.type)?.get(by);
    if (parameter && parameter.kind !== 'composite') return { by, kind: parameter.kind, descending };
    throw failure(
      'not-supported',
      {
        nl: 'Sorteren kan op _id, _lastUpdated en zoekparameters van het type; niet op iets anders.',
        en: 'Sorting is by _id, _lastUpdated and search parameters of the type; by nothing else.',
      },
      { id: 'search-sort-not-supported' },
    );
  });
};

/** Of several values the first counts when ascending, the last when descending. A concept without a code has none. */
const VALUE: Readonly<Record<ParameterKind, readonly [table: string, first: string, last: string]>> = {
  token: ['token_index', "nullif(min(code), '')", "nullif(max(code), '')"],
  uri: ['token_index', "nullif(min(code), '')", "nullif(max(code), '')"],
  reference: ['reference_index', "nullif(min(type || '/' || id), '/')", "nullif(max(type || '/' || id), '/')"],
  date: ['date_index', 'min(low)', 'max(high)'],
  string: ['string_index', 'min(folded)', 'max(folded)'],
  number: ['number_index', 'min(value)', 'max(value)'],
  quantity: ['number_index', 'min(value)', 'max(value)'],
};

/**
 * What a resource (`head`) is ordered by, as SQL. When it was last updated is as it was at the first page (`asOf`), so that a write moves
 * nothing between pages.
 */
export const sortValue = (
  { by, kind, descending }: Sort,
  asOf: number,
  parameterOf: (parameter: string) => number,
): readonly [sql: string, ...values: SqlValue[]] => {
  if (kind === 'id') return ['head.id'];
  if (kind === 'updated') {
    return [
      `(SELECT updated FROM version WHERE version.resource = head.resource AND version.version <= ?
        ORDER BY number DESC LIMIT 1)`,
      asOf,
    ];
  }
  const [table, first, last] = VALUE[kind];
  return [
    `(SELECT ${descending ? last : first} FROM ${table} WHERE resource = head.resource AND parameter = ?)`,
    parameterOf(by),
  ];
};

/** The order, with what has no value at the end whichever way it goes. Columns: `v0`, `v1`, …, `resource`. */
export const orderBy = (sort: readonly Sort[]): string =>
  [...sort.map(({ descending }, at) => `v${at} IS NULL, v${at} ${descending ? 'DESC' : 'ASC'}`), 'resource'].join(', ');

/** What comes after a place in that order. */
export const beyond = (
  sort: readonly Sort[],
  values: readonly (string | number | null)[],
  resource: number,
): readonly [sql: string, ...values: SqlValue[]] => {
  const parts: string[] = [];
  const bound: SqlValue[] = [];
  const equal: string[] = [];
  const equalValues: SqlValue[] = [];
  for (const [at, { descending }] of sort.entries()) {
    const value = values[at] ?? null;
    if (value !== null) {
      parts.push([...equal, `(v${at} ${descending ? '<' : '>'} ? OR v${at} IS NULL)`].join(' AND '));
      bound.push(...equalValues, value);
    }
    equal.push(`v${at} IS ?`);
    equalValues.push(value);
  }
  parts.push([...equal, 'resource > ?'].join(' AND '));
  return [`(${parts.join(' OR ')})`, ...bound, ...equalValues, resource];
};
