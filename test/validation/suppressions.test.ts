import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/fhir/finding.ts';
import { createSuppressions, readSuppressions } from '../../src/validation/suppressions.ts';

const finding = (id: string, expression: string): Finding => ({
  id,
  expression,
  outcome: 'failed',
  severity: 'error',
  code: 'invalid',
  text: { nl: '', en: '' },
});

describe('a suppression', () => {
  test.each([
    { path: undefined, expression: 'Patient.name[0].given[1]', covered: true },
    { path: 'Patient.gender', expression: 'Patient.gender', covered: true },
    { path: 'Patient.gender', expression: 'Patient.gender.extension[0]', covered: false },
    { path: 'Patient.name[*].given[*]', expression: 'Patient.name[0].given[12]', covered: true },
    { path: 'Patient.name[*]', expression: 'Patient.name', covered: false },
    { path: 'Patient.name[0]', expression: 'Patient.name[1]', covered: false },
    { path: '*.code', expression: 'Observation.code', covered: true },
    { path: '*.code', expression: 'Observation.component[0].code', covered: false },
    { path: '**.code', expression: 'Observation.component[0].code', covered: true },
    { path: 'Bundle.**', expression: 'Bundle.entry[0].resource', covered: true },
    {
      path: 'Observation.value.ofType(Quantity).code',
      expression: 'Observation.value.ofType(Quantity).code',
      covered: true,
    },
    { path: 'Patient.(a+)+', expression: 'Patient.aaaa', covered: false },
  ])('for $path covers $expression: $covered', ({ path, expression, covered }) => {
    const suppressions = createSuppressions([{ id: 'a', ...(path && { path }), reason: 'why' }], '2026-11-25');
    expect(suppressions.apply([finding('a', expression)]).suppressed).toBe(Number(covered));
    expect(suppressions.apply([finding('b', expression)]).suppressed).toBe(0);
    expect(suppressions.unused()).toHaveLength(Number(!covered));
  });

  test('counts until its day, and is told after it', () => {
    const list = [{ id: 'a', reason: 'why', until: '2026-11-25' }];
    expect(createSuppressions(list, '2026-11-25').apply([finding('a', '')]).left).toEqual([]);
    const later = createSuppressions(list, '2026-11-26');
    expect(later.apply([finding('a', '')]).left).toHaveLength(1);
    expect(later.unused()).toEqual([{ suppression: list[0], why: 'expired' }]);
  });
});

test.each([
  [{}, 'is no list'],
  [[7], 'suppressions[0] is no object'],
  [[{ id: 'a' }], 'suppressions[0] has no reason'],
  [[{ id: ' ', reason: 'x' }], 'suppressions[0] has no id'],
  [
    [
      { id: 'a', reason: 'x' },
      { id: 'a', reason: 'x', where: 'y' },
    ],
    'suppressions[1] has a property that is none of',
  ],
  [[{ id: 'a', reason: 'x', until: 'soon' }], 'has an until that is no date'],
  [[{ id: 'a', reason: 'x', path: 3 }], 'has a path that is no text'],
])('what is no suppression is refused: %j', (json, words) => {
  expect(() => readSuppressions(json)).toThrow(words);
  expect(readSuppressions({ suppressions: [{ id: 'a', reason: 'x' }] })).toHaveLength(1);
});
