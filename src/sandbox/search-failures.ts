import { type Failure, failure } from '../fhir/failure.ts';

const named = (name: string) => ({ parameters: { parameter: name.slice(0, 64) } });

export const unknownParameter = (name: string): Failure =>
  failure(
    'invalid',
    {
      nl: 'De zoekparameter {parameter} is hier niet bekend.',
      en: 'The search parameter {parameter} is not known here.',
    },
    { id: 'search-parameter-unknown', ...named(name) },
  );

export const unsupportedParameter = (name: string): Failure =>
  failure(
    'not-supported',
    {
      nl: 'Zoeken met {parameter} wordt hier nog niet ondersteund.',
      en: 'Searching with {parameter} is not supported here yet.',
    },
    { id: 'search-parameter-not-supported', ...named(name) },
  );

export const unknownModifier = (name: string): Failure =>
  failure(
    'invalid',
    {
      nl: 'De toevoeging in {parameter} past niet bij deze zoekparameter.',
      en: 'The modifier in {parameter} does not fit this search parameter.',
    },
    { id: 'search-modifier-unknown', ...named(name) },
  );

/** For a parameter whose value cannot be read; the value itself is not repeated. */
export const badValue = (name: string): Failure =>
  failure(
    'invalid',
    {
      nl: 'De waarde van de zoekparameter {parameter} klopt niet.',
      en: 'The value of the search parameter {parameter} is not right.',
    },
    { id: 'search-value-invalid', ...named(name) },
  );

export const unknownValueSet = (name: string): Failure =>
  failure(
    'not-supported',
    {
      nl: 'De waardelijst bij {parameter} is hier niet bekend.',
      en: 'The value set of {parameter} is not at hand here.',
    },
    { id: 'search-value-set-unknown', ...named(name) },
  );

export const unknownCodeSystem = (name: string): Failure =>
  failure(
    'not-supported',
    {
      nl: 'Het codestelsel bij {parameter} is hier niet volledig bekend.',
      en: 'The code system of {parameter} is not at hand here in full.',
    },
    { id: 'search-code-system-unknown', ...named(name) },
  );

/** For a search that is cheap to write and dear to answer. */
export const tooCostly = (): Failure =>
  failure(
    'too-costly',
    {
      nl: 'Deze zoekvraag is te zwaar: vraag minder in één keer.',
      en: 'This search is too costly: ask less at once.',
    },
    { id: 'search-too-costly' },
  );

/** For a chain over a reference that may lead to anything. */
export const untyped = (name: string): Failure =>
  failure(
    'invalid',
    {
      nl: 'De verwijzing in {parameter} kan naar veel typen gaan: noem er een, zoals in subject:Patient.name.',
      en: 'The reference in {parameter} may lead to many types: name one, as in subject:Patient.name.',
    },
    { id: 'search-chain-untyped', ...named(name) },
  );
