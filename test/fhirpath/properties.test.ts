import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/fhirpath/expression.ts';
import { type Node, nodeOf } from '../../src/fhirpath/node.ts';
import { compareDateTimes } from '../../src/fhirpath/temporal.ts';
import { environmentOf, model } from './r4.ts';

/** Laws that hold for all values, of which the tables show only some. */

const resource = { resourceType: 'Basic' };

const values = (expression: string): unknown[] =>
  compile(expression, model)
    .evaluate(nodeOf(resource), environmentOf(resource))
    .map(({ value }: Node) => value);

const truth = fc.constantFrom('true', 'false', '{}');
const literal = fc.oneof(
  fc.integer({ min: 0, max: 20 }).map(String),
  fc.constantFrom("'a'", "'b'", "'A'", 'true', 'false', '@2020', '@2020-01', '@2020-01-01', '1.5', '1.0'),
);
const literals = fc
  .array(literal, { maxLength: 6 })
  .map((items) => (items.length === 0 ? '{}' : `(${items.join(' | ')})`));

describe('logic of three values', () => {
  test('de Morgan', () => {
    fc.assert(
      fc.property(truth, truth, (a, b) => {
        expect(values(`(${a} and ${b}).not()`)).toEqual(values(`${a}.not() or ${b}.not()`));
        expect(values(`(${a} or ${b}).not()`)).toEqual(values(`${a}.not() and ${b}.not()`));
      }),
    );
  });

  test('implies is not-or, xor is symmetric, and and or commute', () => {
    fc.assert(
      fc.property(truth, truth, (a, b) => {
        expect(values(`${a} implies ${b}`)).toEqual(values(`${a}.not() or ${b}`));
        for (const operator of ['and', 'or', 'xor']) {
          expect(values(`${a} ${operator} ${b}`)).toEqual(values(`${b} ${operator} ${a}`));
        }
      }),
    );
  });
});

describe('collections', () => {
  test('a union has no duplicates, and the same members in either order', () => {
    fc.assert(
      fc.property(literals, literals, (a, b) => {
        expect(values(`(${a} | ${b}).isDistinct()`)).toEqual([true]);
        expect(values(`(${a} | ${b}).count() = (${b} | ${a}).count()`)).toEqual([true]);
        expect(values(`(${a} | ${b}).subsetOf(${b} | ${a})`)).toEqual([true]);
      }),
    );
  });

  test('first and tail, take and skip divide a collection', () => {
    fc.assert(
      fc.property(literals, fc.nat(7), (a, n) => {
        const all = values(a);
        expect([...values(`${a}.first()`), ...values(`${a}.tail()`)]).toEqual(all);
        expect([...values(`${a}.take(${n})`), ...values(`${a}.skip(${n})`)]).toEqual(all);
      }),
    );
  });

  test('what is in an intersection is in both, what is excluded in neither', () => {
    fc.assert(
      fc.property(literals, literals, (a, b) => {
        expect(values(`${a}.intersect(${b}).all($this in ${a} and $this in ${b})`)).toEqual([true]);
        expect(values(`${a}.exclude(${b}).intersect(${b}).empty()`)).toEqual([true]);
      }),
    );
  });
});

describe('order of dates', () => {
  const two = (n: number): string => String(n).padStart(2, '0');
  const number = (min: number, max: number) => fc.integer({ min, max }).map(two);
  const zone = fc.constantFrom('Z', '+01:00', '-05:30', '+14:00');
  const date = fc
    .tuple(
      fc.integer({ min: 2019, max: 2021 }),
      number(1, 12),
      number(1, 28),
      number(0, 23),
      number(0, 59),
      number(0, 59),
      zone,
    )
    .chain(([year, month, day, hour, minute, second, z]) =>
      fc.constantFrom(
        `${year}`,
        `${year}-${month}`,
        `${year}-${month}-${day}`,
        `${year}-${month}-${day}T${hour}:${minute}${z}`,
        `${year}-${month}-${day}T${hour}:${minute}:${second}${z}`,
        `${year}-${month}-${day}T${hour}:${minute}:${second}.25${z}`,
      ),
    );
  const sign = (a: string, b: string): number | undefined => {
    const difference = compareDateTimes(a, b);
    return difference === undefined ? undefined : Math.sign(difference);
  };

  test('turns around', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        const forth = sign(a, b);
        expect(sign(b, a)).toBe(forth === undefined || forth === 0 ? forth : -forth);
        expect(sign(a, a)).toBe(0);
      }),
    );
  });

  test('of two instants is that of the moments they name', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        const instants = [a, b].every((text) => text.length > 19);
        if (instants) expect(sign(a, b)).toBe(Math.sign(Date.parse(a) - Date.parse(b)));
      }),
    );
  });
});
