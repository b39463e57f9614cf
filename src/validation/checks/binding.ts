import type { Membership } from '../../definitions/terminology.ts';
import { isObject, type Json, type JsonObject, objects } from '../../fhir/json.ts';
import { found, type Kind } from '../check.ts';
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

const undecided: Kind = {
  id: 'binding-undecided',
  code: 'incomplete',
  outcome: 'undecided',
  text: {
    nl: 'Niet beoordeeld of deze code bij {valueSet} hoort: dat codestelsel is hier niet aanwezig.',
    en: 'Not evaluated whether this code is in {valueSet}: its code system is not at hand.',
  },
};

/** A code that its own code system does not have. R4 §4.1.1. */
const unknownCode: Kind = {
  id: 'code-unknown',
  code: 'code-invalid',
  text: { nl: 'Codestelsel {system} kent deze code niet.', en: 'Code system {system} has no such code.' },
};

/** Holds a code, Coding, CodeableConcept, Quantity or string to its binding. */
export const checkBinding = (run: Run, place: Place): void => {
  const { binding } = place.element.definition;
  const valueSet = binding?.valueSet;
  if (!valueSet || (binding.strength !== 'required' && binding.strength !== 'extensible')) return;
  const codes = codesOf(place.value, place.type);
  if (codes === undefined || (codes.length === 0 && binding.strength === 'extensible')) return;
  const set = run.terminology.codeSet(valueSet);
  const parameters = { valueSet };
  const report = (kind: Kind, more = {}) =>
    run.report(found(kind, place.expression, place.element.source, { ...parameters, ...more }));
  const memberships = codes.map(({ system, code }): Membership => set?.has(system, code) ?? 'unknown');
  if (memberships.includes('in')) return;
  if (memberships.includes('unknown')) return report(undecided);
  if (binding.strength === 'extensible') return report(extensible);
  return set?.few ? report(requiredOfFew, { codes: set.few.join(', ') }) : report(required);
};

/** Holds a Coding to its own code system, where all of that is at hand. */
export const checkCoding = (run: Run, place: Place): void => {
  if (place.type !== 'Coding' || !isObject(place.value)) return;
  const { system, code } = place.value;
  if (typeof system !== 'string' || typeof code !== 'string') return;
  if (run.terminology.inSystem(system, code) === 'out') {
    run.report(found(unknownCode, `${place.expression}.code`, place.element.source, { system }));
  }
};

interface Code {
  readonly system: string | undefined;
  readonly code: string;
}

/** The codes of a value; undefined for a type that has none. */
const codesOf = (value: Json | undefined, type: string): Code[] | undefined => {
  if (typeof value === 'string') return [{ system: undefined, code: value }];
  if (!isObject(value)) return undefined;
  if (type === 'CodeableConcept') return objects(value['coding']).flatMap(codeOf);
  if (type === 'Coding' || 'code' in value) return codeOf(value);
  return undefined;
};

const codeOf = ({ system, code }: JsonObject): Code[] =>
  typeof code === 'string' ? [{ system: typeof system === 'string' ? system : '', code }] : [];
