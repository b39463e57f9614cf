import { describe, expect, test } from 'vitest';
import { validationOutcome } from '../../src/fhir/outcome.ts';
import { findingsIn } from '../../src/validation/from-text/given.ts';
import { validatorFor } from './validator-for.ts';

const HL7 = 'http://hl7.org/fhir/StructureDefinition';
const validator = validatorFor();

describe('a finding names the message of the HL7 validator for the same thing', () => {
  test.each([
    ['a missing element', '{"resourceType":"Observation","status":"final"}', 'Validation_VAL_Profile_Minimum'],
    ['a broken invariant', '{"resourceType":"Patient","contact":[{"gender":"male"}]}', `${HL7}/Patient#pat-1`],
    [
      'an invariant of a type',
      '{"resourceType":"Basic","code":{"text":"a"},"extension":[{"url":"http://a.example"}]}',
      `${HL7}/Extension#ext-1`,
    ],
    [
      'a date that is none',
      '{"resourceType":"Patient","birthDate":"2020-02-30"}',
      'Type_Specific_Checks_DT_Date_Valid',
    ],
    ['a property twice', '{"resourceType":"Patient","active":true,"active":true}', 'DUPLICATE_JSON_PROPERTY_KEY'],
    [
      'a code outside its value set, of which it has several messages',
      '{"resourceType":"Patient","gender":"x"}',
      undefined,
    ],
  ])('%s', (_, text, messageId) => {
    const findings = findingsIn(text, (resource) => validator.validate(resource));
    const [first] = findings.filter(({ severity }) => severity === 'error');
    expect(first?.messageId).toBe(messageId);
    const { issue } = validationOutcome(findings, 'en') as unknown as {
      issue: { extension?: { url: string; valueCode?: string }[] }[];
    };
    expect(issue[0]?.extension?.find(({ url }) => url === `${HL7}/operationoutcome-message-id`)?.valueCode).toBe(
      messageId,
    );
  });
});
