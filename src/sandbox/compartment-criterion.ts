import { failure } from '../fhir/failure.ts';
import { BEYOND_R4, COMPARTMENTS } from './compartments.ts';
import type { Criterion, Scope } from './criterion.ts';
import { badValue } from './search-failures.ts';

/**
 * What it is to be in the compartment of a resource, for the type of the scope, or for `*` for those of its types that are asked.
 * Failures: not-supported when R4 has no compartment of that type.
 */
export const compartmentCriterion = (
  of: { readonly type: string; readonly id: string },
  scope: Scope,
  types: readonly string[] | undefined,
): Criterion => {
  const r4 = COMPARTMENTS[of.type];
  if (!r4) {
    throw failure(
      'not-supported',
      { nl: 'Van dit type is er geen compartment.', en: 'There is no compartment of this type.' },
      { id: 'compartment-unknown' },
    );
  }
  const members = { ...r4, ...BEYOND_R4[of.type] };
  const wanted = scope.type === '*' ? (types ?? Object.keys(members)) : [scope.type];
  for (const type of types ?? []) if (!scope.known(type)) throw badValue('_type');
  const by = wanted.filter(scope.held).flatMap((type) => {
    const known = scope.known(type);
    const codes = members[type]?.split(' ') ?? [];
    return codes.filter((code) => known?.has(code)).map((parameter) => ({ type, parameter }));
  });
  return { kind: 'compartment', of, by, itself: wanted.includes(of.type) };
};
