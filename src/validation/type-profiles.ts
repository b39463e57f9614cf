import { baseCanonical } from '../definitions/definitions.ts';
import { isObject } from '../fhir/json.ts';
import { found, type Kind } from './check.ts';
import type { Program } from './program.ts';
import type { Place, Run } from './run.ts';

/** ElementDefinition.type.profile: the value meets one of them. R4 §2.26.4. */
const unknownProfile: Kind = {
  id: 'type-profile-undecided',
  code: 'incomplete',
  outcome: 'undecided',
  text: {
    nl: 'Niet beoordeeld of dit voldoet aan een van: {allowed}.',
    en: 'Not evaluated whether this meets one of: {allowed}.',
  },
};

const noProfile: Kind = {
  id: 'type-profile',
  code: 'structure',
  text: { nl: 'Voldoet aan geen van: {allowed}.', en: 'Meets none of: {allowed}.' },
};

/**
 * The profiles of its type to hold a value to. With one it is held to that, which then says what is wrong; with several it is
 * enough to meet one, and only when it meets none that is said.
 */
export const profilesToMeet = (
  run: Run,
  place: Place,
  hold: (run: Run, program: Program) => void,
): readonly Program[] => {
  const { profiles, code } = place.use;
  if (profiles.length === 0) return [];
  const programs = profiles.map((canonical) => run.program(canonical));
  const report = (kind: Kind) =>
    run.report(found(kind, place.expression, place.element.source, { allowed: profiles.join(', ') }));
  if (programs.length === 1 || !isObject(place.value)) {
    if (programs.includes(undefined)) report(unknownProfile);
    return programs.filter((program) => program !== undefined);
  }
  const { value } = place;
  const verdicts = programs.map((program) =>
    program ? run.verdict(value, program.url, (trial) => hold(trial, program)) : 'unknown',
  );
  if (verdicts.includes('met') || profiles.includes(baseCanonical(code))) return [];
  report(verdicts.includes('unknown') ? unknownProfile : noProfile);
  return [];
};
