import type { ValueSetComposeIncludeFilter } from '@medplum/fhirtypes';
import { wholeMatch } from '../../fhir/whole-match.ts';
import { inOrOut, type Membership, not } from '../membership.ts';
import type { Concept, System } from './system.ts';

/** Whether a code passes. */
export type Filter = (code: string) => Membership;

/** Under either name a filter is over the code itself and where it stands in the hierarchy. */
const CODE = new Set(['concept', 'code']);

/**
 * A filter of a value set over a code system (R4 §4.9.7, filter-operator). `unknown` for a code of which the system is not at hand,
 * and for an operator or property that is not one that can be evaluated here.
 */
export const filterOf = (filter: ValueSetComposeIncludeFilter, system: System | undefined): Filter => {
  const { op, property, value } = filter;
  if (op === undefined || property === undefined || value === undefined) return () => 'unknown';
  const own = CODE.has(property) ? onCode(op, value, system) : onProperty(op, property, value, system);
  return own ?? (() => 'unknown');
};

const onCode = (op: string, value: string, system: System | undefined): Filter | undefined => {
  const among = hierarchical(op, value, system);
  if (among) return among;
  // SNOMED CT means by `concept in` the members of a reference set: a list it is only where the system says no other.
  if (!system?.complete && (op === 'in' || op === 'not-in')) return undefined;
  const test = textTest(op, value);
  return test && ((code) => inOrOut(test([code])));
};

/** Operators over the hierarchy; undefined for any other. */
const hierarchical = (op: string, value: string, system: System | undefined): Filter | undefined => {
  // The code itself needs no hierarchy to be told apart.
  const beyond = (code: string, holds: (known: System) => boolean): Membership => {
    if (!system || (!system.complete && !(system.find(code) && system.find(value)))) return 'unknown';
    return inOrOut(holds(system));
  };
  const same = (code: string) => code === value;
  switch (op) {
    case 'is-a':
      return (code) =>
        same(code) ? atHand(system, value) : beyond(code, (s) => s.below(value).has(canonical(s, code)));
    case 'descendent-of':
      return (code) => (same(code) ? 'out' : beyond(code, (s) => s.below(value).has(canonical(s, code))));
    case 'is-not-a':
      return (code) => (same(code) ? 'out' : not(beyond(code, (s) => s.below(value).has(canonical(s, code)))));
    case 'generalizes':
      return (code) =>
        same(code) ? atHand(system, value) : beyond(code, (s) => s.above(value).has(canonical(s, code)));
    default:
      return undefined;
  }
};

const atHand = (system: System | undefined, code: string): Membership =>
  system?.find(code) ? 'in' : system?.complete ? 'out' : 'unknown';

/** The code as the system writes it, which a system without case may not be how it came. */
const canonical = (system: System, code: string): string => system.find(code)?.code ?? code;

const onProperty = (op: string, property: string, value: string, system: System | undefined): Filter | undefined => {
  const test = op === 'exists' ? existsTest(value) : textTest(op, value);
  if (!test) return undefined;
  return (code) => {
    const concept = system?.find(code);
    if (!system || !concept) return system?.complete ? 'out' : 'unknown';
    const values = valuesOf(property, concept, system);
    return values === undefined ? 'unknown' : inOrOut(test(values));
  };
};

/** The values of a property, also of those that the system has without saying so; undefined for one that it does not have at all. */
const valuesOf = (property: string, concept: Concept, system: System): readonly string[] | undefined => {
  const said = concept.properties.filter(({ code }) => code === property).map(({ value }) => value);
  switch (property) {
    case 'display':
      return concept.texts.slice(0, 1).map(({ value }) => value);
    case 'parent':
      return [...system.parents(concept.code)];
    case 'child':
      return [...system.children(concept.code)];
    case 'inactive':
      return [String(concept.inactive)];
    case 'notSelectable':
    case 'abstract':
      return [String(concept.abstract)];
    default:
      return said.length > 0 || system.has(property) ? said : undefined;
  }
};

type Test = (values: readonly string[]) => boolean;

const textTest = (op: string, value: string): Test | undefined => {
  const list = () => new Set(value.split(',').map((one) => one.trim()));
  switch (op) {
    case '=':
      return (values) => values.includes(value);
    case 'in': {
      const allowed = list();
      return (values) => values.some((one) => allowed.has(one));
    }
    case 'not-in': {
      const refused = list();
      return (values) => !values.some((one) => refused.has(one));
    }
    case 'regex': {
      const matches = wholeMatch(value);
      return matches && ((values) => values.some(matches));
    }
    default:
      return undefined;
  }
};

const existsTest = (value: string): Test | undefined =>
  value === 'true' || value === 'false' ? (values) => values.length > 0 === (value === 'true') : undefined;
