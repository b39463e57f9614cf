import type { ValueSet, ValueSetComposeInclude, ValueSetExpansionContains } from '@medplum/fhirtypes';
import { both, inOrOut, type Membership, not } from '../membership.ts';
import { filterOf } from './filter.ts';
import type { System } from './system.ts';
import { commensurable } from './ucum.ts';

/** The codes of a value set, as far as they can be known from the definitions at hand (R4 §4.9.5). */
export interface CodeSet {
  /** Where `system` is undefined (an element of type `code`) the code counts in any system. */
  has(system: string | undefined, code: string): Membership;
  /** The codes to name in a message, when they are few and all known. */
  readonly few: readonly string[] | undefined;
}

/** What a value set is made of, beyond itself. */
export interface Surroundings {
  /** Undefined when it is not at hand. */
  system(canonical: string): System | undefined;
  /** Whether the system has the code: by its definition at hand, or by its grammar or register. */
  inSystem(canonical: string, code: string): Membership;
  codeSet(canonical: string): CodeSet | undefined;
}

/** How many codes a message may list. */
const FEW = 12;

type Compose = NonNullable<ValueSet['compose']>;

/** The codes that a compose puts together: of any include, and of no exclude. */
export const composed = ({ include, exclude = [], inactive }: Compose, around: Surroundings): CodeSet => {
  const parts = (list: readonly ValueSetComposeInclude[]) => list.map((one) => partOf(one, inactive !== false, around));
  const [included, excluded] = [parts(include ?? []), parts(exclude)];
  return {
    has: (system, code) => both(any(included, system, code), not(any(excluded, system, code))),
    get few() {
      return exclude.length === 0 ? fewOf(included) : undefined;
    },
  };
};

/** The codes that an expansion lists; of one that is cut short, others may be of the value set too. */
export const expanded = ({
  contains,
  total,
  offset,
  parameter,
  extension,
}: NonNullable<ValueSet['expansion']>): CodeSet => {
  const all = [...(contains ?? [])];
  for (const { contains: below = [] } of all) all.push(...below);
  const codes = all.filter((c) => c.code !== undefined && c.abstract !== true);
  const bySystem = new Map<string | undefined, Set<string>>([[undefined, new Set()]]);
  for (const { system, code } of codes as Required<ValueSetExpansionContains>[]) {
    for (const key of [system, undefined]) bySystem.set(key, (bySystem.get(key) ?? new Set()).add(code));
  }
  const whole =
    (offset ?? 0) === 0 &&
    (total === undefined || total <= all.length) &&
    !parameter?.some((p) => p.name === 'limitedExpansion' && p.valueBoolean !== false) &&
    !extension?.some((e) => e.url === TOO_COSTLY);
  return {
    has: (system, code) => (bySystem.get(system)?.has(code) ? 'in' : whole ? 'out' : 'unknown'),
    few: whole && codes.length <= FEW ? codes.map((c) => c.code as string) : undefined,
  };
};

const TOO_COSTLY = 'http://hl7.org/fhir/StructureDefinition/valueset-toocostly';

/**
 * What a compose says, and where that leaves a code unknown, whether an expansion beside it lists the code. That it does not
 * list it says nothing: many are published with the codes only that their maker could expand.
 */
export const confirmedBy = (compose: CodeSet, expansion: CodeSet): CodeSet => ({
  has: (system, code) => {
    const membership = compose.has(system, code);
    return membership === 'unknown' && expansion.has(system, code) === 'in' ? 'in' : membership;
  },
  get few() {
    return compose.few;
  },
});

interface Part {
  has(system: string | undefined, code: string): Membership;
  /** Its codes, when all are known and they are no more than a message may list. */
  few(): readonly string[] | undefined;
}

const fewOf = (parts: readonly Part[]): readonly string[] | undefined => {
  const codes: string[] = [];
  for (const part of parts) {
    const own = part.few();
    if (!own || codes.length + own.length > FEW) return undefined;
    codes.push(...own);
  }
  return codes;
};

const any = (parts: readonly Part[], system: string | undefined, code: string): Membership => {
  let result: Membership = 'out';
  for (const part of parts) {
    const membership = part.has(system, code);
    if (membership === 'in') return 'in';
    if (membership === 'unknown') result = 'unknown';
  }
  return result;
};

/** One include or exclude: in it is what its system and all its value sets hold. */
const partOf = (include: ValueSetComposeInclude, inactiveToo: boolean, around: Surroundings): Part => {
  const own = include.system === undefined ? undefined : ofSystem(include.system, include, inactiveToo, around);
  const sets = (include.valueSet ?? []).map((canonical) => around.codeSet(canonical));
  if (own && sets.length === 0) return own;
  return {
    has: (system, code) => {
      let result: Membership = own ? own.has(system, code) : sets.length > 0 ? 'in' : 'out';
      for (const set of sets) result = both(result, set?.has(system, code) ?? 'unknown');
      return result;
    },
    few: () => (!own && sets.length === 1 && sets[0]?.few ? sets[0].few : undefined),
  };
};

const ofSystem = (
  system: string,
  { version, concept, filter = [] }: ValueSetComposeInclude,
  inactiveToo: boolean,
  around: Surroundings,
): Part => {
  const canonical = version === undefined ? system : `${system}|${version}`;
  const asked = (other: string | undefined) => other === undefined || other === system;
  if (concept) {
    const listed = new Set(concept.map((c) => c.code as string));
    const has = (code: string): boolean => {
      if (listed.has(code)) return inactiveToo || around.system(canonical)?.find(code)?.inactive !== true;
      // In a system without case the value set may write a code in another way than it came.
      const own = around.system(canonical)?.find(code)?.code;
      return own !== undefined && own !== code && listed.has(own);
    };
    return {
      has: (other, code) => inOrOut(asked(other) && has(code)),
      few: () => (listed.size <= FEW ? [...listed] : undefined),
    };
  }
  const filters = filter.map((one) => {
    const ofUnits = system === UCUM && one.property === 'canonical' && one.op === '=' ? one.value : undefined;
    return ofUnits ? (code: string) => commensurable(code, ofUnits) : filterOf(one, around.system(canonical));
  });
  /** A code that only groups others is of the system, and is none to choose. */
  const has = (code: string): Membership => {
    let result = around.inSystem(canonical, code);
    const known = around.system(canonical)?.find(code);
    if (known && (known.abstract || (known.inactive && !inactiveToo))) return 'out';
    for (const passes of filters) if (result !== 'out') result = both(result, passes(code));
    return result;
  };
  return {
    has: (other, code) => (asked(other) ? has(code) : 'out'),
    few: () => {
      const known = around.system(canonical);
      if (!known?.complete || (filters.length === 0 && known.concepts.size > FEW * 4)) return undefined;
      const codes = [...known.concepts.keys()].filter((code) => has(code) !== 'out');
      return codes.length <= FEW && codes.every((code) => has(code) === 'in') ? codes : undefined;
    },
  };
};

export const UCUM = 'http://unitsofmeasure.org';
