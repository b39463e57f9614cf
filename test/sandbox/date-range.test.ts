import { describe, expect, test } from 'vitest';
import { BEGINNING, dateRange, END, periodRange } from '../../src/sandbox/date-range.ts';

const shown = (text: string) => {
  const range = dateRange(text);
  return range && [new Date(range.low).toISOString(), new Date(range.high).toISOString()];
};

describe('the range that a date stands for', () => {
  test.each([
    ['2026', '2025-12-31T23:00:00.000Z', '2026-12-31T23:00:00.000Z'],
    ['2026-02', '2026-01-31T23:00:00.000Z', '2026-02-28T23:00:00.000Z'],
    ['2026-07-01', '2026-06-30T22:00:00.000Z', '2026-07-01T22:00:00.000Z'],
    // The days on which the clock changes last 23 and 25 hours.
    ['2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    ['2026-07-01T10:00', '2026-07-01T08:00:00.000Z', '2026-07-01T08:01:00.000Z'],
    ['2026-07-01T10:00Z', '2026-07-01T10:00:00.000Z', '2026-07-01T10:01:00.000Z'],
    ['2026-07-01T10:00:05+02:00', '2026-07-01T08:00:05.000Z', '2026-07-01T08:00:06.000Z'],
    ['2026-07-01T10:00:05.5-01:30', '2026-07-01T11:30:05.500Z', '2026-07-01T11:30:05.600Z'],
    ['2026-07-01T10:00:05.123456Z', '2026-07-01T10:00:05.123Z', '2026-07-01T10:00:05.124Z'],
    ['2024-02-29', '2024-02-28T23:00:00.000Z', '2024-02-29T23:00:00.000Z'],
  ])('%s', (text, low, high) => expect(shown(text)).toEqual([low, high]));

  test.each(['', '26', '2026-13', '2026-02-29', '2026-00-01', '2026-01-01T25:00Z', '2026-1-1', 'today', '0000'])(
    '%s is none',
    (text) => expect(dateRange(text)).toBeUndefined(),
  );
});

describe('the range of a period', () => {
  test('its end counts in full', () => {
    expect(periodRange('2026-07-01', '2026-07-02')?.high).toBe(dateRange('2026-07-02')?.high);
  });

  test('without a start or an end it is open there', () => {
    expect(periodRange(undefined, '2026')?.low).toBe(BEGINNING);
    expect(periodRange('2026', undefined)?.high).toBe(END);
    expect(periodRange(undefined, undefined)).toBeUndefined();
  });
});
