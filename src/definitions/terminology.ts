import type { ValueSet } from '@medplum/fhirtypes';
import { splitCanonical } from './canonical.ts';
import type { Definitions } from './definitions.ts';
import type { Membership } from './membership.ts';
import type { Beyond } from './terminology/beyond.ts';
import { type CodeSet, composed, confirmedBy, expanded, type Surroundings } from './terminology/code-set.ts';
import { implicitSet } from './terminology/implicit.ts';
import { REGISTERS } from './terminology/registers.ts';
import { type Concept, type System, systemOf } from './terminology/system.ts';

export type { CodeSet } from './terminology/code-set.ts';

export interface Terminology {
  /** Undefined when there is no such value set at hand. */
  codeSet(valueSet: string): CodeSet | undefined;
  /** The codes of a value set that is no definition: one contained in a resource. Undefined without a compose and an expansion. */
  codeSetOf(valueSet: ValueSet): CodeSet | undefined;
  /** Whether the code system has the code; unknown when the system or its full content is not at hand. */
  inSystem(system: string, code: string): Membership;
  /** The code itself and what is above or below it, at any depth; undefined when the full code system is not at hand. */
  subsumption(direction: 'above' | 'below', system: string, code: string): readonly string[] | undefined;
  /** What the code system says of a code (its texts with their language, inactive, abstract); undefined when it is not at hand. */
  concept(system: string, code: string): Concept | undefined;
  /** The texts that the code system has for a code, in any language; none when they are not at hand. */
  displays(system: string, code: string): readonly string[];
}

/** What value sets and code systems say, made ready once when first asked (R4 §4.8, §4.9). */
export const createTerminology = (definitions: Definitions): Terminology => {
  const codeSets = new Map<string, CodeSet | undefined>();
  const systems = new Map<string, System | undefined>();

  const system = (canonical: string): System | undefined => {
    if (!systems.has(canonical)) {
      const found = definitions.codeSystem(canonical);
      const usable = found && found.content !== 'not-present' && found.content !== 'supplement';
      systems.set(canonical, usable ? systemOf(found, definitions.supplements(found.url as string)) : undefined);
    }
    return systems.get(canonical);
  };

  const inSystem = (canonical: string, code: string): Membership => {
    const known = system(canonical);
    if (known) return known.find(code) ? 'in' : known.complete ? 'out' : 'unknown';
    return REGISTERS.get(splitCanonical(canonical).url)?.(code) ?? 'unknown';
  };

  const codeSet = (valueSet: string): CodeSet | undefined => {
    // Undefined while it is being made: what a value set that includes itself would add by that is not known.
    if (!codeSets.has(valueSet)) {
      codeSets.set(valueSet, undefined);
      codeSets.set(valueSet, makeCodeSet(valueSet));
    }
    return codeSets.get(valueSet);
  };

  const around: Surroundings = { system, inSystem, codeSet };
  const { beyond } = definitions;

  /** A value set as a whole; of its parts nobody else is asked. */
  const asked = new Map<string, CodeSet | undefined>();
  const codeSetOrAsk = (valueSet: string): CodeSet | undefined => {
    if (!beyond) return codeSet(valueSet);
    if (!asked.has(valueSet)) asked.set(valueSet, orAsk(codeSet(valueSet), valueSet, beyond));
    return asked.get(valueSet);
  };

  const makeCodeSet = (canonical: string): CodeSet | undefined => {
    const valueSet = definitions.valueSet(canonical);
    return valueSet ? codeSetOf(valueSet) : implicitSet(canonical, definitions, around);
  };

  const codeSetOf = (valueSet: ValueSet): CodeSet | undefined => {
    const listed = valueSet.expansion && expanded(valueSet.expansion);
    if (!valueSet.compose) return listed;
    const own = composed(valueSet.compose, around);
    return listed ? confirmedBy(own, listed) : own;
  };

  const concept = (canonical: string, code: string): Concept | undefined => system(canonical)?.find(code);

  return {
    codeSet: codeSetOrAsk,
    codeSetOf,
    inSystem: (canonical, code) => {
      const membership = inSystem(canonical, code);
      return membership === 'unknown' && beyond ? beyond.inSystem(canonical, code) : membership;
    },
    subsumption: (direction, canonical, code) => {
      const known = system(canonical);
      return known?.complete ? [code, ...known[direction](code)] : undefined;
    },
    concept,
    displays: (canonical, code) => concept(canonical, code)?.texts.map(({ value }) => value) ?? [],
  };
};

/** What is not known of a value set is asked; that takes a system, which a bare code has not. */
const orAsk = (set: CodeSet | undefined, canonical: string, beyond: Beyond): CodeSet => ({
  has: (system, code) => {
    const membership = set?.has(system, code) ?? 'unknown';
    return membership === 'unknown' && system ? beyond.inSet(canonical, system, code) : membership;
  },
  get few() {
    return set?.few;
  },
});
