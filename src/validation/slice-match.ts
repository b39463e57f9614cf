import { isObject, isResource, type Json, items as listOf, type Resource } from '../fhir/json.ts';
import { codesOf } from './codes.ts';
import { elementsBelow } from './elements.ts';
import type { Discriminator, ElementProgram, Slice } from './program.ts';
import type { Place, Run } from './run.ts';

/** Whether a value is of a slice: `unknown` when a discriminator asks for what is not at hand, or is of a kind not evaluated here. */
export type Match = 'yes' | 'no' | { readonly unknown: string };

/** Holds a value to every discriminator of a slice (R4 §5.1.0.14): one `no` settles it, whatever is unknown. */
export const matches = (run: Run, slice: Slice, discriminators: readonly Discriminator[], place: Place): Match => {
  let result: Match = 'yes';
  for (const discriminator of discriminators) {
    const match = matchOne(run, slice.element, discriminator, place);
    if (match === 'no') return 'no';
    if (match !== 'yes') result = match;
  }
  return result;
};

const matchOne = (run: Run, slice: ElementProgram, { type, path }: Discriminator, place: Place): Match => {
  const unknown: Match = { unknown: `${type}:${path}` };
  const steps = path === '$this' || path === '' ? [] : path.split(/\.(?![^(]*\))/);
  let at: Spot = {
    element: slice,
    values: [{ value: place.value as Json, type: place.use.code }],
    profiles: profilesOf(slice),
  };
  for (const step of steps) {
    const next = descend(run, at, step, place);
    if (!next) return unknown;
    at = next;
  }
  switch (type) {
    case 'value':
    case 'pattern':
      return matchValue(run, at, unknown);
    case 'exists':
      return at.element.max === 0
        ? toMatch(at.values.length === 0)
        : at.element.min > 0
          ? toMatch(at.values.length > 0)
          : unknown;
    case 'type':
      return matchType(run, at);
    case 'profile':
      return matchProfile(run, at, place) ?? unknown;
    default:
      return unknown;
  }
};

interface Spot {
  readonly element: ElementProgram;
  readonly values: readonly { readonly value: Json; readonly type: string }[];
  /** Of the resources there: what the slice says of them, as the target or type of the element. */
  readonly profiles: readonly string[];
}

const profilesOf = ({ types }: ElementProgram): readonly string[] => types.flatMap((t) => t.profiles);

/** One step of a discriminator's path, at once through the slice's elements and through the value. */
const descend = (run: Run, { element: from, values }: Spot, step: string, place: Place): Spot | undefined => {
  const type = from.types[0];
  const below = elementsBelow(run, from, type);
  const url = /^extension\(['"](.+)['"]\)$/.exec(step)?.[1];
  if (url) {
    const slices = below.find((e) => e.name === 'extension')?.slicing?.slices;
    const extension = slices?.find((s) => s.element.types[0]?.profiles.includes(url))?.element;
    const found = values.flatMap(({ value }) => (isObject(value) ? listOf(value['extension']) : []));
    const ofUrl = found.filter((e) => isObject(e) && e['url'] === url).map((value) => ({ value, type: 'Extension' }));
    return extension && { element: extension, values: ofUrl, profiles: [url] };
  }
  const ofType = /^ofType\((\w+)\)$/.exec(step)?.[1];
  if (ofType) return { element: from, values: values.filter((v) => v.type === ofType), profiles: [] };
  if (step === 'resolve()') return resolved(run, from, values, place);
  const child = below.find((e) => e.name === step);
  if (!child) return undefined;
  const under = values.flatMap(({ value }) =>
    isObject(value)
      ? child.types.flatMap((t) => listOf(value[t.property]).map((v) => ({ value: v, type: typeOf(v) ?? t.code })))
      : [],
  );
  // A part that is sliced itself, with one slice that must be there, is told by what that slice says.
  const inner = child.slicing?.slices.filter((slice) => slice.element.min > 0) ?? [];
  const element = inner.length === 1 ? (inner[0] as Slice).element : child;
  return { element, values: under, profiles: profilesOf(element) };
};

const resolved = (run: Run, element: ElementProgram, values: Spot['values'], place: Place): Spot | undefined => {
  const targets = element.types.flatMap((t) => t.targets);
  const program = targets.length === 1 ? run.program(targets[0] as string) : undefined;
  const found = values.map(({ value }) =>
    isObject(value) && typeof value['reference'] === 'string' ? place.scope.resolve(value['reference']) : undefined,
  );
  if (!found.every(isResource)) return undefined;
  return {
    element: program?.root ?? element,
    values: found.map((value) => ({ value, type: value.resourceType })),
    profiles: targets,
  };
};

const typeOf = (value: Json): string | undefined => (isResource(value) ? value.resourceType : undefined);

/** By the types that the slice allows there; of what a reference leads to, by the types of its target profiles. */
const matchType = (run: Run, { element, values, profiles }: Spot): Match => {
  const allowed = new Set(element.types.length > 0 ? element.types.map((t) => t.code) : []);
  for (const profile of profiles)
    allowed.add(run.definitions.structure(profile)?.type ?? profile.slice(profile.lastIndexOf('/') + 1));
  return toMatch(values.length > 0 && values.every(({ type }) => allowed.has(type)));
};

/** By the profiles that the slice asks there: of resources only, since those alone stand by themselves. */
const matchProfile = (run: Run, { values, profiles }: Spot, place: Place): Match | undefined => {
  if (profiles.length === 0 || !values.every(({ value }) => isResource(value))) return undefined;
  const verdicts = values.map(({ value }) =>
    profiles.map((profile) =>
      run.program(profile) ? run.conforms(value as Resource, profile, place.scope.outside) : undefined,
    ),
  );
  if (verdicts.some((of) => of.includes(undefined))) return undefined;
  // What could not be evaluated is told once the value is held to its slice.
  return toMatch(verdicts.length > 0 && verdicts.every((of) => of.some((verdict) => verdict !== 'broken')));
};

/** By what the slice fixes there, else by what it requires of the code. */
const matchValue = (run: Run, { element, values }: Spot, unknown: Match): Match => {
  const fixing = element.checks.filter((c) => c.kind.id === 'fixed-value' || c.kind.id === 'pattern-value');
  if (fixing.length > 0)
    return toMatch(values.some(({ value }) => fixing.every((check) => check.passes(value) === true)));
  const parts = element.children.filter((c) => c.min > 0 || c.checks.length > 0);
  if (parts.length > 0 && parts.some(fixes)) {
    return toMatch(values.some(({ value }) => parts.filter(fixes).every((part) => matchPart(part, value))));
  }
  const { binding } = element.definition;
  const set =
    binding?.strength === 'required' && binding.valueSet ? run.terminology.codeSet(binding.valueSet) : undefined;
  if (!set) return unknown;
  const memberships = values
    .flatMap(({ value, type }) => codesOf(value, type) ?? [])
    .map(({ system, code }) => set.has(system, code));
  if (memberships.includes('in')) return 'yes';
  return memberships.includes('unknown') ? unknown : 'no';
};

const fixes = (element: ElementProgram): boolean =>
  element.checks.some((c) => c.kind.id === 'fixed-value' || c.kind.id === 'pattern-value') ||
  element.children.some(fixes);

const matchPart = (part: ElementProgram, value: Json): boolean => {
  const under = isObject(value) ? part.types.flatMap((t) => listOf(value[t.property])) : [];
  return under.some(
    (v) =>
      part.checks
        .filter((c) => c.kind.id === 'fixed-value' || c.kind.id === 'pattern-value')
        .every((c) => c.passes(v) === true) && part.children.filter(fixes).every((p) => matchPart(p, v)),
  );
};

const toMatch = (holds: boolean): Match => (holds ? 'yes' : 'no');
