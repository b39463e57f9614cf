import { BEGINNING, type DateRange, dateRange, END } from './date-range.ts';

/** What the value of a search parameter means, by the kind of the parameter. R4 §3.1.1.4. */

export interface TokenValue {
  readonly code?: string;
  /** '' asks for a code without a system; absent: whatever the system. */
  readonly system?: string;
}

/** Several codes of one system, any of which will do. */
export interface CodesValue {
  readonly system: string;
  readonly codes: readonly string[];
}

export interface ReferenceValue {
  readonly id: string;
  /** '' for a reference that is kept as a URL; absent: whatever the type. */
  readonly type?: string;
}

export const PREFIXES = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'] as const;
export type Prefix = (typeof PREFIXES)[number];

export interface DateValue extends DateRange {
  readonly prefix: Prefix;
}

export interface NumberValue {
  readonly prefix: Prefix;
  readonly value: number;
  /** Half of the last digit written: `5.4` stands for 5.35 up to 5.45; with `ap` at least a tenth of the value. */
  readonly margin: number;
  readonly system?: string;
  readonly code?: string;
}

/** The parts of a text between unescaped separators (`,`, `|`), with `\,`, `\|`, `\$` and `\\` still escaped. */
export const split = (text: string, separator: string): string[] => {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === separator) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
};

export const unescaped = (text: string): string => text.replaceAll(/\\([,|$\\])/g, '$1');

/** `code`, `system|code`, `|code` or `system|`; undefined when nothing is asked. */
export const tokenValue = (text: string): TokenValue | undefined => {
  const [first = '', second, ...rest] = split(text, '|').map(unescaped);
  if (rest.length > 0) return undefined;
  if (second === undefined) return first ? { code: first } : undefined;
  if (second) return { code: second, system: first };
  return first ? { system: first } : undefined;
};

/** `system|code`, both said; undefined when it is not. */
export const codingValue = (text: string): Required<TokenValue> | undefined => {
  const { system, code } = tokenValue(text) ?? {};
  return system && code ? { system, code } : undefined;
};

/** How an identifier is kept for `:of-type`: under its value, with the type in the place of its system. A URI has no space. */
export const identifierType = (system: string, code: string): string => `${system} ${code}`;

/** `system|code|value`, of which the first two say the type of an identifier: all three said (R4 §3.1.1.4.10). */
export const identifierValue = (text: string): TokenValue | undefined => {
  const [system, code, value, ...rest] = split(text, '|').map(unescaped);
  return system && code && value && rest.length === 0
    ? { code: value, system: identifierType(system, code) }
    : undefined;
};

/** `Type/id`, a bare id (of `type`, if the modifier named one), or a URL, which is compared as it is written. */
export const referenceValue = (text: string, type: string | undefined): ReferenceValue | undefined => {
  const value = unescaped(text);
  const [, typed, id] = /^([A-Z]\w*)\/([A-Za-z0-9\-.]{1,64})$/.exec(value) ?? [];
  if (typed && id) return type && type !== typed ? undefined : { type: typed, id };
  if (/^[A-Za-z0-9\-.]{1,64}$/.test(value)) return { id: value, ...(type && { type }) };
  return /^[a-z][a-z0-9+.-]*:./i.test(value) ? { id: value, type: '' } : undefined;
};

const prefixed = (text: string): [Prefix, string] => {
  const prefix = PREFIXES.find((known) => text.startsWith(known));
  return prefix ? [prefix, text.slice(2)] : ['eq', text];
};

/** What `ap` takes beside the value itself: a tenth of the value, or of the time between a date and now (R4 §3.1.1.4.5). */
const APPROXIMATION = 0.1;

const near = ({ low, high }: DateRange, now: number): DateRange => {
  const margin = APPROXIMATION * Math.max(low - now, now - high, 0);
  return { low: Math.max(BEGINNING, Math.floor(low - margin)), high: Math.min(END, Math.ceil(high + margin)) };
};

/** `[prefix]date`. With `ap` the range is that of all that is near enough. */
export const dateValue = (text: string, now: Date): DateValue | undefined => {
  const [prefix, date] = prefixed(text);
  // A plus sign that was not encoded comes out of a query string as a space.
  const range = dateRange(date.replace(/ (?=\d\d:\d\d$)/, '+'));
  return range && { prefix, ...(prefix === 'ap' ? near(range, now.getTime()) : range) };
};

/** `[prefix]number`, and for a quantity `|system|code` or `||code` after it. */
export const numberValue = (text: string): NumberValue | undefined => {
  const [first = '', system, code, ...rest] = split(text, '|').map(unescaped);
  const [prefix, written] = prefixed(first);
  const [number, fraction = '', exponent = '0'] = /^[+-]?\d+(?:\.(\d+))?(?:[eE]([+-]?\d{1,2}))?$/.exec(written) ?? [];
  if (number === undefined || rest.length > 0) return undefined;
  const value = Number(number);
  // Not less than what two neighbouring numbers differ by: with 17 digits the range would hold nothing, not even the number.
  const least = Math.abs(value) * (prefix === 'ap' ? APPROXIMATION : Number.EPSILON);
  const margin = Math.max(0.5 * 10 ** (Number(exponent) - fraction.length), least);
  return { prefix, value, margin, ...(system && { system }), ...(code && { code }) };
};
