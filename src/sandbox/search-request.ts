import { Failure, failure } from '../fhir/failure.ts';
import type { Finding } from '../fhir/finding.ts';
import type { SearchOptions } from '../gateway/gateway.ts';
import { compartmentCriterion } from './compartment-criterion.ts';
import type { Criterion, Scope } from './criterion.ts';
import { CURSOR, decodeCursor, encodeCursor } from './cursor.ts';
import { type Include, readInclude } from './include-request.ts';
import { badValue, tooCostly } from './search-failures.ts';
import { criterion } from './search-query.ts';
import { readSort, type Sort } from './sort.ts';

/** A search as it was asked: what must hold, and how the answer is to be given. */
export interface SearchRequest {
  /** `*`: of any type, within a compartment. */
  readonly type: string;
  readonly criteria: readonly Criterion[];
  /** The parameters of the query that became criteria, each with its own. */
  readonly asked: readonly AskedCriterion[];
  readonly count: number;
  /** Empty: in the order in which the resources were first made. */
  readonly sort: readonly Sort[];
  readonly includes: readonly Include[];
  readonly total: boolean;
  /** Only the total, no matches (`_summary=count`). */
  readonly countOnly: boolean;
  /** Where the page before this one ended. */
  readonly after?: Position;
  /** What a lenient asker is told was left out. */
  readonly ignored: readonly Finding[];
  /** The query without what was left out. */
  readonly self: URLSearchParams;
}

/** One parameter of a query, as it was written and as it was understood. */
export interface AskedCriterion {
  readonly name: string;
  readonly text: string;
  readonly criterion: Criterion;
}

/** The last match of a page: its key, and when sorted its sort values and the newest version that stood at the first page. */
export interface Position {
  readonly resource: number;
  readonly values: readonly (string | number | null)[];
  readonly asOf: number;
}

const DEFAULT_COUNT = 20;
const MOST_PER_PAGE = 1000;
/** SQLite's own bound on the depth of an expression is not far above. */
const MOST_CRITERIA = 50;
const MOST_INCLUDES = 20;

export const encodePosition = ({ resource, values, asOf }: Position): string => encodeCursor([resource, values, asOf]);

const position = (text: string, sort: readonly Sort[]): Position | undefined => {
  const [resource, values, asOf] = decodeCursor(text) ?? [];
  if (!Number.isSafeInteger(resource) || !Number.isSafeInteger(asOf)) return undefined;
  if (!Array.isArray(values) || values.length !== sort.length) return undefined;
  if (!values.every((value) => value === null || typeof value === 'string' || typeof value === 'number'))
    return undefined;
  return { resource: Number(resource), values, asOf: Number(asOf) };
};

/** A parameter that comes at most once, as `read` understands it. Failures: invalid. */
export const one = <T>(query: URLSearchParams, name: string, read: (text: string) => T | undefined): T | undefined => {
  const [text, ...more] = query.getAll(name);
  if (text === undefined) return undefined;
  const value = more.length > 0 ? undefined : read(text);
  if (value === undefined) throw badValue(name);
  return value;
};

export const readCount = (text: string): number | undefined =>
  /^\d{1,9}$/.test(text) ? Math.min(Number(text), MOST_PER_PAGE) : undefined;

const TOTALS: ReadonlyMap<string, boolean> = new Map([
  ['none', false],
  ['estimate', true],
  ['accurate', true],
]);

const ABOUT_THE_ANSWER: ReadonlySet<string> = new Set(['_count', '_sort', '_total', '_summary', CURSOR]);
const INCLUDE = /^_(rev)?include(:|$)/;

/** A parameter of which these are the findings may be left out by one who is lenient (R4 §3.1.1.3); a modifier or value may not. */
const UNKNOWN: ReadonlySet<string> = new Set(['search-parameter-unknown', 'search-parameter-not-supported']);

const isUnknown = (error: unknown): error is Failure =>
  error instanceof Failure && error.findings.every(({ id }) => UNKNOWN.has(id));

/** The conditions of a query; also those of an If-None-Exist, which takes nothing about the answer. Failures: as `criterion`. */
export const readCriteria = (query: URLSearchParams, scope: Scope): readonly Criterion[] => {
  if (query.size > MOST_CRITERIA) {
    throw failure('invalid', { nl: 'Te veel zoekparameters.', en: 'Too many search parameters.' });
  }
  return [...query].map(([name, text]) => criterion(name, text, scope));
};

/** A search with its paging, sorting and counting. `*` takes only what every type has. Failures: invalid, not-supported, too-costly. */
export const readSearch = (
  query: URLSearchParams,
  scope: Scope,
  { compartment, lenient = false }: SearchOptions = {},
): SearchRequest => {
  const pairs = [...query].filter(([name]) => !ABOUT_THE_ANSWER.has(name));
  if (pairs.length > MOST_CRITERIA + MOST_INCLUDES) throw tooCostly();
  const ignored = new Map<string, readonly Finding[]>();
  const each = <T>(asked: readonly [string, string][], read: (name: string, text: string) => T): T[] =>
    asked.flatMap(([name, text]) => {
      try {
        return [read(name, text)];
      } catch (error) {
        if (!lenient || !isUnknown(error)) throw error;
        ignored.set(name, error.findings);
        return [];
      }
    });

  const askedIncludes = pairs.filter(([name]) => INCLUDE.test(name));
  const types = scope.type === '*' ? one(query, '_type', (text) => text.split(',')) : undefined;
  const conditions = pairs.filter(([name]) => !INCLUDE.test(name) && !(types && name === '_type'));
  if (conditions.length > MOST_CRITERIA) {
    throw failure('invalid', { nl: 'Te veel zoekparameters.', en: 'Too many search parameters.' });
  }
  if (askedIncludes.length > MOST_INCLUDES) throw tooCostly();
  const within = compartment ? [compartmentCriterion(compartment, scope, types)] : [];
  const asked = each(conditions, (name, text) => ({ name, text, criterion: criterion(name, text, scope) }));
  const criteria = [...within, ...asked.map((one) => one.criterion)];
  const includes = each(askedIncludes, (name, text) => readInclude(name, text, scope));

  const sort = one(query, '_sort', (text) => readSort(text, scope)) ?? [];
  const summary = one(query, '_summary', (text) => (text === 'count' || text === 'false' ? text : undefined));
  const count = one(query, '_count', readCount) ?? DEFAULT_COUNT;
  const after = one(query, CURSOR, (text) => position(text, sort));
  // R4: `_count=0` is a way to ask for the total alone.
  const countOnly = summary === 'count' || count === 0;
  return {
    type: scope.type,
    criteria,
    asked,
    count,
    sort,
    includes,
    total: (one(query, '_total', (text) => TOTALS.get(text)) ?? false) || countOnly,
    countOnly,
    ...(after && { after }),
    ignored: [...ignored.values()].flat(),
    self: new URLSearchParams([...query].filter(([name]) => !ignored.has(name))),
  };
};
