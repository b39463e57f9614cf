import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dateValue,
  identifierValue,
  numberValue,
  referenceValue,
  split,
  tokenValue,
} from '../../src/sandbox/search-values.ts';

describe('the value of a token', () => {
  test.each([
    ['male', { code: 'male' }],
    ['http://x|male', { system: 'http://x', code: 'male' }],
    ['|male', { system: '', code: 'male' }],
    ['http://x|', { system: 'http://x' }],
    ['a\\|b', { code: 'a|b' }],
    ['|', undefined],
    ['a|b|c', undefined],
  ])('%s', (text, expected) => expect(tokenValue(text)).toEqual(expected));
});

describe('the value of a reference', () => {
  test.each([
    ['Patient/1', undefined, { type: 'Patient', id: '1' }],
    ['1', undefined, { id: '1' }],
    ['1', 'Patient', { type: 'Patient', id: '1' }],
    ['Patient/1', 'Patient', { type: 'Patient', id: '1' }],
    ['Group/1', 'Patient', undefined],
    ['http://elsewhere/Patient/1', undefined, { type: '', id: 'http://elsewhere/Patient/1' }],
    ['urn:uuid:0', undefined, { type: '', id: 'urn:uuid:0' }],
    ['two words', undefined, undefined],
  ])('%s, modifier %s', (text, type, expected) => expect(referenceValue(text, type)).toEqual(expected));
});

describe('a number and its last digit', () => {
  test.each([
    ['5', { prefix: 'eq', value: 5, margin: 0.5 }],
    ['5.40', { prefix: 'eq', value: 5.4, margin: 0.005 }],
    ['gt-1e2', { prefix: 'gt', value: -100, margin: 50 }],
    [
      'le5|http://unitsofmeasure.org|mg',
      { prefix: 'le', value: 5, margin: 0.5, system: 'http://unitsofmeasure.org', code: 'mg' },
    ],
    ['5||mg', { prefix: 'eq', value: 5, margin: 0.5, code: 'mg' }],
    ['ap200', { prefix: 'ap', value: 200, margin: 20 }],
    ['ap2', { prefix: 'ap', value: 2, margin: 0.5 }],
    ['', undefined],
    ['five', undefined],
    ['0x10', undefined],
    ['5|a|b|c', undefined],
  ])('%s', (text, expected) => expect(numberValue(text)).toEqual(expected));
});

describe('the type and value of an identifier', () => {
  test.each([
    ['http://x|MR|1', { code: '1', system: 'http://x MR' }],
    ['http://x|MR|a\\|b', { code: 'a|b', system: 'http://x MR' }],
    ['http://x|MR', undefined],
    ['http://x||1', undefined],
    ['|MR|1', undefined],
    ['http://x|MR|', undefined],
    ['http://x|MR|1|2', undefined],
  ])('%s', (text, expected) => expect(identifierValue(text)).toEqual(expected));
});

describe('a date that is about right', () => {
  const day = (text: string) => Date.parse(`${text}T00:00:00Z`);

  test.each([
    // Ten days ago: a day on either side. A hundred days ahead: ten.
    ['ap2026-01-21T00:00:00Z', '2026-01-31', '2026-01-20', '2026-01-22'],
    ['ap2026-05-11T00:00:00Z', '2026-01-31', '2026-05-01', '2026-05-21'],
  ])('%s asked on %s reaches from %s to %s', (text, now, from, to) => {
    const second = 1000;
    const { low = 0, high = 0, prefix } = dateValue(text, new Date(day(now))) ?? {};
    expect(prefix).toBe('ap');
    expect(Math.abs(low - day(from))).toBeLessThanOrEqual(second);
    expect(Math.abs(high - day(to))).toBeLessThanOrEqual(2 * second);
  });

  test('a date that is now reaches no further than it is', () => {
    const now = new Date('2026-06-15T12:00:00Z');
    const { prefix: _, ...year } = dateValue('2026', now) ?? {};
    expect(dateValue('ap2026', now)).toEqual({ prefix: 'ap', ...year });
  });

  test('it reaches a tenth of the way to now, on both sides, and the same the other way', () => {
    const instant = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, instant, (date, now) => {
        const near = dateValue(`ap${date.toISOString()}`, now);
        const tenth = Math.abs(date.getTime() - now.getTime()) / 10;
        expect(Math.abs((near?.low ?? 0) - (date.getTime() - tenth))).toBeLessThanOrEqual(2);
        expect(Math.abs((near?.high ?? 0) - (date.getTime() + tenth))).toBeLessThanOrEqual(2);
      }),
    );
  });
});

test('values are split at separators that are not escaped', () => {
  expect(split('a,b\\,c,', ',')).toEqual(['a', 'b\\,c', '']);
});
