import type { Membership } from '../definitions/membership.ts';
import type { Criterion } from './criterion.ts';
import type { IndexValue } from './element-values.ts';
import { fold } from './folding.ts';
import type { CodesValue, DateValue, NumberValue, ReferenceValue, TokenValue } from './search-values.ts';

/** What a criterion asks of the rows of its own parameter alone: neither of other resources, nor of several rows together. */
export type RowCriterion = Extract<
  Criterion,
  { kind: 'token' | 'value-set' | 'codes' | 'uri' | 'reference' | 'date' | 'number' | 'string' }
>;

type Row<T extends IndexValue['table']> = Extract<IndexValue, { table: T }>;

/** Whether a value set at hand has a code. */
export type InValueSet = (valueSet: string, system: string | undefined, code: string) => Membership;

/**
 * Whether one row of the index meets one of the values of a criterion: what value-sql.ts asks of SQLite, asked of a row at hand. Its `not` is
 * for who looks at all rows of a resource. Held to the same answers by test/access/same-search.test.ts.
 */
export const rowMeets = (criterion: RowCriterion, row: IndexValue, inValueSet: InValueSet): boolean => {
  switch (criterion.kind) {
    case 'token':
      return row.table === 'token' && criterion.values.some((value) => tokenMeets(value, row));
    case 'value-set':
      return row.table === 'token' && inValueSet(criterion.valueSet, row.system || undefined, row.code) === 'in';
    case 'codes':
      return row.table === 'token' && criterion.values.some((value) => codesMeet(value, row));
    case 'uri':
      return row.table === 'token' && criterion.values.some((uri) => uriMeets(criterion.match, uri, row.code));
    case 'reference':
      return row.table === 'reference' && criterion.values.some((value) => referenceMeets(value, row));
    case 'date':
      return row.table === 'date' && criterion.values.some((value) => dateMeets(value, row));
    case 'number':
      return row.table === 'number' && criterion.values.some((value) => numberMeets(value, row));
    case 'string':
      return row.table === 'string' && criterion.values.some((text) => stringMeets(criterion.match, text, row));
  }
};

const tokenMeets = ({ code, system }: TokenValue, row: Row<'token'>): boolean =>
  (code === undefined || row.code === code) && (system === undefined || row.system === system);

const codesMeet = ({ system, codes }: CodesValue, row: Row<'token'>): boolean =>
  row.system === system && codes.includes(row.code);

const referenceMeets = ({ id, type }: ReferenceValue, row: Row<'reference'>): boolean =>
  row.id === id && (type === undefined ? row.type !== '' : row.type === type);

/** Also of when a resource was last updated. */
export const dateMeets = (
  { prefix, ...asked }: DateValue,
  { low, high }: { readonly low: number; readonly high: number },
): boolean => {
  switch (prefix) {
    case 'eq':
      return low >= asked.low && low < asked.high && high <= asked.high;
    case 'ne':
      return !(low >= asked.low && high <= asked.high);
    case 'gt':
      return high > asked.high;
    case 'ge':
      return high > asked.low;
    case 'lt':
      return low < asked.low;
    case 'le':
      return low < asked.high;
    case 'sa':
      return low >= asked.high;
    case 'eb':
      return high <= asked.low;
    case 'ap':
      return low < asked.high && high > asked.low;
  }
};

const numberMeets = ({ prefix, value, margin, system, code }: NumberValue, row: Row<'number'>): boolean => {
  if (system !== undefined && row.system !== system) return false;
  if (code !== undefined && row.code !== code && row.unit !== code) return false;
  const within = row.value >= value - margin && row.value < value + margin;
  switch (prefix) {
    case 'eq':
      return within;
    case 'ne':
      return !within;
    case 'gt':
    case 'sa':
      return row.value > value;
    case 'ge':
      return row.value >= value;
    case 'lt':
    case 'eb':
      return row.value < value;
    case 'le':
      return row.value <= value;
    case 'ap':
      return row.value >= value - margin && row.value <= value + margin;
  }
};

const stringMeets = (match: 'start' | 'part' | 'exact', text: string, row: Row<'string'>): boolean => {
  if (match === 'exact') return row.exact === text && row.folded === fold(text);
  return match === 'start' ? row.folded.startsWith(text) : row.folded.includes(text);
};

const uriMeets = (match: 'above' | 'below', uri: string, code: string): boolean => {
  if (match === 'below') {
    const base = uri.replace(/\/+$/, '');
    return code === base || code.startsWith(`${base}/`);
  }
  return code === uri || (code !== '' && uri.startsWith(code) && (code.endsWith('/') || uri[code.length] === '/'));
};
