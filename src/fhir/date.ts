/** A FHIR date by itself: `2026-11-24`. */
export type LocalDate = string;

/** Whether a text is a day that there is. */
export const isDay = (text: string): text is LocalDate =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

const AMSTERDAM = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' });

/** The date that an instant falls on in the Netherlands: what *today* means in every rule. */
export const localDate = (instant: Date): LocalDate => AMSTERDAM.format(instant);

/** A FHIR date or dateTime to its local date; a partial one (`2026`, `2026-11`) stays as it is. */
export const dateOf = (text: string): string => (text.includes('T') ? localDate(new Date(text)) : text);

/** A FHIR Period of which either end may be open. */
export interface Period {
  readonly start?: string;
  readonly end?: string;
}

/** Whether a day is in a period: both ends inclusive, a partial end to its last day, a partial start from its first. */
export const covers = ({ start, end }: Period, day: LocalDate): boolean => {
  const [from, to] = [start && dateOf(start), end && dateOf(end)];
  return (!from || from <= day) && (!to || day.slice(0, to.length) <= to);
};
