import type { ActorKind } from '../identity/identity.ts';
import { readScope } from '../identity/scopes.ts';
import type { Someone } from './people.ts';

/** Seconds that a token of the built-in issuer is good for. */
export const LIFETIME = 3_600;

/** The claim that says of a professional that he coordinates volunteers, and its value. */
export const COORDINATOR = { claim: 'role', values: ['coordinator'] };

/** What a token says of somebody, beside who issued it and for whom: `base` is the base URL of the service. */
export const personClaims = (
  { reference, kind }: Pick<Someone, 'reference' | 'kind'>,
  patient: string | undefined,
  base: string,
): Record<string, string> => ({
  fhirUser: `${base}/${reference}`,
  ...(patient !== undefined && { patient: patient.replace(/^Patient\//, '') }),
  ...(kind === 'coordinator' && { [COORDINATOR.claim]: COORDINATOR.values[0] as string }),
});

/** The scopes of a token where none are asked for: what that kind of person can do at all. */
export const USUAL_SCOPES: Readonly<Record<Exclude<ActorKind, 'system'>, string>> = {
  patient: 'patient/*.cruds',
  'related-person': 'patient/*.cruds',
  person: 'user/*.cruds',
  professional: 'user/*.cruds',
  coordinator: 'user/*.cruds',
};

/** Those of the words of a scope that are given to a person: the ones that open resources, but not as a system. */
export const givenScopes = (words: Iterable<string>): string[] =>
  [...words].filter((word) => {
    const scope = readScope(word);
    return scope !== undefined && scope.context !== 'system';
  });
