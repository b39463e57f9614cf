import type { Json } from '../../fhir/json.ts';

type Accepts = (value: Json) => boolean;

/** Loops beat regular expressions up to about this length. */
const SHORT = 40;
/** Longer texts are judged by their format itself, which may have a limit. */
const LONG = 10_000;

const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isAlphanumeric = (c: number): boolean => (c >= 97 && c <= 122) || isDigit(c) || (c >= 65 && c <= 90);
/** Of `a-z0-9.-_:/+`: what codes and paths are made of. */
const isPlain = (c: number): boolean => isAlphanumeric(c) || (c >= 45 && c <= 47) || c === 95 || c === 58 || c === 43;

const everyChar = (text: string, from: number, test: (c: number) => boolean): boolean => {
  for (let i = from; i < text.length; i += 1) if (!test(text.charCodeAt(i))) return false;
  return true;
};

const isLatin = (c: number): boolean => (c >= 32 && c <= 126) || (c >= 161 && c <= 383);
const LATIN = /^[!-~\u00a1-\u017f][\t\n\r -~\u00a1-\u017f]*$/;

const readable: Accepts = (value) => {
  if (typeof value !== 'string' || value.length === 0 || value.length > LONG) return false;
  if (value.length > SHORT) return LATIN.test(value);
  return value.charCodeAt(0) > 32 && everyChar(value, 0, isLatin);
};

const code: Accepts = (value) =>
  typeof value === 'string' && value.length > 0 && value.length <= SHORT && everyChar(value, 0, isPlain);

const id: Accepts = (value) =>
  typeof value === 'string' &&
  value.length > 0 &&
  value.length <= 64 &&
  everyChar(value, 0, (c) => isAlphanumeric(c) || c === 45 || c === 46);

const WEB = /^https?:\/\/[A-Za-z0-9][A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*$/;

const uri: Accepts = (value) => typeof value === 'string' && value.length <= LONG && WEB.test(value);

/** `YYYY-MM-DD` at the start of a text, of the first 28 days of a month. */
const startsWithDate = (text: string): boolean => {
  const [y1, y2, y3, y4] = [text.charCodeAt(0), text.charCodeAt(1), text.charCodeAt(2), text.charCodeAt(3)];
  if (y1 < 49 || y1 > 57 || !isDigit(y2) || !isDigit(y3) || !isDigit(y4)) return false;
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  return text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
};

/** The number that two digits make; NaN when they are none. */
const twoDigits = (text: string, at: number): number => {
  const [a, b] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
  return isDigit(a) && isDigit(b) ? (a - 48) * 10 + b - 48 : Number.NaN;
};

const date: Accepts = (value) => typeof value === 'string' && value.length === 10 && startsWithDate(value);

const instant: Accepts = (value) => {
  if (typeof value !== 'string' || (value.length !== 20 && value.length !== 25) || !startsWithDate(value)) return false;
  const clock =
    value.charCodeAt(10) === 84 &&
    twoDigits(value, 11) <= 23 &&
    value.charCodeAt(13) === 58 &&
    twoDigits(value, 14) <= 59 &&
    value.charCodeAt(16) === 58 &&
    twoDigits(value, 17) <= 59;
  if (!clock || value.length === 20) return clock && value.charCodeAt(19) === 90;
  const sign = value.charCodeAt(19);
  return (
    (sign === 43 || sign === 45) &&
    twoDigits(value, 20) <= 12 &&
    value.charCodeAt(22) === 58 &&
    twoDigits(value, 23) <= 59
  );
};

/**
 * For primitive types that are met often: tests that only take what is surely right, and are fast for it. What they do not take, the
 * format of the type itself is asked about.
 */
export const ACCEPTS: Readonly<Record<string, Accepts>> = {
  string: readable,
  markdown: readable,
  code,
  id,
  uri,
  url: uri,
  canonical: uri,
  date,
  dateTime: (value) => date(value) || instant(value),
  instant,
};
