/** Milliseconds since 1970; `high` is the first one after. A value with less precision is a longer range. */
export interface DateRange {
  readonly low: number;
  readonly high: number;
}

/** The ends of what JavaScript can count: an open side of a period. */
export const BEGINNING = -8.64e15;
export const END = 8.64e15;

const FHIR_DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;

const utc = (year: number, month: number, day: number): number => new Date(0).setUTCFullYear(year, month - 1, day);

/** A date without a time zone is one of the care in the Netherlands, as everywhere in the service. */
const clock = new Intl.DateTimeFormat('en-US', {
  timeZone: 'Europe/Amsterdam',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

const offsetAt = (instant: number): number => {
  const part: Record<string, number> = {};
  for (const { type, value } of clock.formatToParts(instant)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return utc(year, month, day) + ((hour * 60 + minute) * 60 + second) * 1000 - Math.floor(instant / 1000) * 1000;
};

/** The instant at which a clock in the Netherlands shows the given time, counted as if it were UTC. */
const fromLocal = (local: number): number => local - offsetAt(local - offsetAt(local));

const offsetOf = (zone: string): number => {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
};

/** The range that a FHIR date, dateTime or instant stands for; undefined when it is none. R4 §3.1.1.4.7. */
export const dateRange = (text: string): DateRange | undefined => {
  const [whole, y, m, d, hour, minute, second, fraction, zone] = FHIR_DATE.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const year = Number(y);
  const month = Number(m ?? 1);
  const day = Number(d ?? 1);
  if (year < 1 || month < 1 || month > 12 || day < 1 || new Date(utc(year, month, day)).getUTCMonth() !== month - 1) {
    return undefined;
  }
  if (hour === undefined) {
    const next =
      m === undefined ? utc(year + 1, 1, 1) : d === undefined ? utc(year, month + 1, 1) : utc(year, month, day + 1);
    return { low: fromLocal(utc(year, month, day)), high: fromLocal(next) };
  }
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return undefined;
  const milliseconds = Number((fraction ?? '').slice(0, 3).padEnd(3, '0'));
  const local =
    utc(year, month, day) + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second ?? 0)) * 1000 + milliseconds;
  const low = zone === undefined ? fromLocal(local) : local - offsetOf(zone);
  const width = second === undefined ? 60_000 : fraction === undefined ? 1000 : 10 ** Math.max(0, 3 - fraction.length);
  return { low, high: low + width };
};

/** The range of a Period, open where it has no start or end; undefined when it has neither. Its end counts in full. */
export const periodRange = (start: string | undefined, end: string | undefined): DateRange | undefined => {
  const first = start === undefined ? undefined : dateRange(start);
  const last = end === undefined ? undefined : dateRange(end);
  if (!first && !last) return undefined;
  return { low: first?.low ?? BEGINNING, high: last?.high ?? END };
};
