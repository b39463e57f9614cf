import { validationOutcome } from '../src/fhir/outcome.ts';
import type { Validator } from '../src/validation/validator.ts';
import type { Work } from './per-text.ts';

/** The resource is parsed before; what is measured ends with all findings made. */
export const validateParsed =
  (validator: Validator): Work =>
  (text) => {
    const resource = JSON.parse(text);
    return () => validator.validate(resource);
  };

/** As above, and the OperationOutcome with its texts in Dutch. */
export const outcomeOf =
  (validator: Validator): Work =>
  (text) => {
    const resource = JSON.parse(text);
    return () => validationOutcome(validator.validate(resource), 'nl');
  };
