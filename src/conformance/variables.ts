import { addDays } from '../agreements/calendar.ts';
import type { LocalDate } from '../fhir/date.ts';

/** Finds what a variable stands for; undefined when it has no value. */
export type Lookup = (name: string) => string | undefined;

/** A variable has no value: what a request would be, or an answer be held to, is not known. */
export class NoValue extends Error {
  readonly variable: string;

  constructor(variable: string) {
    super(`\${${variable}} has no value`);
    this.variable = variable;
  }
}

const PLACE = /\$\{([^}]+)\}/g;

/** The text with each `${name}` as what it stands for. Throws NoValue. */
export const filled = (text: string, lookup: Lookup): string =>
  text.replace(PLACE, (_, name: string) => {
    const value = lookup(name);
    if (value === undefined) throw new NoValue(name);
    return value;
  });

/** The text of a JSON document with each `${name}` in its strings filled in. */
export const filledJson = (json: string, lookup: Lookup): string =>
  filled(json, (name) => {
    const value = lookup(name);
    return value === undefined ? undefined : JSON.stringify(value).slice(1, -1);
  });

/**
 * What is new with each run, so that a script of last year still makes sense: `run`, which is of this run alone, and days as `today`,
 * `today-14` and `today+90`. Engines that do not know them take the default value of the variable.
 */
export const ofThisRun =
  (run: string, today: LocalDate): Lookup =>
  (name) => {
    if (name === 'run') return run;
    const [, sign, days] = /^today(?:([+-])(\d{1,5}))?$/.exec(name) ?? [undefined, undefined, undefined];
    if (name !== 'today' && days === undefined) return undefined;
    return addDays(today, sign === '-' ? -Number(days) : Number(days ?? 0));
  };
