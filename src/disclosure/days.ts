import { localDate } from '../fhir/date.ts';
import { isObject, type Json } from '../fhir/json.ts';

/** A stretch of whole days in the Netherlands, both ends inclusive, as dates that compare as text. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

export const ALWAYS: Days = { first: '0000-01-01', last: '9999-12-31' };

const DATE = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/**
 * The days that a FHIR date or dateTime may mean: a partial date all days of its month or year, an instant the day that it
 * falls on in Amsterdam. Undefined for what is no date.
 */
export const daysOf = (text: Json | undefined): Days | undefined => {
  if (typeof text !== 'string') return undefined;
  if (DATE_TIME.test(text)) {
    const instant = new Date(text);
    if (Number.isNaN(instant.getTime())) return undefined;
    const day = localDate(instant);
    return { first: day, last: day };
  }
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (!year) return undefined;
  if (!month) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const length = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (!day) return { first: `${year}-${month}-01`, last: `${year}-${month}-${length}` };
  return Number(day) <= length ? { first: text, last: text } : undefined;
};

const OF_A_PERIOD: ReadonlySet<string> = new Set(['id', 'extension', 'start', 'end']);

/**
 * The days of a FHIR Period: a partial start from its first day, a partial end to its last, an absent one open.
 * Undefined where that cannot be read: no dates, an end without a value but with a reason why, an end before the start.
 */
export const daysOfPeriod = (period: Json | undefined): Days | undefined => {
  if (!isObject(period) || Object.keys(period).some((key) => !OF_A_PERIOD.has(key))) return undefined;
  const [start, end] = [period['start'], period['end']];
  const from = start === undefined ? ALWAYS : daysOf(start);
  const to = end === undefined ? ALWAYS : daysOf(end);
  return from && to && from.first <= to.last ? { first: from.first, last: to.last } : undefined;
};

export const holds = (days: Days, day: string): boolean => days.first <= day && day <= days.last;

export const overlap = (a: Days, b: Days): boolean => a.first <= b.last && b.first <= a.last;

/** Whether all days of `inner` are days of `outer`. */
export const within = (inner: Days, outer: Days): boolean => outer.first <= inner.first && inner.last <= outer.last;

/** The ages in whole years that someone may have on these days: the least and the most, where either date is partial. */
export const agesOn = (birth: Days, on: Days): { readonly least: number; readonly most: number } => ({
  least: yearsBetween(birth.last, on.first),
  most: yearsBetween(birth.first, on.last),
});

const yearsBetween = (birth: string, day: string): number =>
  Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(4) < birth.slice(4) ? 1 : 0);
