import type { Resource } from '../fhir/json.ts';
import type { SearchPage, Stored } from '../gateway/gateway.ts';
import { CURSOR } from './cursor.ts';
import type { Database, Row, SqlValue } from './database.ts';
import { fold } from './folding.ts';
import type { Criterion } from './search-query.ts';
import { encodePosition, type Position, type SearchRequest, type Sort } from './search-request.ts';
import { type Condition, condition, keysSql, type Rows } from './search-sql.ts';
import { storedOf } from './versions.ts';

export interface Search {
  /** One page. `query` is what was asked: the next page repeats it, with the place where this one ended. */
  page(request: SearchRequest, query: URLSearchParams): SearchPage;
  /** The first few resources that meet the criteria: enough to tell none, one and more apart. */
  few(type: string, criteria: readonly Criterion[]): Stored[];
}

/** Beyond this many rows it no longer matters which criterion has the most. */
const ENOUGH_TO_RANK = 200;

const everyOne = (type: string): Condition => ({
  rows: [{ table: 'head', where: 'type = ? AND live = 1', values: [type] }],
  absent: false,
  reach: 'page',
});

/** What a sorted page is ordered by, as it was when the first page was read, so that a write moves nothing between pages. */
const SORTED_BY: Readonly<Record<Sort['by'], string>> = {
  _id: 'head.id',
  _lastUpdated:
    '(SELECT updated FROM version WHERE version.resource = head.resource AND version.version <= ? ORDER BY number DESC LIMIT 1)',
};

/** Runs searches on the index tables. `parameterOf(type, parameter)` gives the number of a parameter. */
export const openSearch = (database: Database, parameterOf: (type: string, parameter: string) => number): Search => {
  const atMost = (limit: number, { table, where, values }: Rows): number =>
    Number(
      database.get(`SELECT count(*) AS n FROM (SELECT 1 FROM ${table} WHERE ${where} LIMIT ?)`, ...values, limit)?.[
        'n'
      ],
    );

  /**
   * The criterion with the fewest rows leads; the others are looked up for each of its resources. One whose rows cannot be
   * counted without reading them all leads only when there is no other.
   */
  const ranked = (type: string, criteria: readonly Criterion[]): [first: Condition, ...others: Condition[]] => {
    const conditions = criteria.map((one) => condition(type, one, (parameter) => parameterOf(type, parameter), fold));
    const leads = conditions.filter(({ absent }) => !absent);
    const size = ({ rows, reach }: Condition): number => {
      if (reach === 'scan') return Number.POSITIVE_INFINITY;
      return rows.reduce((sum, row) => sum + atMost(ENOUGH_TO_RANK, row), 0) + (reach === 'page' ? 0 : 0.5);
    };
    const sizes = leads.map((lead) => ({ lead, size: leads.length === 1 ? 0 : size(lead) }));
    const [smallest] = sizes.sort((a, b) => (a.size === b.size ? 0 : a.size - b.size));
    if (!smallest) return [everyOne(type), ...conditions];
    return [smallest.lead, ...conditions.filter((other) => other !== smallest.lead)];
  };

  const bodies = (rows: readonly Row[]): Stored[] =>
    rows.map((row) => storedOf(JSON.parse(String(row['body'])) as Resource));

  const inOrder = ([first, ...others]: [Condition, ...Condition[]], after: number, limit: number): Row[] => {
    const [keys, ...values] = keysSql(first, others, { after, limit });
    return database.all(
      `SELECT head.resource, body FROM (${keys}) AS keys JOIN head ON head.resource = keys.resource
       JOIN version ON version.version = head.version ORDER BY head.resource`,
      ...values,
    );
  };

  const sorted = (
    [first, ...others]: [Condition, ...Condition[]],
    { by, descending }: Sort,
    asOf: number,
    after: Position | undefined,
    limit: number,
  ): Row[] => {
    const [keys, ...values] = keysSql(first, others);
    const [order, compare] = descending ? ['DESC', '<'] : ['ASC', '>'];
    const moment: SqlValue[] = by === '_lastUpdated' ? [asOf] : [];
    const beyond: SqlValue[] = after ? [after.value ?? 0, after.value ?? 0, after.resource] : [];
    return database.all(
      `SELECT resource, value, body FROM (
         SELECT head.resource AS resource, ${SORTED_BY[by]} AS value, body FROM (${keys}) AS keys
         JOIN head ON head.resource = keys.resource JOIN version ON version.version = head.version)
       WHERE value IS NOT NULL ${after ? `AND (value ${compare} ? OR (value = ? AND resource > ?))` : ''}
       ORDER BY value ${order}, resource LIMIT ?`,
      ...moment,
      ...values,
      ...beyond,
      limit,
    );
  };

  return {
    few: (type, criteria) => bodies(inOrder(ranked(type, criteria), 0, 2)),

    page: (request, query) => {
      const conditions = ranked(request.type, request.criteria);
      const [counted, ...countValues] = keysSql(conditions[0], conditions.slice(1));
      const total = request.total
        ? Number(database.get(`SELECT count(*) AS n FROM (${counted})`, ...countValues)?.['n'])
        : undefined;
      if (request.countOnly) return { matches: [], ...(total !== undefined && { total }) };

      const { sort, after, count } = request;
      const asOf = after?.asOf ?? Number(database.get('SELECT max(version) AS newest FROM version')?.['newest'] ?? 0);
      // One more than the page holds says whether there is a next one.
      const rows = sort
        ? sorted(conditions, sort, asOf, after, count + 1)
        : inOrder(conditions, after?.resource ?? 0, count + 1);
      const shown = rows.slice(0, count);
      const last = rows.length > count ? shown.at(-1) : undefined;
      const next = new URLSearchParams(query);
      if (last) {
        const place = { resource: Number(last['resource']), ...(sort && { value: last['value'] ?? 0, asOf }) };
        next.set(CURSOR, encodePosition(place));
      }
      return { matches: bodies(shown), ...(total !== undefined && { total }), ...(last && { next }) };
    },
  };
};
