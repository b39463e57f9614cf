import { dateOf, type LocalDate } from '../fhir/date.ts';

const parts = (date: LocalDate): [number, number, number] => date.split('-').map(Number) as [number, number, number];

/** The day that is so many days later, or earlier. */
export const addDays = (date: LocalDate, days: number): LocalDate => {
  const [year, month, day] = parts(date);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
};

/** The same day so many months later; where that month is shorter, its last day. */
export const addMonths = (date: LocalDate, months: number): LocalDate => {
  const [year, month, day] = parts(date);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
};

/** The first and the last day that a FHIR date or dateTime can mean: a partial one means any day of its month or year. */
export const spanOf = (text: string): { first: LocalDate; last: LocalDate } => {
  const date = dateOf(text);
  if (date.length === 4) return { first: `${date}-01-01`, last: `${date}-12-31` };
  if (date.length === 7) return { first: `${date}-01`, last: addDays(addMonths(`${date}-01`, 1), -1) };
  return { first: date, last: date };
};

/** In whole years, on a day: the least and the most that a birth date, possibly partial, allows. */
export const ageOn = (birthDate: string, day: LocalDate): { least: number; most: number } => {
  const { first, last } = spanOf(birthDate);
  return { least: yearsBetween(last, day), most: yearsBetween(first, day) };
};

const yearsBetween = (from: LocalDate, to: LocalDate): number => {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
};

/** Whether the one lies after the other for certain, whatever a partial date means. */
export const isAfter = (a: string, b: string): boolean => spanOf(a).first > spanOf(b).last;
