import { describe, expect, test } from 'vitest';
import { isError } from '../../src/fhir/finding.ts';
import { tables } from './tables.ts';
import { validatorFor } from './validator-for.ts';

describe.each(tables)('$kind', ({ profiles, further, cases }) => {
  const validator = validatorFor(profiles, further);
  const errors = (resource: unknown) =>
    validator
      .validate(resource)
      .filter(isError)
      .map((f) => `${f.id} ${f.expression}`);

  test.each(cases)('$title', ({ right, wrong, finds }) => {
    expect(errors(right)).toEqual([]);
    expect(errors(wrong).sort()).toEqual([...finds].sort());
  });
});
