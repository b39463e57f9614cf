import type { Definitions } from '../definitions/definitions.ts';
import type { Finding } from '../fhir/finding.ts';
import { settleNothing } from '../validation/fast/settling.ts';
import { findingsIn } from '../validation/from-text/given.ts';
import { createValidator, type ValidateOptions, type Validator } from '../validation/validator.ts';

/** What is asked of a validation by the command line. */
export interface Asked {
  readonly profiles: readonly string[];
  readonly preferred: boolean;
  readonly bestPractices: boolean;
  readonly terminologyServer: string | undefined;
  readonly coverage: boolean;
}

/** How each file is validated; `isPassedOver` says whether it is left alone. */
export interface Validating {
  findings(given: string | Uint8Array, isPassedOver: (resource: unknown) => boolean): Promise<readonly Finding[]>;
  coverage(format: 'text' | 'json'): Promise<string>;
}

export const validateBy = async (definitions: Definitions, asked: Asked): Promise<Validating> => {
  const { terminologyServer: url, profiles } = asked;
  const options: ValidateOptions = {
    profiles,
    ...(asked.preferred && { preferredBindings: 'inform' }),
    ...(asked.bestPractices && { bestPractices: 'report' }),
  };
  const server = url
    ? (await import('../definitions/terminology/server.ts')).terminologyServer({ url }, definitions.valueSet)
    : undefined;
  // What was remembered of a code would not be asked of the server again.
  const make = () =>
    server ? createValidator({ ...definitions, beyond: server }, () => settleNothing) : createValidator(definitions);
  let validator = make();
  const counting = asked.coverage
    ? (await import('../validation/coverage.ts')).createCoverage(validator, definitions, profiles)
    : undefined;
  return {
    findings: async (given, isPassedOver) => {
      const validate = (by: Pick<Validator, 'validate'>) =>
        findingsIn(given, (resource) => (isPassedOver(resource) ? [] : by.validate(resource, options)));
      if (!server) return validate(counting ?? validator);
      const { untilKnown } = await import('../validation/with-server.ts');
      const renew = () => {
        validator = make();
      };
      return untilKnown(server, renew, () => validate(validator));
    },
    coverage: async (format) => {
      const { coverageJson, coverageText } = await import('./reports/coverage.ts');
      const profiles = counting?.profiles() ?? [];
      return format === 'json' ? coverageJson(profiles) : coverageText(profiles);
    },
  };
};
