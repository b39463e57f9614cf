import type { Criterion, OfType } from './criterion.ts';
import type { SqlValue } from './database.ts';
import { fold } from './folding.ts';
import type { ParameterKind } from './indexed-parameters.ts';
import { tooCostly } from './search-failures.ts';
import type { DateValue, Prefix } from './search-values.ts';
import {
  codesWhere,
  dateWhere,
  numberWhere,
  referenceWhere,
  stringWhere,
  tokenWhere,
  uriWhere,
  valueSetWhere,
  type Where,
} from './value-sql.ts';

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

/** The number under which the store keeps a parameter of a type. */
export type ParameterOf = (type: string, parameter: string) => number;

export type Sql = readonly [sql: string, ...values: SqlValue[]];

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
const BY_BEGINNING: ReadonlySet<Prefix> = new Set(['eq', 'lt', 'le', 'sa', 'ap']);

const rangeOf = (values: readonly DateValue[]): Reach =>
  values.every(({ prefix }) => BY_BEGINNING.has(prefix)) ? 'range' : 'scan';

/** All resources of a type; of every type for `*`. */
export const everyOne = (type: string): Condition => ({
  rows: [
    type === '*'
      ? { table: 'head', where: 'live = 1', values: [] }
      : { table: 'head', where: 'type = ? AND live = 1', values: [type] },
  ],
  absent: false,
  reach: 'page',
});

/** The plus keeps SQLite from reading all that live of the type: there is an index of type and id. */
const byId = (type: string, ids: readonly string[]): Rows => ({
  table: 'head',
  where: `${type === '*' ? '' : 'type = ? AND '}+live = 1 AND id IN (SELECT value FROM json_each(?))`,
  values: [...(type === '*' ? [] : [type]), JSON.stringify(ids)],
});

/** The rows that meet a criterion of a type. */
export const condition = (type: string, criterion: Criterion, parameterOf: ParameterOf): Condition => {
  const indexed = (kind: ParameterKind, parameter: string, wheres: readonly Where[]): readonly Rows[] =>
    wheres.map(([where, ...values]) => ({
      table: TABLES[kind],
      where: `parameter = ? AND ${where}`,
      values: [parameterOf(type, parameter), ...values],
    }));
  const heads = (where: string, ...values: SqlValue[]): Rows => ({
    table: 'head',
    where: type === '*' ? `live = 1 AND ${where}` : `type = ? AND live = 1 AND ${where}`,
    values: type === '*' ? values : [type, ...values],
  });
  const condition = (rows: readonly Rows[], reach: Reach, absent = false): Condition => ({ rows, absent, reach });

  switch (criterion.kind) {
    case 'id':
      return condition([byId(type, criterion.ids)], 'range');
    case 'updated': {
      const wheres = criterion.values.map((asked) => dateWhere('updated', '(updated + 1)', asked));
      return condition(
        wheres.map(([where, ...values]) => heads(where, ...values)),
        'scan',
      );
    }
    case 'missing':
      return condition(indexed(criterion.of, criterion.parameter, [['1']]), 'scan', criterion.missing);
    case 'token': {
      const reach = criterion.values.every(({ code }) => code !== undefined) ? 'page' : 'scan';
      return condition(indexed('token', criterion.parameter, criterion.values.map(tokenWhere)), reach, criterion.not);
    }
    case 'value-set':
      return condition(
        indexed('token', criterion.parameter, [valueSetWhere(criterion.valueSet)]),
        'scan',
        criterion.not,
      );
    case 'codes':
      return condition(indexed('token', criterion.parameter, criterion.values.map(codesWhere)), 'range');
    case 'uri': {
      const wheres = criterion.values.flatMap((value) => uriWhere(criterion.match, value));
      return condition(indexed('uri', criterion.parameter, wheres), criterion.match === 'above' ? 'page' : 'range');
    }
    case 'reference':
      return condition(indexed('reference', criterion.parameter, criterion.values.map(referenceWhere)), 'page');
    case 'date': {
      const wheres = criterion.values.map((asked) => dateWhere('low', 'high', asked));
      return condition(indexed('date', criterion.parameter, wheres), rangeOf(criterion.values));
    }
    case 'number': {
      const reach = criterion.values.some(({ prefix }) => prefix === 'ne') ? 'scan' : 'range';
      return condition(indexed('number', criterion.parameter, criterion.values.map(numberWhere)), reach);
    }
    case 'string': {
      const wheres = criterion.values.map((text) => stringWhere(criterion.match, text, fold(text)));
      return condition(indexed('string', criterion.parameter, wheres), criterion.match === 'part' ? 'scan' : 'range');
    }
    case 'composite':
      return condition(
        criterion.alternatives.map((parts) => compositeRows(type, criterion.parameter, parts, parameterOf)),
        'range',
      );
    case 'chain':
      return condition(
        criterion.targets.map((target) => {
          const [keys, ...values] = keysOfType(target, parameterOf);
          const ids = `SELECT id FROM head WHERE resource IN (${keys})`;
          return {
            table: 'reference_index',
            where: `parameter = ? AND type = ? AND id IN (${ids})`,
            values: [parameterOf(type, criterion.parameter), target.type, ...values],
          };
        }),
        'range',
      );
    case 'has': {
      const { parameter, source } = criterion;
      const [keys, ...values] = keysOfType(source, parameterOf);
      const ids = `SELECT ref.id FROM reference_index AS ref WHERE ref.parameter = ? AND ref.type = ? AND ref.resource IN (${keys})`;
      return condition([heads(`id IN (${ids})`, parameterOf(source.type, parameter), type, ...values)], 'range');
    }
    case 'compartment':
      return compartment(criterion, parameterOf);
  }
};

const compartment = (
  { of, by, itself }: Extract<Criterion, { kind: 'compartment' }>,
  parameterOf: ParameterOf,
): Condition => ({
  rows: [
    ...by.map(({ type, parameter }) => ({
      table: 'reference_index',
      where: 'parameter = ? AND id = ? AND type = ?',
      values: [parameterOf(type, parameter), of.id, of.type],
    })),
    // Also where nothing is in it: a condition has rows, which may find nothing.
    {
      table: 'head',
      where: `type = ? AND id = ? AND live = 1${itself ? '' : ' AND 0'}`,
      values: [of.type, of.id],
    },
  ],
  absent: false,
  reach: 'page',
});

/** The elements of which every component meets its part; each is kept as a resource with a negative key (schema.ts). */
const compositeRows = (
  type: string,
  parameter: string,
  parts: readonly Criterion[],
  parameterOf: ParameterOf,
): Rows => {
  const [first, ...others] = parts.map((part) => condition(type, part, parameterOf));
  if (!first) throw new Error(`The composite parameter ${parameter} has no components.`);
  const [keys, ...values] = keysSql(first, others);
  return {
    table: 'composite',
    where: `parameter = ? AND part IN (SELECT -resource FROM (${keys}))`,
    values: [parameterOf(type, parameter), ...values],
  };
};

/** The keys of the resources of another type that meet its criterion. */
const keysOfType = ({ type, criterion }: OfType, parameterOf: ParameterOf): Sql => {
  const only = condition(type, criterion, parameterOf);
  return only.absent ? keysSql(everyOne(type), [only]) : keysSql(only, []);
};

const met = ({ table, where }: Rows): string =>
  `EXISTS (SELECT 1 FROM ${table} WHERE ${where} AND resource = found.resource)`;

/** SQLite has bounds of its own on the parts of a union and on what one statement may hold; this is within them. */
const MOST_ROWS = 400;

/**
 * The keys of the resources that meet `first` and all of `others`, each once. With a limit: in the order of the keys, after
 * `after`; the parts of the union are then merged as they are read, not collected first. Failures: too-costly.
 */
export const keysSql = (
  first: Condition,
  others: readonly Condition[],
  page?: { readonly after: number; readonly limit: number },
): Sql => {
  const alternatives = others.reduce((sum, { rows }) => sum + rows.length, 0);
  if (first.rows.length > MOST_ROWS || first.rows.length * (1 + alternatives) > 10 * MOST_ROWS) throw tooCostly();
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
