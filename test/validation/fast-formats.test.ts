import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FORMATS } from '../../src/validation/checks/primitive-format.ts';
import { ACCEPTS } from '../../src/validation/fast/formats.ts';

const PARTS = [
  '2024',
  '-02',
  '-30',
  '-13',
  'T',
  '10:00:00',
  '24:00:00',
  '.123',
  'Z',
  '+14:00',
  '-12:59',
  ' ',
  '\t',
  '\u0001',
  '\u007f',
  'é',
  '\u2028',
  'http://',
  'https://a.nl/b',
  'urn:uuid:',
  'urn:oid:1.2',
  '#',
  '|',
  'abc',
  '%',
  '😀',
];
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...PARTS), { maxLength: 6 }).map((parts) => parts.join('')),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  fc.string({ minLength: 60, maxLength: 80 }),
);
const value = fc.oneof(text, fc.double(), fc.boolean(), fc.constant(null));

test.each(Object.keys(ACCEPTS))('what is accepted as %s is one', (type) => {
  fc.assert(
    fc.property(value, (candidate) => {
      if (ACCEPTS[type]?.(candidate)) expect(FORMATS[type]?.(candidate)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ['string', 'Mantelzorg voor moeder'],
  ['code', 'in-progress'],
  ['id', 'mieke-1'],
  ['uri', 'http://hl7.org/fhir/sid/us-npi'],
  ['date', '2024-02-28'],
  ['dateTime', '2024-02-28T10:00:00+01:00'],
  ['instant', '2024-02-28T10:00:00Z'],
])('an ordinary %s is accepted at once', (type, ordinary) => {
  expect(ACCEPTS[type]?.(ordinary)).toBe(true);
});
