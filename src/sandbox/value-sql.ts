import type { SqlValue } from './database.ts';
import type { CodesValue, DateValue, NumberValue, Prefix, ReferenceValue, TokenValue } from './search-values.ts';

/** A condition on the columns of an index table, with the values for its `?`. */
export type Where = readonly [where: string, ...values: SqlValue[]];

export const tokenWhere = ({ code, system }: TokenValue): Where => {
  if (code === undefined) return ['system = ?', system ?? ''];
  return system === undefined ? ['code = ?', code] : ['code = ? AND system = ?', code, system];
};

/** The codes of one system that stand in for one asked. */
export const codesWhere = ({ system, codes }: CodesValue): Where => [
  'system = ? AND code IN (SELECT value FROM json_each(?))',
  system,
  JSON.stringify(codes),
];

export const referenceWhere = ({ id, type }: ReferenceValue): Where =>
  type === undefined ? ["id = ? AND type <> ''", id] : ['id = ? AND type = ?', id, type];

/**
 * How the range of a resource lies to the range asked for. R4 §3.1.1.4.7; `ge` and `le` take what overlaps the range asked
 * for, so that a period that ends today is found by `ge` today.
 */
export const dateWhere = (low: string, high: string, { prefix, ...asked }: DateValue): Where => {
  const wheres: Record<Prefix, Where> = {
    eq: [`${low} >= ? AND ${low} < ? AND ${high} <= ?`, asked.low, asked.high, asked.high],
    ne: [`NOT (${low} >= ? AND ${high} <= ?)`, asked.low, asked.high],
    gt: [`${high} > ?`, asked.high],
    ge: [`${high} > ?`, asked.low],
    lt: [`${low} < ?`, asked.low],
    le: [`${low} < ?`, asked.high],
    sa: [`${low} >= ?`, asked.high],
    eb: [`${high} <= ?`, asked.low],
    ap: [`${low} < ? AND ${high} > ?`, asked.high, asked.low],
  };
  return wheres[prefix];
};

export const numberWhere = ({ prefix, value, margin, system, code }: NumberValue): Where => {
  const wheres: Record<Prefix, Where> = {
    eq: ['value >= ? AND value < ?', value - margin, value + margin],
    ne: ['NOT (value >= ? AND value < ?)', value - margin, value + margin],
    gt: ['value > ?', value],
    ge: ['value >= ?', value],
    lt: ['value < ?', value],
    le: ['value <= ?', value],
    sa: ['value > ?', value],
    eb: ['value < ?', value],
    ap: ['value >= ? AND value <= ?', value - margin, value + margin],
  };
  const [where, ...values] = wheres[prefix];
  const [bySystem, ...systems]: Where = system === undefined ? [''] : [' AND system = ?', system];
  const [byCode, ...codes]: Where = code === undefined ? [''] : [' AND (code = ? OR unit = ?)', code, code];
  return [where + bySystem + byCode, ...values, ...systems, ...codes];
};

const AFTER_EVERY_CHARACTER = '\u{10FFFF}';

export const stringWhere = (match: 'start' | 'part' | 'exact', text: string, folded: string): Where => {
  if (match === 'start') return ['folded >= ? AND folded < ?', text, text + AFTER_EVERY_CHARACTER];
  if (match === 'exact') return ['folded = ? AND exact = ?', folded, text];
  return ['instr(folded, ?) > 0', text];
};

/** The name of the SQL function that `:in` asks; search.ts defines it. */
export const IN_VALUE_SET = 'in_value_set';

export const valueSetWhere = (valueSet: string): Where => [`${IN_VALUE_SET}(?, system, code)`, valueSet];

/** R4 §3.1.1.4.11: `:below` is what begins with it, `:above` what it begins with, by whole parts of a path. */
export const uriWhere = (match: 'above' | 'below', uri: string): Where[] => {
  if (match === 'below') {
    const base = uri.replace(/\/+$/, '');
    return [
      ['code = ?', base],
      ['code >= ? AND code < ?', `${base}/`, `${base}/${AFTER_EVERY_CHARACTER}`],
    ];
  }
  const wheres: Where[] = [['code = ?', uri]];
  for (let at = uri.lastIndexOf('/'); at > 0; at = uri.lastIndexOf('/', at - 1)) {
    wheres.push(['code = ? OR code = ?', uri.slice(0, at), uri.slice(0, at + 1)]);
  }
  return wheres.map(([where, ...values]) => [`(${where})`, ...values]);
};
