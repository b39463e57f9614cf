import type { JsonObject, Resource } from '../../src/fhir/json.ts';
import { patient as anyPatient } from './build.ts';

/** One decision case as it is published (test/vectors/vector.schema.json): everything that an engine needs, and what it must answer. */
export interface Vector {
  readonly id: string;
  readonly title: string;
  /** The rule or statement that it is a case of. */
  readonly rule: string;
  readonly given: {
    readonly patient: Resource;
    readonly consents: readonly Resource[];
    readonly relatedPersons: readonly Resource[];
    readonly persons: readonly Resource[];
    readonly tasks: readonly Resource[];
    readonly careTeams: readonly Resource[];
  };
  readonly request: {
    readonly reader: string;
    readonly section?: string;
    readonly resource?: Resource;
    readonly purpose?: string;
    readonly date: string;
  };
  readonly expected: { readonly outcome: 'permit' | 'deny' | 'undecided'; readonly reasons: readonly ExpectedReason[] };
}

export interface ExpectedReason {
  readonly code: string;
  readonly consent?: string;
  readonly provision?: string;
}

export interface Given {
  readonly patient?: JsonObject;
  readonly consents?: readonly Resource[];
  readonly people?: readonly Resource[];
  readonly persons?: readonly Resource[];
  readonly tasks?: readonly Resource[];
  readonly careTeams?: readonly Resource[];
}

export interface Asked {
  readonly by?: string;
  readonly see?: string | Resource;
  readonly purpose?: string;
  readonly on?: string;
}

/** `permit consent-permits` or `deny no-consent consent-ended`: the outcome and the codes of the reasons, the latter in any order. */
export type Answer = string;

/** A case: what is given, what is asked (by Els, the care plan, on 24 November 2026, unless said), and the answer. */
export const vector = (id: string, rule: string, title: string, given: Given, asked: Asked, answer: Answer): Vector => {
  const { by = 'RelatedPerson/els', see = 'care-plan', purpose, on = '2026-11-24' } = asked;
  const [outcome, ...codes] = answer.split(' ');
  return {
    id,
    title,
    rule,
    given: {
      patient: anyPatient(given.patient),
      consents: given.consents ?? [],
      relatedPersons: given.people ?? [],
      persons: given.persons ?? [],
      tasks: given.tasks ?? [],
      careTeams: given.careTeams ?? [],
    },
    request: {
      reader: by,
      ...(typeof see === 'string' ? { section: see } : { resource: see }),
      ...(purpose && { purpose }),
      date: on,
    },
    expected: { outcome: outcome as Vector['expected']['outcome'], reasons: codes.map(reasonOf) },
  };
};

/** `consent-permits@a:0.1`: of Consent/a, its provision.provision[0].provision[1]. */
const reasonOf = (text: string): ExpectedReason => {
  const [code = '', at] = text.split('@');
  const [consent, path] = at?.split(':') ?? [];
  return {
    code,
    ...(consent && { consent: `Consent/${consent}` }),
    ...(path !== undefined && {
      provision: `provision${path
        .split('.')
        .filter((index) => index !== '')
        .map((index) => `.provision[${index}]`)
        .join('')}`,
    }),
  };
};
