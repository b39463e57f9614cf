import { type Finding, isError } from '../fhir/finding.ts';
import type { Stored } from '../gateway/gateway.ts';
import type { Write } from './entries.ts';
import type { Call } from './service.ts';

/**
 * What the profiles say of a write, with an error that stood there before as a warning: a record that came broken from elsewhere
 * can be mended step by step, and what is wrong with a consent never keeps it from being withdrawn.
 */
export const stoodInProfiles = (
  call: Call,
  writes: readonly Write[],
  standing: readonly (Stored | undefined)[],
  found: readonly Finding[],
): Finding[] => {
  if (!found.some(isError)) return [...found];
  const stood = new Set(
    writes.flatMap(({ expression }, index) => {
      const resource = standing[index]?.resource;
      const errors = resource ? call.validator.validate(resource).filter(isError) : [];
      return errors.map(
        ({ id, expression: path }) => `${id} ${expression}${path.slice(String(resource?.resourceType).length)}`,
      );
    }),
  );
  return found.map((one) =>
    isError(one) && stood.has(`${one.id} ${one.expression}`) ? { ...one, severity: 'warning' } : one,
  );
};
