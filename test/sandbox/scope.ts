import type { Scope } from '../../src/sandbox/criterion.ts';
import { indexedParameters } from '../../src/sandbox/indexed-parameters.ts';
import { r4SearchParameters } from '../contract/r4-definitions.ts';
import { r4Options } from '../contract/start-sandbox.ts';

/** What a query on a type is read by, with R4's own parameters. */
export const scopeOf = (type: string): Scope => ({
  type,
  known: (asked) =>
    r4Options.types.has(asked)
      ? new Map(
          indexedParameters(asked, r4SearchParameters(asked), r4Options).map((parameter) => [
            parameter.code,
            parameter,
          ]),
        )
      : undefined,
  held: () => true,
  hasValueSet: (valueSet) => r4Options.codeSet(valueSet) !== undefined,
  subsumption: r4Options.subsumption,
  now: new Date('2026-11-24T09:00:00Z'),
});
