import { describe, expect, test } from 'vitest';
import { numberValue, referenceValue, split, tokenValue } from '../../src/sandbox/search-values.ts';

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
    ['', undefined],
    ['five', undefined],
    ['0x10', undefined],
    ['5|a|b|c', undefined],
  ])('%s', (text, expected) => expect(numberValue(text)).toEqual(expected));
});

test('values are split at separators that are not escaped', () => {
  expect(split('a,b\\,c,', ',')).toEqual(['a', 'b\\,c', '']);
});
