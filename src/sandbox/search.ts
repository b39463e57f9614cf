import type { Membership } from '../definitions/membership.ts';
import type { Resource } from '../fhir/json.ts';
import type { SearchPage, Stored } from '../gateway/gateway.ts';
import type { Criterion } from './criterion.ts';
import { CURSOR } from './cursor.ts';
import type { Database, Row } from './database.ts';
import { openIncludes } from './includes.ts';
import { encodePosition, type Position, type SearchRequest } from './search-request.ts';
import { type Condition, condition, everyOne, keysSql, type ParameterOf, type Rows, type Sql } from './search-sql.ts';
import { beyond, orderBy, type Sort, sortValue } from './sort.ts';
import { IN_VALUE_SET } from './value-sql.ts';
import { storedOf } from './versions.ts';

export interface Search {
  /** One page; the next one repeats the query, with the place where this one ended. */
  page(request: SearchRequest): SearchPage;
  /** The first few resources that meet the criteria: enough to tell none, one and more apart. */
  few(type: string, criteria: readonly Criterion[]): Stored[];
}

/** Whether a value set at hand has a code; undefined when there is no such value set. */
export type CodeSetOf = (valueSet: string) => { has(system: string | undefined, code: string): Membership } | undefined;

/** Beyond this many rows it no longer matters which criterion has the most. */
const ENOUGH_TO_RANK = 200;

/** Runs searches on the index tables. */
export const openSearch = (database: Database, parameterOf: ParameterOf, codeSetOf: CodeSetOf): Search => {
  const includes = openIncludes(database, parameterOf);
  // What cannot be decided is not in it (definitions/membership.ts). A code without a system is one of whichever the element has.
  database.define(IN_VALUE_SET, (valueSet, system, code) =>
    codeSetOf(String(valueSet))?.has(system === '' ? undefined : String(system), String(code)) === 'in' ? 1 : 0,
  );

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
    const conditions = criteria.map((one) => condition(type, one, parameterOf));
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
    type: string,
    [first, ...others]: [Condition, ...Condition[]],
    sort: readonly Sort[],
    asOf: number,
    after: Position | undefined,
    limit: number,
  ): Row[] => {
    const [keys, ...values] = keysSql(first, others);
    const columns = sort.map((one) => sortValue(one, asOf, (parameter) => parameterOf(type, parameter)));
    // What was made after the first page has no value of that moment.
    const made = sort.flatMap(({ kind }, at) => (kind === 'updated' ? [`v${at} IS NOT NULL`] : []));
    const [place, ...placeValues]: Sql = after ? beyond(sort, after.values, after.resource) : [''];
    const where = [...made, ...(place ? [place] : [])].join(' AND ');
    return database.all(
      `SELECT page.*, body FROM (
         SELECT * FROM (
           SELECT head.resource AS resource, head.version AS version,
             ${columns.map(([sql], at) => `${sql} AS v${at}`).join(', ')}
           FROM (${keys}) AS keys JOIN head ON head.resource = keys.resource)
         ${where && `WHERE ${where}`} ORDER BY ${orderBy(sort)} LIMIT ?) AS page
       JOIN version ON version.version = page.version ORDER BY ${orderBy(sort).replace(/resource$/, 'page.resource')}`,
      ...columns.flatMap(([, ...bound]) => bound),
      ...values,
      ...placeValues,
      limit,
    );
  };

  const newest = (): number => Number(database.get('SELECT max(version) AS newest FROM version')?.['newest'] ?? 0);

  return {
    few: (type, criteria) => bodies(inOrder(ranked(type, criteria), 0, 2)),

    page: (request) => {
      const { type, sort, after, count, ignored, self } = request;
      const conditions = ranked(type, request.criteria);
      const [counted, ...countValues] = keysSql(conditions[0], conditions.slice(1));
      const total = request.total
        ? { total: Number(database.get(`SELECT count(*) AS n FROM (${counted})`, ...countValues)?.['n']) }
        : {};
      const about = { ...total, self, ...(ignored.length > 0 && { ignored }) };
      if (request.countOnly) return { matches: [], ...about };

      const asOf = after?.asOf ?? newest();
      // One more than the page holds says whether there is a next one.
      const rows =
        sort.length > 0
          ? sorted(type, conditions, sort, asOf, after, count + 1)
          : inOrder(conditions, after?.resource ?? 0, count + 1);
      const shown = rows.slice(0, count);
      const last = rows.length > count ? shown.at(-1) : undefined;
      const next = new URLSearchParams(self);
      if (last) {
        const values = sort.map((_, at) => last[`v${at}`] ?? null);
        next.set(CURSOR, encodePosition({ resource: Number(last['resource']), values, asOf }));
      }
      const keys = shown.map((row) => Number(row['resource']));
      const along = request.includes.length > 0 ? { included: bodies(includes.of(keys, request.includes)) } : {};
      return { matches: bodies(shown), ...along, ...about, ...(last && { next }) };
    },
  };
};
