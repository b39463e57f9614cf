import { BeyondOwnEngine } from './error.ts';

const DATE = /^(\d{4})-(\d\d)-(\d\d)(T.*)?$/;

/** Months or days in a unit, by its UCUM code. */
const MONTHS: Readonly<Record<string, number>> = { a: 12, mo: 1 };
const DAYS: Readonly<Record<string, number>> = { wk: 7, d: 1 };

/**
 * A date, or a date-time with its time unchanged, moved by years, months, weeks or days. A day that the month does not have becomes
 * its last. FHIRPath N1 §6.7. Other units, and dates without a day, are left to fhirpath.js.
 */
export const addToDate = (text: string, value: number, unit: string): string => {
  const match = DATE.exec(text);
  const months = MONTHS[unit];
  const days = DAYS[unit];
  if (match === null || (months === undefined && days === undefined))
    throw new BeyondOwnEngine(`${text} + ${value} ${unit}`);
  const [year, month, day] = [Number(match[1]), Number(match[2]) - 1, Number(match[3])];
  const date = new Date(0);
  if (months === undefined) date.setUTCFullYear(year, month, day + Math.trunc(value) * (days as number));
  else {
    const target = month + Math.trunc(value) * months;
    date.setUTCFullYear(year, target + 1, 0);
    date.setUTCDate(Math.min(day, date.getUTCDate()));
  }
  return date.toISOString().slice(0, 10) + (match[4] ?? '');
};
