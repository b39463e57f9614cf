import { describe, expect, test } from 'vitest';
import { agesOn, daysOf, daysOfPeriod } from '../../src/disclosure/days.ts';

describe('the days that a date may mean', () => {
  test.each([
    ['2026-11-24', '2026-11-24', '2026-11-24'],
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-11-24T22:59:59Z', '2026-11-24', '2026-11-24'],
    ['2026-11-24T23:00:00Z', '2026-11-25', '2026-11-25'],
    ['2026-07-01T22:00:00Z', '2026-07-02', '2026-07-02'],
    ['2026-11-24T23:30:00.123+01:00', '2026-11-24', '2026-11-24'],
    ['2026-11-24T23:30:00-05:00', '2026-11-25', '2026-11-25'],
  ])('%s is from %s to %s', (text, first, last) => {
    expect(daysOf(text)).toEqual({ first, last });
  });

  test.each([
    '',
    'soon',
    '2026-13',
    '2026-00-01',
    '2026-02-30',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T10:00:00',
    '2026-01-01T10:00Z',
    '2026-01-01T99:00:00Z',
    ' 2026',
    2026,
    null,
    undefined,
    {},
  ])('%j is no date', (text) => {
    expect(daysOf(text as never)).toBeUndefined();
  });

  test('a period is open where it has no end', () => {
    expect(daysOfPeriod({ start: '2026' })).toEqual({ first: '2026-01-01', last: '9999-12-31' });
  });

  test.each([[{ start: 'soon' }], [{ end: '2025', start: '2026' }], [{ _end: {} }], ['2026'], [null]])(
    '%j cannot be read',
    (period) => {
      expect(daysOfPeriod(period as never)).toBeUndefined();
    },
  );

  test.each([
    ['2014-11-24', '2026-11-23', 11, 11],
    ['2014-11-24', '2026-11-24', 12, 12],
    ['2012-02-29', '2028-02-28', 15, 15],
    ['2012-02-29', '2027-02-28', 14, 14],
    ['2012-02-29', '2027-03-01', 15, 15],
    ['2014', '2026-11-24', 11, 12],
    ['2014-11', '2026-11-24', 11, 12],
  ])('who is born %s is on %s from %i to %i', (birth, day, least, most) => {
    const days = (text: string) => daysOf(text) as { first: string; last: string };
    expect(agesOn(days(birth), days(day))).toEqual({ least, most });
  });
});
