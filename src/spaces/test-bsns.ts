import type { Finding } from '../fhir/finding.ts';
import { isObject, type Json } from '../fhir/json.ts';
import { TEST_BSNS } from '../synth/bsn.ts';
import type { Validator } from '../validation/validator.ts';

/** The systems under which a BSN is written: nl-core's, and its OID. */
const BSN: ReadonlySet<unknown> = new Set([
  'http://fhir.nl/fhir/NamingSystem/bsn',
  'urn:oid:2.16.840.1.113883.2.4.6.3',
]);
const TEST: ReadonlySet<unknown> = new Set(TEST_BSNS);

/**
 * A validator that also refuses every BSN that may be somebody's: an identifier of a BSN is one of the test range, 9999… and right by the elfproef (RvIG), and an
 * identifier without a system is no number that passes the elfproef outside that range. What stands in running text is not looked at.
 */
export const onlyTestBsns = (validator: Validator): Validator => ({
  ...validator,
  validate: (resource, options) => [
    ...validator.validate(resource, options),
    ...[...placesOf(resource as Json, typeOf(resource))].map(finding),
  ],
});

const typeOf = (resource: unknown): string =>
  isObject(resource as Json) ? String((resource as { resourceType?: unknown }).resourceType) : '';

function* placesOf(value: Json | undefined, at: string): Generator<string> {
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) yield* placesOf(one, `${at}[${index}]`);
  } else if (isObject(value)) {
    if (isSomebodys(value['system'], value['value'])) yield `${at}.value`;
    for (const [name, one] of Object.entries(value)) yield* placesOf(one, `${at}.${name}`);
  }
}

const isSomebodys = (system: Json | undefined, value: Json | undefined): boolean => {
  if (TEST.has(value)) return false;
  if (BSN.has(system)) return value !== undefined;
  return system === undefined && typeof value === 'string' && passesElfproef(value);
};

const passesElfproef = (value: string): boolean => {
  const digits = value.replaceAll(/[\s.-]/g, '');
  if (!/^\d{9}$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
  return sum % 11 === 0;
};

const NOT_SYNTHETIC = {
  id: 'bsn-not-synthetic',
  text: {
    nl: 'Hier staan alleen verzonnen mensen: gebruik een BSN uit de testreeks (9999…, elfproef klopt). Zet nooit gegevens van echte mensen in de proefomgeving.',
    en: 'Only invented people are kept here: use a BSN of the test range (9999…, right by the elfproef). Never put data of real people into the sandbox.',
  },
};

const finding = (expression: string): Finding => ({
  ...NOT_SYNTHETIC,
  outcome: 'failed',
  severity: 'error',
  code: 'business-rule',
  expression,
});
