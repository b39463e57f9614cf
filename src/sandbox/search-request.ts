import { failure } from '../fhir/failure.ts';
import { CURSOR, decodeCursor, encodeCursor } from './cursor.ts';
import type { IndexedParameter } from './indexed-parameters.ts';
import { badValue } from './search-failures.ts';
import { type Criterion, criterion } from './search-query.ts';

/** A search as it was asked: what must hold, and how the answer is to be given. */
export interface SearchRequest {
  readonly type: string;
  readonly criteria: readonly Criterion[];
  readonly count: number;
  /** Absent: in the order in which the resources were first made. */
  readonly sort?: Sort;
  readonly total: boolean;
  /** Only the total, no matches (`_summary=count`). */
  readonly countOnly: boolean;
  /** Where the page before this one ended. */
  readonly after?: Position;
}

export interface Sort {
  readonly by: '_id' | '_lastUpdated';
  readonly descending: boolean;
}

/** The last match of a page: its key, and when sorted its sort value and the newest version that stood at the first page. */
export interface Position {
  readonly resource: number;
  readonly value?: string | number;
  readonly asOf?: number;
}

const DEFAULT_COUNT = 20;
const MOST_PER_PAGE = 1000;
/** SQLite's own bound on the depth of an expression is not far above. */
const MOST_CRITERIA = 50;

export const encodePosition = (position: Position): string =>
  encodeCursor([position.resource, position.value, position.asOf]);

const position = (text: string, sort: Sort | undefined): Position => {
  const [resource, value, asOf] = decodeCursor(text) ?? [];
  if (!Number.isSafeInteger(resource)) throw badValue(CURSOR);
  if (!sort) return { resource: resource as number };
  if (!Number.isSafeInteger(asOf) || typeof value !== (sort.by === '_id' ? 'string' : 'number')) throw badValue(CURSOR);
  return { resource: resource as number, value: value as string | number, asOf: asOf as number };
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

const readSort = (text: string): Sort | undefined => {
  const [, minus, by] = /^(-?)(_id|_lastUpdated)$/.exec(text) ?? [];
  if (by === '_id' || by === '_lastUpdated') return { by, descending: minus === '-' };
  if (text === '') return undefined;
  throw failure(
    'not-supported',
    { nl: 'Sorteren kan hier alleen op _id of _lastUpdated.', en: 'Sorting is by _id or _lastUpdated only here.' },
    { id: 'search-sort-not-supported' },
  );
};

const TOTALS: ReadonlyMap<string, boolean> = new Map([
  ['none', false],
  ['estimate', true],
  ['accurate', true],
]);

const ABOUT_THE_ANSWER: ReadonlySet<string> = new Set(['_count', '_sort', '_total', '_summary', CURSOR]);

/** The conditions of a query; also those of an If-None-Exist, which takes nothing about the answer. Failures: as `criterion`. */
export const readCriteria = (
  query: URLSearchParams,
  known: ReadonlyMap<string, IndexedParameter>,
): readonly Criterion[] => {
  if (query.size > MOST_CRITERIA) {
    throw failure('invalid', { nl: 'Te veel zoekparameters.', en: 'Too many search parameters.' });
  }
  return [...query].map(([name, text]) => criterion(name, text, known));
};

/** A search with its paging, sorting and counting. Failures: invalid, not-supported. */
export const readSearch = (
  type: string,
  query: URLSearchParams,
  known: ReadonlyMap<string, IndexedParameter>,
): SearchRequest => {
  const conditions = new URLSearchParams([...query].filter(([name]) => !ABOUT_THE_ANSWER.has(name)));
  const sort = one(query, '_sort', readSort);
  const after = one(query, CURSOR, (text) => position(text, sort));
  const summary = one(query, '_summary', (text) => (text === 'count' || text === 'false' ? text : undefined));
  const count = one(query, '_count', readCount) ?? DEFAULT_COUNT;
  // R4: `_count=0` is a way to ask for the total alone.
  const countOnly = summary === 'count' || count === 0;
  return {
    type,
    criteria: readCriteria(conditions, known),
    count,
    ...(sort && { sort }),
    total: (one(query, '_total', (text) => TOTALS.get(text)) ?? false) || countOnly,
    countOnly,
    ...(after && { after }),
  };
};
