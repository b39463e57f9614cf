import type { Finding } from '../fhir/finding.ts';
import type { Text } from '../fhir/text.ts';

/** What is wrong with definitions themselves: a package or resource that is missing or broken, told once however often it is met. */
interface ProblemKind {
  readonly id: string;
  readonly severity: 'error' | 'warning';
  readonly code: 'not-found' | 'structure' | 'invalid';
  readonly text: Text;
}

export const missingPackage: ProblemKind = {
  id: 'package-missing',
  severity: 'warning',
  code: 'not-found',
  text: {
    nl: '{package} hangt af van {missing}, dat hier niet aanwezig is.',
    en: '{package} depends on {missing}, which is not at hand.',
  },
};

export const otherPackageVersion: ProblemKind = {
  id: 'package-version',
  severity: 'warning',
  code: 'not-found',
  text: {
    nl: '{package} hangt af van {missing}, dat hier niet aanwezig is; {found} wel, en die geldt nu.',
    en: '{package} depends on {missing}, which is not at hand; {found} is, and counts in its place.',
  },
};

export const otherFhirVersion: ProblemKind = {
  id: 'package-fhir-version',
  severity: 'warning',
  code: 'invalid',
  text: {
    nl: '{package} is voor FHIR {fhirVersion}, niet voor R4 (4.0), en is overgeslagen.',
    en: '{package} is for FHIR {fhirVersion}, not for R4 (4.0), and was passed over.',
  },
};

export const unreadableFile: ProblemKind = {
  id: 'package-file',
  severity: 'warning',
  code: 'structure',
  text: { nl: '{file} is geen JSON en is overgeslagen.', en: '{file} is not JSON and was passed over.' },
};

export const missingBase: ProblemKind = {
  id: 'definition-base',
  severity: 'error',
  code: 'not-found',
  text: {
    nl: '{definition} is afgeleid van {at}, dat hier niet (bruikbaar) aanwezig is: er kan niet aan getoetst worden.',
    en: '{definition} derives from {at}, which is not at hand or not usable: nothing can be held to it.',
  },
};

export const loopingDefinition: ProblemKind = {
  id: 'definition-loop',
  severity: 'error',
  code: 'structure',
  text: {
    nl: '{definition} is via {at} van zichzelf afgeleid: er kan niet aan getoetst worden.',
    en: '{definition} derives from itself by way of {at}: nothing can be held to it.',
  },
};

export const missingElement: ProblemKind = {
  id: 'definition-element',
  severity: 'error',
  code: 'structure',
  text: {
    nl: 'Wat {definition} over {at} zegt, is overgeslagen: dat element bestaat niet in de basis.',
    en: 'What {definition} says of {at} was passed over: its base has no such element.',
  },
};

export const missingType: ProblemKind = {
  id: 'definition-type',
  severity: 'error',
  code: 'not-found',
  text: {
    nl: '{definition} gaat in op het type {at}, dat hier niet aanwezig is.',
    en: '{definition} goes into the type {at}, which is not at hand.',
  },
};

export const brokenDefinition: ProblemKind = {
  id: 'definition-broken',
  severity: 'error',
  code: 'structure',
  text: {
    nl: '{definition} is niet als StructureDefinition opgebouwd: er kan niet aan getoetst worden.',
    en: '{definition} is not put together as a StructureDefinition: nothing can be held to it.',
  },
};

/** A problem of this kind; `source` is the canonical or the package that it is about. */
export const problem = (kind: ProblemKind, source: string, parameters: Finding['parameters'] = {}): Finding => ({
  id: kind.id,
  outcome: kind.code === 'not-found' ? 'undecided' : 'failed',
  severity: kind.severity,
  code: kind.code,
  expression: '',
  text: kind.text,
  parameters,
  source,
});
