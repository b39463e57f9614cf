import { validationOutcome } from '../src/fhir/outcome.ts';
import { findingsIn } from '../src/validation/from-text/given.ts';
import type { Validator } from '../src/validation/validator.ts';
import type { Work } from './per-text.ts';

/** The resource is parsed before; what is measured ends with all findings made. */
export const validateParsed =
  (validator: Validator): Work =>
  (text) => {
    const resource = JSON.parse(text);
    return () => validator.validate(resource);
  };

/** From the text itself: parsed, looked through for properties that stand there twice, validated, and each finding given its line and column. */
export const validateText =
  (validator: Validator): Work =>
  (text) =>
  () =>
    findingsIn(text, (resource) => validator.validate(resource));

/** A parsed resource as in `validateParsed`, and the OperationOutcome with its texts in Dutch. */
export const outcomeOf =
  (validator: Validator): Work =>
  (text) => {
    const resource = JSON.parse(text);
    return () => validationOutcome(validator.validate(resource), 'nl');
  };
