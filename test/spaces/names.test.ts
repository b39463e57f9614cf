import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spaceNames } from '../../src/spaces/names.ts';

const names = spaceNames('a secret of thirty-two characters', () => '0123456789abcdef');

describe('names of spaces', () => {
  test.each([
    { wish: 'Jansen', begins: 'jansen-0123' },
    { wish: 'Zoë & Co.', begins: 'zoe-co-0123' },
    { wish: '', begins: '0123' },
    { wish: '../../etc', begins: 'etc-0123' },
  ])('$wish: $begins…', ({ wish, begins }) => {
    expect(names.make(wish).startsWith(begins)).toBe(true);
  });

  test('whatever is wished, the name can stand in an address and in a path, and is known again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (wish) => {
        const name = names.make(wish);
        expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(name.length).toBeLessThanOrEqual(60);
        expect(names.isOurs(name)).toBe(true);
      }),
    );
  });

  test('a name with anything else in it is none, and so is one of another secret', () => {
    const name = names.make('jansen');
    fc.assert(
      fc.property(fc.nat(name.length - 1), fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789-'), (at, sign) => {
        const other = name.slice(0, at) + sign + name.slice(at + 1);
        expect(names.isOurs(other)).toBe(other === name);
      }),
    );
    expect(spaceNames('another secret', () => '').isOurs(name)).toBe(false);
  });
});
