import type { CodeSystem, CodeSystemConcept } from '@medplum/fhirtypes';
import { lazily } from '../../fhir/lazily.ts';

/** What a code system says of one of its codes. */
export interface Concept {
  readonly code: string;
  /** Each text for the code: of the system first, then its designations, those of supplements too. */
  readonly texts: readonly Designation[];
  readonly properties: readonly { readonly code: string; readonly value: string }[];
  /** Not to be used any more: retired, or said to be inactive. */
  readonly inactive: boolean;
  /** Only groups others and is not to be chosen itself. */
  readonly abstract: boolean;
}

export interface Designation {
  readonly value: string;
  /** BCP 47; undefined where the system does not say it. */
  readonly language: string | undefined;
}

/** A code system at hand, made ready to ask. */
export interface System {
  /** All its codes are here. */
  readonly complete: boolean;
  readonly concepts: ReadonlyMap<string, Concept>;
  find(code: string): Concept | undefined;
  /** What is below a code at any depth, without the code itself; what a code is below, likewise. */
  below(code: string): ReadonlySet<string>;
  above(code: string): ReadonlySet<string>;
  /** The same for one step. */
  children(code: string): ReadonlySet<string>;
  parents(code: string): ReadonlySet<string>;
  /** The properties that the system declares or uses. */
  has(property: string): boolean;
}

/** Makes a code system, with what its supplements add, ready to ask (R4 §4.8). */
export const systemOf = (codeSystem: CodeSystem, supplements: readonly CodeSystem[]): System => {
  const flat = flatten(codeSystem.concept, undefined);
  const added = addedBy(supplements);
  const flags = flagsOf(codeSystem);
  const concepts = new Map<string, Concept>();
  for (const { concept } of flat) {
    const code = concept.code as string;
    if (!concepts.has(code)) concepts.set(code, new OwnConcept(concept, codeSystem, added.get(code), flags));
  }
  // R4 leaves open what an absent caseSensitive means: then a code is taken as it is written.
  const folded = codeSystem.caseSensitive === false ? fold(concepts) : undefined;
  const find = (code: string) => concepts.get(code) ?? folded?.get(code.toLowerCase());
  const hierarchy = lazily(() => hierarchyOf(flat, concepts));
  const reached = (edges: () => ReadonlyMap<string, ReadonlySet<string>>) => {
    const known = new Map<string, ReadonlySet<string>>();
    return (code: string): ReadonlySet<string> => {
      const from = find(code)?.code ?? code;
      let found = known.get(from);
      if (!found) {
        found = reachable(from, edges());
        known.set(from, found);
      }
      return found;
    };
  };
  const properties = lazily(
    () =>
      new Set([
        ...(codeSystem.property ?? []).map(({ code }) => code as string),
        ...[...concepts.values()].flatMap((concept) => concept.properties.map(({ code }) => code)),
      ]),
  );
  return {
    complete: codeSystem.content === 'complete',
    concepts,
    find,
    below: reached(() => hierarchy().children),
    above: reached(() => hierarchy().parents),
    children: (code) => hierarchy().children.get(code) ?? NONE,
    parents: (code) => hierarchy().parents.get(code) ?? NONE,
    has: (property) => properties().has(property),
  };
};

const NONE: ReadonlySet<string> = new Set();

interface Nested {
  readonly concept: CodeSystemConcept;
  readonly parent: string | undefined;
}

const flatten = (concepts: readonly CodeSystemConcept[] | undefined, parent: string | undefined): Nested[] => {
  const flat: Nested[] = (concepts ?? []).map((concept) => ({ concept, parent }));
  // Grows while it is walked: nesting may be deep.
  for (const { concept } of flat)
    for (const child of concept.concept ?? []) flat.push({ concept: child, parent: concept.code });
  return flat;
};

type Flags = Readonly<Record<'inactive' | 'abstract' | 'status', ReadonlySet<string>>>;

const PROPERTIES = 'http://hl7.org/fhir/concept-properties#';

/** The codes of the properties that R4 defines, by their uri, and by the names that are used without one. */
const flagsOf = ({ property = [] }: CodeSystem): Flags => {
  const named = (uri: string, ...codes: string[]) =>
    new Set([...codes, ...property.filter((p) => p.uri === PROPERTIES + uri).map((p) => p.code as string)]);
  return {
    inactive: named('inactive', 'inactive'),
    abstract: named('notSelectable', 'notSelectable', 'abstract'),
    status: named('status', 'status'),
  };
};

/** A concept that is read when it is first asked: most of the codes of a large system never are. */
class OwnConcept implements Concept {
  readonly code: string;
  readonly #read: () => Concept;

  constructor(
    concept: CodeSystemConcept,
    system: CodeSystem,
    added: readonly CodeSystemConcept[] | undefined,
    flags: Flags,
  ) {
    this.code = concept.code as string;
    this.#read = lazily(() => conceptOf(concept, system, added ?? [], flags));
  }

  get texts(): Concept['texts'] {
    return this.#read().texts;
  }
  get properties(): Concept['properties'] {
    return this.#read().properties;
  }
  get inactive(): boolean {
    return this.#read().inactive;
  }
  get abstract(): boolean {
    return this.#read().abstract;
  }
}

const conceptOf = (
  { code, display, designation = [], property = [] }: CodeSystemConcept,
  { language }: CodeSystem,
  added: readonly CodeSystemConcept[],
  flags: Flags,
): Concept => {
  const properties = [...property, ...added.flatMap((a) => a.property ?? [])].map((p) => ({
    code: p.code as string,
    value: String(
      p.valueCode ??
        p.valueString ??
        p.valueBoolean ??
        p.valueInteger ??
        p.valueDecimal ??
        p.valueDateTime ??
        p.valueCoding?.code,
    ),
  }));
  const says = (names: ReadonlySet<string>, values: readonly string[]) =>
    properties.some((p) => names.has(p.code) && values.includes(p.value));
  return {
    code: code as string,
    texts: [
      ...(display ? [{ value: display, language }] : []),
      ...[...designation, ...added.flatMap((a) => a.designation ?? [])].map((d) => ({
        value: d.value as string,
        language: d.language,
      })),
      ...added.flatMap((a) => (a.display ? [{ value: a.display, language: undefined }] : [])),
    ],
    properties,
    inactive: says(flags.inactive, ['true']) || says(flags.status, ['retired', 'inactive']),
    abstract: says(flags.abstract, ['true']),
  };
};

const addedBy = (supplements: readonly CodeSystem[]): ReadonlyMap<string, CodeSystemConcept[]> => {
  const added = new Map<string, CodeSystemConcept[]>();
  for (const { concept } of supplements.flatMap((s) => flatten(s.concept, undefined))) {
    const code = concept.code as string;
    added.set(code, [...(added.get(code) ?? []), concept]);
  }
  return added;
};

const fold = (concepts: ReadonlyMap<string, Concept>): ReadonlyMap<string, Concept> =>
  new Map([...concepts.values()].map((concept) => [concept.code.toLowerCase(), concept]));

interface Hierarchy {
  readonly children: ReadonlyMap<string, ReadonlySet<string>>;
  readonly parents: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The hierarchy as nesting says it, and the properties `subsumedBy`, `parent` and `child`. */
const hierarchyOf = (flat: readonly Nested[], concepts: ReadonlyMap<string, Concept>): Hierarchy => {
  const children = new Map<string, Set<string>>();
  const parents = new Map<string, Set<string>>();
  const add = (edges: Map<string, Set<string>>, from: string, to: string) => {
    const known = edges.get(from);
    if (known) known.add(to);
    else edges.set(from, new Set([to]));
  };
  const link = (parent: string, child: string) => {
    add(children, parent, child);
    add(parents, child, parent);
  };
  for (const { concept, parent } of flat) if (parent !== undefined) link(parent, concept.code as string);
  for (const { code, properties } of concepts.values()) {
    for (const property of properties) {
      if (property.code === 'subsumedBy' || property.code === 'parent') link(property.value, code);
      if (property.code === 'child') link(code, property.value);
    }
  }
  return { children, parents };
};

/** What edges lead to; a circle ends where it began. */
const reachable = (from: string, edges: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> => {
  const found = new Set<string>([from]);
  for (const next of found) for (const to of edges.get(next) ?? []) found.add(to);
  found.delete(from);
  return found;
};
