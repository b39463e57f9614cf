import type { CodeSystem, CodeSystemConcept, ValueSetComposeInclude } from '@medplum/fhirtypes';
import { CODE_FORMS } from './code-forms.ts';
import type { Definitions } from './definitions.ts';
import type { Membership } from './membership.ts';

/** The codes of a value set, as far as they can be known from the definitions at hand (R4 §4.9.5). */
export interface CodeSet {
  /** Where `system` is undefined (an element of type `code`) the code counts in any system. */
  has(system: string | undefined, code: string): Membership;
  /** The codes to name in a message, when they are few and all known. */
  readonly few: readonly string[] | undefined;
}

export interface Terminology {
  /** Undefined when there is no such value set at hand. */
  codeSet(valueSet: string): CodeSet | undefined;
  /** Whether the code system has the code; unknown when the system or its full content is not at hand. */
  inSystem(system: string, code: string): Membership;
  /** The texts that the code system has for a code, in any language; none when they are not at hand. */
  displays(system: string, code: string): readonly string[];
}

/** Value sets that R4 names by the standard itself, without a resource. */
const IMPLICIT: ReadonlyMap<string, { include: ValueSetComposeInclude[]; exclude?: ValueSetComposeInclude[] }> =
  new Map([['http://www.rfc-editor.org/bcp/bcp13.txt', { include: [{ system: 'urn:ietf:bcp:13' }] }]]);

/** How many codes a message may list. */
const FEW = 12;

export const createTerminology = (definitions: Definitions): Terminology => {
  const codeSets = new Map<string, CodeSet | undefined>();
  const systems = new Map<string, ReadonlySet<string> | undefined>();
  const texts = new Map<string, ReadonlyMap<string, readonly string[]>>();

  const codesOf = (system: string): ReadonlySet<string> | undefined => {
    if (!systems.has(system)) systems.set(system, completeCodes(definitions.codeSystem(system)));
    return systems.get(system);
  };

  const codeSet = (valueSet: string): CodeSet | undefined => {
    // Undefined while it is being made: a value set that includes itself then adds nothing unknown to itself for ever.
    if (!codeSets.has(valueSet)) {
      codeSets.set(valueSet, undefined);
      codeSets.set(valueSet, makeCodeSet(valueSet));
    }
    return codeSets.get(valueSet);
  };

  const makeCodeSet = (canonical: string): CodeSet | undefined => {
    const compose = definitions.valueSet(canonical)?.compose ?? IMPLICIT.get(canonical);
    if (!compose) return undefined;
    const included = compose.include.map(part);
    const excluded = (compose.exclude ?? []).map(part);
    const codes =
      included.every((p) => p.codes) && excluded.length === 0 ? included.flatMap((p) => p.codes ?? []) : undefined;
    return {
      has: (system, code) => but(any(included, system, code), any(excluded, system, code)),
      few: codes && codes.length <= FEW ? codes : undefined,
    };
  };

  /** One include or exclude: in it is what its system and all its value sets hold. */
  const part = (include: ValueSetComposeInclude): Part => {
    const sets = (include.valueSet ?? []).map((canonical) => codeSet(canonical));
    const own = include.system === undefined ? undefined : ownPart(include.system, include);
    if (own && sets.length === 0) return own;
    return {
      has: (system, code) =>
        [...(own ? [own.has(system, code)] : []), ...sets.map((set) => set?.has(system, code) ?? 'unknown')].reduce(
          both,
        ),
    };
  };

  const ownPart = (system: string, include: ValueSetComposeInclude): Part => {
    const inThisSystem = (asked: string | undefined) => asked === undefined || asked === system;
    if (include.concept) return listed(new Set(include.concept.map((c) => c.code)), inThisSystem);
    const form = CODE_FORMS.get(system);
    if (form && !include.filter?.length) return { has: (asked, code) => (inThisSystem(asked) ? form(code) : 'out') };
    const all = codesOf(system);
    if (!include.filter?.length && all) return listed(all, inThisSystem);
    const filtered = include.filter?.length ? filteredCodes(definitions.codeSystem(system), include.filter) : undefined;
    if (filtered) return listed(filtered, inThisSystem);
    return { has: (asked) => (inThisSystem(asked) ? 'unknown' : 'out') };
  };

  return {
    codeSet,
    inSystem: (system, code) => {
      const form = CODE_FORMS.get(system);
      if (form) return form(code);
      const codes = codesOf(system);
      return codes === undefined ? 'unknown' : codes.has(code) ? 'in' : 'out';
    },
    displays: (system, code) => {
      let known = texts.get(system);
      if (!known) {
        known = displaysOf(definitions.codeSystem(system));
        texts.set(system, known);
      }
      return known.get(code) ?? [];
    },
  };
};

interface Part {
  has(system: string | undefined, code: string): Membership;
  readonly codes?: readonly string[];
}

const listed = (codes: ReadonlySet<string>, inThisSystem: (system: string | undefined) => boolean): Part => ({
  has: (system, code) => (inThisSystem(system) && codes.has(code) ? 'in' : 'out'),
  codes: [...codes],
});

const any = (parts: readonly Part[], system: string | undefined, code: string): Membership => {
  let result: Membership = 'out';
  for (const part of parts) {
    const membership = part.has(system, code);
    if (membership === 'in') return 'in';
    if (membership === 'unknown') result = 'unknown';
  }
  return result;
};

const both = (a: Membership, b: Membership): Membership =>
  a === 'out' || b === 'out' ? 'out' : a === 'unknown' || b === 'unknown' ? 'unknown' : 'in';

const but = (included: Membership, excluded: Membership): Membership =>
  both(included, excluded === 'in' ? 'out' : excluded === 'out' ? 'in' : 'unknown');

/** All codes of a code system, or undefined when its content is not complete here. */
const completeCodes = (system: CodeSystem | undefined): ReadonlySet<string> | undefined => {
  if (system?.content !== 'complete') return undefined;
  return new Set(flatten(system.concept).map((c) => c.code));
};

const displaysOf = (system: CodeSystem | undefined): ReadonlyMap<string, readonly string[]> =>
  new Map(
    flatten(system?.concept).map(({ code, display, designation }) => [
      code,
      [display, ...(designation ?? []).map((d) => d.value)].filter((text) => text !== undefined),
    ]),
  );

const flatten = (concepts: readonly CodeSystemConcept[] | undefined): CodeSystemConcept[] =>
  (concepts ?? []).flatMap((concept) => [concept, ...flatten(concept.concept)]);

/** The codes that pass every filter; undefined when a filter is not one of these or the system is not complete. */
const filteredCodes = (
  system: CodeSystem | undefined,
  filters: NonNullable<ValueSetComposeInclude['filter']>,
): ReadonlySet<string> | undefined => {
  if (system?.content !== 'complete') return undefined;
  let kept = flatten(system.concept).map((c) => c.code);
  for (const { op, property, value } of filters) {
    const passing = op && property && value !== undefined ? passingCodes(system, op, property, value) : undefined;
    if (!passing) return undefined;
    kept = kept.filter((code) => passing.has(code));
  }
  return new Set(kept);
};

/** Filters over the nesting of concepts and over properties (R4 §4.9.7): `is-a`, `descendent-of` and `=`. */
const passingCodes = (
  system: CodeSystem,
  op: string,
  property: string,
  value: string,
): ReadonlySet<string> | undefined => {
  const all = flatten(system.concept);
  if (property === 'concept' && (op === 'is-a' || op === 'descendent-of')) {
    // A system that states its hierarchy in `subsumedBy` or `parent` properties is not walked here.
    if (all.some((c) => c.property?.some((p) => p.code === 'subsumedBy' || p.code === 'parent'))) return undefined;
    const root = all.find((c) => c.code === value);
    const below = new Set(flatten(root?.concept).map((c) => c.code));
    return op === 'is-a' && root ? below.add(value) : below;
  }
  if (op === '=' && property !== 'concept') {
    const has = (c: CodeSystemConcept) =>
      c.property?.some(
        (p) =>
          p.code === property && String(p.valueCode ?? p.valueString ?? p.valueBoolean ?? p.valueInteger) === value,
      );
    return new Set(all.filter(has).map((c) => c.code));
  }
  return undefined;
};
