/**
 * Dates and times as text, compared as far as both are precise. FHIRPath N1 §6.2: where one is less precise and all before is equal,
 * there is no answer. Seconds and their fraction are one precision.
 */

const DATE_TIME = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d(?:\.\d+)?))?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;
/** What Date reads exactly: an instant to the millisecond. */
const WITH_SECONDS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:\d\d)$/;
const TIME = /^(\d\d)(?::(\d\d)(?::(\d\d(?:\.\d+)?))?)?$/;

const DATE_LENGTH = 10;

/** Less than 0, 0 or more than 0 for two dates or date-times; undefined when that cannot be said. */
export const compareDateTimes = (a: string, b: string): number | undefined => {
  if (a === b) return 0;
  // Dates of one precision order as text does.
  if (a.length === b.length && a.length <= DATE_LENGTH) return a < b ? -1 : 1;
  const difference = WITH_SECONDS.test(a) && WITH_SECONDS.test(b) ? Date.parse(a) - Date.parse(b) : Number.NaN;
  if (!Number.isNaN(difference)) return difference;
  const left = DATE_TIME.exec(a);
  const right = DATE_TIME.exec(b);
  if (left === null || right === null) return undefined;
  const [zoneA, zoneB] = [left[7], right[7]];
  const bothTimed = left[4] !== undefined && right[4] !== undefined;
  // A time without a zone is local to somewhere unknown: it has no order with one that has a zone.
  if (bothTimed && (zoneA === undefined) !== (zoneB === undefined)) return undefined;
  const zoned = bothTimed && zoneA !== zoneB;
  return compareParts(zoned ? inUtc(left) : parts(left, 6), zoned ? inUtc(right) : parts(right, 6));
};

/** Less than 0, 0 or more than 0 for two times of day; undefined when that cannot be said. */
export const compareTimes = (a: string, b: string): number | undefined => {
  const left = TIME.exec(a);
  const right = TIME.exec(b);
  return left === null || right === null ? undefined : compareParts(parts(left, 3), parts(right, 3));
};

/** Text that two equal date-times share, whatever their zones; others keep their own. */
export const canonicalDateTime = (text: string): string => {
  const match = DATE_TIME.exec(text);
  if (match === null) return text;
  return (match[7] === undefined ? parts(match, 6) : inUtc(match)).join('-');
};

const parts = (match: RegExpExecArray, count: number): number[] => {
  const numbers: number[] = [];
  for (let i = 1; i <= count && match[i] !== undefined; i += 1) numbers.push(Number(match[i]));
  return numbers;
};

/** The parts of a zoned date-time in UTC, as many as it had. */
const inUtc = (match: RegExpExecArray): number[] => {
  const given = parts(match, 6);
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = given;
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, day);
  time.setUTCHours(hour, minute - offsetMinutes(match[7] ?? 'Z'));
  return [
    time.getUTCFullYear(),
    time.getUTCMonth() + 1,
    time.getUTCDate(),
    time.getUTCHours(),
    time.getUTCMinutes(),
    second,
  ].slice(0, given.length);
};

const offsetMinutes = (zone: string): number => {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return zone.startsWith('-') ? -minutes : minutes;
};

const compareParts = (a: readonly number[], b: readonly number[]): number | undefined => {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i += 1) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length === b.length ? 0 : undefined;
};
