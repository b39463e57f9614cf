import { isObject, isResource, type Json, items as listOf } from '../fhir/json.ts';
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
  let at: Spot = { element: slice, values: [place.value as Json], profile: undefined };
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
      return steps.length === 0 ? toMatch(slice.types.some((t) => t.code === place.use.code)) : unknown;
    default:
      return unknown;
  }
};

interface Spot {
  readonly element: ElementProgram;
  readonly values: readonly Json[];
  readonly profile: string | undefined;
}

/** One step of a discriminator's path, at once through the slice's elements and through the value. */
const descend = (run: Run, { element, values }: Spot, step: string, place: Place): Spot | undefined => {
  const type = element.types[0];
  const below = elementsBelow(run, element, type);
  const url = /^extension\(['"](.+)['"]\)$/.exec(step)?.[1];
  if (url) {
    const slices = below.find((e) => e.name === 'extension')?.slicing?.slices;
    const extension = slices?.find((s) => s.element.types[0]?.profiles.includes(url))?.element;
    const found = values
      .flatMap((v) => (isObject(v) ? listOf(v['extension']) : []))
      .filter((e) => isObject(e) && e['url'] === url);
    return extension && { element: extension, values: found, profile: url };
  }
  if (step === 'resolve()') {
    const profile = type?.targets.length === 1 ? type.targets[0] : undefined;
    const program = profile ? run.program(profile) : undefined;
    const resolved = values.map((v) =>
      isObject(v) && typeof v['reference'] === 'string' ? place.scope.resolve(v['reference']) : undefined,
    );
    if (!program || !resolved.every(isResource)) return undefined;
    return { element: program.root, values: resolved, profile };
  }
  const child = below.find((e) => e.name === step);
  if (!child) return undefined;
  const under = values.flatMap((v) => (isObject(v) ? child.types.flatMap((t) => listOf(v[t.property])) : []));
  return { element: child, values: under, profile: undefined };
};

/** By what the slice fixes there, else by what it requires of the code. */
const matchValue = (run: Run, { element, values }: Spot, unknown: Match): Match => {
  const fixing = element.checks.filter((c) => c.kind.id === 'fixed-value' || c.kind.id === 'pattern-value');
  if (fixing.length > 0) return toMatch(values.some((value) => fixing.every((check) => check.passes(value))));
  const parts = element.children.filter((c) => c.min > 0 || c.checks.length > 0);
  if (parts.length > 0 && parts.some(fixes)) {
    return toMatch(values.some((value) => parts.filter(fixes).every((part) => matchPart(part, value))));
  }
  const { binding } = element.definition;
  const set =
    binding?.strength === 'required' && binding.valueSet ? run.terminology.codeSet(binding.valueSet) : undefined;
  if (!set) return unknown;
  const memberships = values.flatMap(codings).map(({ system, code }) => set.has(system, code));
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
        .every((c) => c.passes(v)) && part.children.filter(fixes).every((p) => matchPart(p, v)),
  );
};

const codings = (value: Json): { system: string | undefined; code: string }[] => {
  if (typeof value === 'string') return [{ system: undefined, code: value }];
  if (!isObject(value)) return [];
  if (Array.isArray(value['coding'])) return value['coding'].flatMap(codings);
  return typeof value['code'] === 'string' ? [{ system: String(value['system'] ?? ''), code: value['code'] }] : [];
};

const toMatch = (holds: boolean): Match => (holds ? 'yes' : 'no');
