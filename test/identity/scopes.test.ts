import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meet } from '../../src/identity/meet.ts';
import { readScope, readScopes, scopeText } from '../../src/identity/scopes.ts';

describe('a scope', () => {
  test.each([
    ['patient/CarePlan.rs', 'patient/CarePlan.rs'],
    ['patient/CarePlan.rs?category=http://x|y', 'patient/CarePlan.rs?category=http://x|y'],
    ['user/*.cruds', 'user/*.cruds'],
    ['system/Task.d', 'system/Task.d'],
    ['patient/*.read', 'patient/*.rs'],
    ['user/Consent.write', 'user/Consent.cud'],
    ['system/*.*', 'system/*.cruds'],
  ])('%s opens %s', (word, opened) => {
    const scope = readScope(word);
    expect(scope && scopeText(scope)).toBe(opened);
  });

  test.each([
    ['openid'],
    ['fhirUser'],
    ['launch/patient'],
    ['offline_access'],
    ['patient/CarePlan.sr'],
    ['patient/CarePlan.rr'],
    ['patient/CarePlan.'],
    ['patient/CarePlan.x'],
    ['patient/CarePlan.readwrite'],
    ['patient/*.read?category=x'],
    ['Patient/CarePlan.rs'],
    ['patient/careplan.rs'],
    ['patient/CarePlan.rs?'],
    ['patient/.rs'],
    ['patient/*'],
    ['*/*.cruds'],
    ['user/CarePlan/x.rs'],
    [''],
  ])('%s opens nothing', (word) => {
    expect(readScope(word)).toBeUndefined();
  });

  test('words between others are read one by one', () => {
    expect(readScopes('openid patient/CarePlan.rs launch/patient user/Task.cruds junk').map(scopeText)).toEqual([
      'patient/CarePlan.rs',
      'user/Task.cruds',
    ]);
  });
});

describe('what two lists of scopes both open', () => {
  const letters = fc.subarray([...'cruds'], { minLength: 1 }).map((some) => some.join(''));
  const scope = fc
    .tuple(fc.constantFrom('patient', 'user', 'system'), fc.constantFrom('*', 'CarePlan', 'Task'), letters)
    .map(([context, type, may]) => `${context}/${type}.${may}`);
  const opens = (text: string, context: string, type: string, letter: string): boolean =>
    readScopes(text).some(
      (one) => one.context === context && (one.type === '*' || one.type === type) && one.may.has(letter as 'r'),
    );

  test('is what is in both, never more and never less', () => {
    fc.assert(
      fc.property(fc.array(scope, { maxLength: 4 }), fc.array(scope, { maxLength: 4 }), (some, others) => {
        const both = meet(readScopes(some.join(' ')), readScopes(others.join(' ')))
          .map(scopeText)
          .join(' ');
        for (const context of ['patient', 'user', 'system'])
          for (const type of ['CarePlan', 'Task', 'Consent'])
            for (const letter of 'cruds') {
              const inBoth =
                opens(some.join(' '), context, type, letter) && opens(others.join(' '), context, type, letter);
              expect(opens(both, context, type, letter)).toBe(inBoth);
            }
      }),
    );
  });

  test('keeps the queries of both', () => {
    const both = meet(readScopes('user/CarePlan.rs?category=a'), readScopes('user/*.r?status=active'));
    expect(both.map(scopeText)).toEqual(['user/CarePlan.r?category=a&status=active']);
  });
});
