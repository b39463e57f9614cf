import type { Membership } from '../../definitions/membership.ts';
import { objects } from '../../fhir/json.ts';
import { found, type Kind } from '../check.ts';
import { codesOf } from '../codes.ts';
import type { Place, Run } from '../run.ts';

/** ElementDefinition.binding of strength required. R4 §4.1.5. */
const required: Kind = {
  id: 'binding-required',
  code: 'code-invalid',
  text: { nl: 'Deze code hoort niet bij {valueSet}.', en: 'This code is not in {valueSet}.' },
};

const requiredOfFew: Kind = {
  ...required,
  text: {
    nl: 'Deze code hoort niet bij {valueSet}: kies uit {codes}.',
    en: 'This code is not in {valueSet}: choose from {codes}.',
  },
};

/** Strength extensible: another code is right only when none of the set fits, which a machine cannot tell. */
const extensible: Kind = {
  ...required,
  id: 'binding-extensible',
  severity: 'warning',
  text: {
    nl: 'Deze code hoort niet bij {valueSet}; dat mag alleen als geen code daaruit past.',
    en: 'This code is not in {valueSet}; that is right only when none of its codes fits.',
  },
};

/** Strength preferred, by option: interoperability is better with a code of the set. */
const preferred: Kind = {
  ...required,
  id: 'binding-preferred',
  severity: 'information',
  text: {
    nl: 'Deze code hoort niet bij {valueSet}; bij voorkeur wel.',
    en: 'This code is not in {valueSet}, from which one is preferred.',
  },
};

const undecided: Kind = {
  id: 'binding-undecided',
  code: 'incomplete',
  outcome: 'undecided',
  text: {
    nl: 'Niet beoordeeld of deze code bij {valueSet} hoort: dat codestelsel is hier niet aanwezig.',
    en: 'Not evaluated whether this code is in {valueSet}: its code system is not at hand.',
  },
};

const MAX_VALUE_SET = 'http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet';

/** Holds a code, Coding, CodeableConcept, Quantity or string to its binding. */
export const checkBinding = (run: Run, place: Place): void => {
  const { binding } = place.element.definition;
  if (!binding) return;
  if (binding.strength === 'required') hold(run, place, binding.valueSet, 'required');
  else {
    if (binding.strength === 'extensible') hold(run, place, binding.valueSet, 'extensible');
    else if (binding.strength === 'preferred' && run.options.preferredBindings === 'inform')
      hold(run, place, binding.valueSet, 'preferred');
    // Beyond the set that is advised, every code is of the widest one.
    const widest = objects(binding.extension as never).find((e) => e['url'] === MAX_VALUE_SET);
    hold(run, place, widest?.['valueCanonical'] ?? widest?.['valueUri'], 'required');
  }
};

const hold = (run: Run, place: Place, valueSet: unknown, strength: 'required' | 'extensible' | 'preferred'): void => {
  if (typeof valueSet !== 'string') return;
  const codes = codesOf(place.value, place.use.code);
  if (codes === undefined || (codes.length === 0 && strength !== 'required')) return;
  const set = run.terminology.codeSet(valueSet);
  const report = (kind: Kind, more = {}) =>
    run.report(found(kind, place.expression, place.element.source, { valueSet, ...more }));
  const memberships = codes.map(({ system, code }): Membership => set?.has(system, code) ?? 'unknown');
  if (memberships.includes('in')) return;
  if (memberships.includes('unknown')) return report(undecided);
  if (strength !== 'required') return report(strength === 'extensible' ? extensible : preferred);
  return set?.few ? report(requiredOfFew, { codes: set.few.join(', ') }) : report(required);
};
