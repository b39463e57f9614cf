import type { SqlValue } from './database.ts';
import type { ParameterKind } from './indexed-parameters.ts';
import type { Criterion } from './search-query.ts';
import type { DateValue, Prefix } from './search-values.ts';
import { dateWhere, numberWhere, referenceWhere, stringWhere, tokenWhere, type Where } from './value-sql.ts';

/** Rows of one table that meet one value. `where` holds only names of columns and `?`; every value is bound. */
export interface Rows {
  readonly table: string;
  readonly where: string;
  readonly values: readonly SqlValue[];
}

export type Reach = 'page' | 'range' | 'scan';

/** A criterion as rows of the index: a resource meets it when any of these rows is its own (or none, when `absent`). */
export interface Condition {
  readonly rows: readonly Rows[];
  readonly absent: boolean;
  /**
   * How the index gives these rows: `page`, of one value in the order of the resources, so that a page can stop early; `range`,
   * side by side but in another order; `scan`, only by reading all there are of the parameter.
   */
  readonly reach: Reach;
}

export const TABLES: Readonly<Record<ParameterKind, string>> = {
  token: 'token_index',
  uri: 'token_index',
  reference: 'reference_index',
  date: 'date_index',
  string: 'string_index',
  number: 'number_index',
  quantity: 'number_index',
};

/** The date index is in the order of the beginnings: what is asked of an end alone is found by reading all of it. */
const BY_BEGINNING: ReadonlySet<Prefix> = new Set(['eq', 'lt', 'le', 'sa']);

const rangeOf = (values: readonly DateValue[]): Reach =>
  values.every(({ prefix }) => BY_BEGINNING.has(prefix)) ? 'range' : 'scan';

/** The rows that meet a criterion. `parameterOf` gives the number under which the store keeps a parameter of the type. */
export const condition = (
  type: string,
  criterion: Criterion,
  parameterOf: (parameter: string) => number,
  fold: (text: string) => string,
): Condition => {
  const indexed = (kind: ParameterKind, parameter: string, wheres: readonly Where[]): readonly Rows[] =>
    wheres.map(([where, ...values]) => ({
      table: TABLES[kind],
      where: `parameter = ? AND ${where}`,
      values: [parameterOf(parameter), ...values],
    }));
  const heads = (where: string, ...values: SqlValue[]): Rows => ({
    table: 'head',
    where: `type = ? AND live = 1 AND ${where}`,
    values: [type, ...values],
  });

  switch (criterion.kind) {
    case 'id':
      return {
        rows: [heads('id IN (SELECT value FROM json_each(?))', JSON.stringify(criterion.ids))],
        absent: false,
        reach: 'range',
      };
    case 'updated':
      return {
        rows: criterion.values.map((asked) => {
          const [where, ...values] = dateWhere('updated', '(updated + 1)', asked);
          return heads(where, ...values);
        }),
        absent: false,
        reach: 'scan',
      };
    case 'missing':
      return { rows: indexed(criterion.of, criterion.parameter, [['1']]), absent: criterion.missing, reach: 'scan' };
    case 'token':
      return {
        rows: indexed('token', criterion.parameter, criterion.values.map(tokenWhere)),
        absent: criterion.not,
        reach: criterion.values.every(({ code }) => code !== undefined) ? 'page' : 'scan',
      };
    case 'reference':
      return {
        rows: indexed('reference', criterion.parameter, criterion.values.map(referenceWhere)),
        absent: false,
        reach: 'page',
      };
    case 'date': {
      const wheres = criterion.values.map((asked) => dateWhere('low', 'high', asked));
      return { rows: indexed('date', criterion.parameter, wheres), absent: false, reach: rangeOf(criterion.values) };
    }
    case 'number':
      return {
        rows: indexed('number', criterion.parameter, criterion.values.map(numberWhere)),
        absent: false,
        reach: criterion.values.some(({ prefix }) => prefix === 'ne') ? 'scan' : 'range',
      };
    case 'string': {
      const wheres = criterion.values.map((text) => stringWhere(criterion.match, text, fold(text)));
      const reach = criterion.match === 'part' ? 'scan' : 'range';
      return { rows: indexed('string', criterion.parameter, wheres), absent: false, reach };
    }
  }
};

const met = ({ table, where }: Rows): string =>
  `EXISTS (SELECT 1 FROM ${table} WHERE ${where} AND resource = found.resource)`;

/**
 * The keys of the resources that meet `first` and all of `others`, each once. With a limit: in the order of the keys, after
 * `after`; the parts of the union are then merged as they are read, not collected first.
 */
export const keysSql = (
  first: Condition,
  others: readonly Condition[],
  page?: { readonly after: number; readonly limit: number },
): readonly [sql: string, ...values: SqlValue[]] => {
  const filters = others
    .map(({ rows, absent }) => ` AND ${absent ? 'NOT ' : ''}(${rows.map(met).join(' OR ')})`)
    .join('');
  const filterValues = others.flatMap(({ rows }) => rows.flatMap((row) => row.values));
  const parts = first.rows.map(
    ({ table, where }) =>
      `SELECT found.resource FROM ${table} AS found WHERE ${where}${page ? ' AND found.resource > ?' : ''}${filters}`,
  );
  const values = first.rows.flatMap((row) => [...row.values, ...(page ? [page.after] : []), ...filterValues]);
  // One part alone may yield a resource twice too: two rows of it can meet the same value.
  const distinct = parts.length === 1 ? parts.map((part) => part.replace('SELECT', 'SELECT DISTINCT')) : parts;
  const union = distinct.join(' UNION ');
  return page ? [`${union} ORDER BY 1 LIMIT ?`, ...values, page.limit] : [union, ...values];
};
