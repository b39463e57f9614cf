import { isObject, type Json, type JsonObject } from '../../fhir/json.ts';
import type { Discriminator, Slice, Slicing } from '../program.ts';
import { type Match, matches } from '../slice-match.ts';
import type { Cell, Compiler, ValueFunction } from './compiler.ts';
import { type Pass, SettledPlace } from './pass.ts';
import type { Site } from './site.ts';

/** The slice of what is of no other: it is left to the walk. */
const DEFAULT = '@default';

/** Settles the values of a sliced element as the slices that they are of, each of which `step` tells where it stands. */
export type SlicesFunction = (
  values: readonly Json[],
  pass: Pass,
  around: Site,
  parent: JsonObject,
  list: boolean,
) => boolean;

/** As `checkSlices` goes about it; where there is a doubt, or a slice too many or too few, nothing is settled. */
export const slicesAt = (
  compiler: Compiler,
  site: Site,
  slicing: Slicing,
  step: string,
): SlicesFunction | undefined => {
  if (slicing.slices.some(({ name }) => name === DEFAULT)) return undefined;
  const match = matcher(site, slicing);
  const held = slicing.slices.map((slice) => ({ slice, value: valueOfSlice(compiler, site, slice) }));
  return (values, pass, around, parent, list) => {
    const sliceOf: (number | undefined)[] = [];
    for (let index = 0; index < held.length; index += 1) {
      const { slice, value } = held[index] as (typeof held)[number];
      let members = 0;
      for (let i = 0; i < values.length; i += 1) {
        const item = values[i] as Json;
        const found = match(slice, item, pass);
        if (found === 'no') continue;
        if (found !== 'yes' || !value) return false;
        members += 1;
        sliceOf[i] = index;
        const from = pass.size;
        if (!value.f(item, pass, around, parent)) return false;
        if (pass.size > from) pass.under(from, list ? `${step}[${i}]` : step);
      }
      if (members < slice.element.min || members > slice.element.max) return false;
    }
    return obeysRules(slicing, values.length, sliceOf);
  };
};

const valueOfSlice = (compiler: Compiler, { use }: Site, { element }: Slice): Cell<ValueFunction> | undefined => {
  const own = element.types.find((type) => type.code === use.code) ?? (element.types.length === 0 ? use : undefined);
  return own && compiler.value(compiler.siteOf(element, own));
};

const obeysRules = ({ rules, ordered }: Slicing, size: number, sliceOf: readonly (number | undefined)[]): boolean => {
  let highest = 0;
  let others = false;
  for (let i = 0; i < size; i += 1) {
    const slice = sliceOf[i];
    if (slice === undefined) {
      if (rules === 'closed') return false;
      others = true;
    } else {
      if ((rules === 'openAtEnd' && others) || (ordered && slice < highest)) return false;
      highest = Math.max(highest, slice);
    }
  }
  return true;
};

type Matcher = (slice: Slice, value: Json, pass: Pass) => Match;

const matcher = (site: Site, slicing: Slicing): Matcher => {
  const ask: Matcher = (slice, value, pass) =>
    matches(pass.recording, slice, slicing.discriminators, new SettledPlace(site, value, pass.scope));
  const keyOf = keyFor(site, slicing.discriminators);
  return keyOf ? rememberedBy(keyOf, ask) : ask;
};

/** What the discriminators look at, as far as it is a few short texts. */
type Key = readonly [Json | undefined, ...(Json | undefined)[]];

/** Slices of extensions are told by their url, and many others by one CodeableConcept. */
const keyFor = (
  { use }: Site,
  discriminators: readonly Discriminator[],
): ((value: JsonObject) => Key | undefined) | undefined => {
  // The type of a value is that of its site, whatever the value.
  if (discriminators.every(({ type, path }) => type === 'type' && path === '$this')) return () => [use.code];
  if (!discriminators.every(({ type }) => type === 'value' || type === 'pattern')) return undefined;
  const paths = discriminators.map(({ path }) => path);
  if (use.code === 'Extension' && paths.every((path) => path === 'url')) return ({ url }) => [url];
  if (use.code === 'Coding') return paths.every((path) => isOfConcept(`coding.${path}`)) ? codingKey : undefined;
  if (use.code === 'CodeableConcept') return paths.every(isOfConcept) ? conceptKey : undefined;
  const [part = ''] = paths.map((path) => path.split('.')[0]);
  const inPart = (path: string) =>
    path === part || (path.startsWith(`${part}.`) && isOfConcept(path.slice(part.length + 1)));
  return paths.every(inPart) ? (value) => (isObject(value[part]) ? conceptKey(value[part]) : undefined) : undefined;
};

const isOfConcept = (path: string): boolean => path === '$this' || /^coding(\.(system|code|display))?$/.test(path);

/** A CodeableConcept with one Coding, if it has nothing that is not in the key. */
const conceptKey = (concept: JsonObject): Key | undefined => {
  for (const name in concept) if (name !== 'coding' && name !== 'text') return undefined;
  const { coding, text } = concept;
  if (!Array.isArray(coding) || coding.length !== 1 || !isObject(coding[0])) return undefined;
  const key = codingKey(coding[0]);
  return key && [...key, text];
};

const codingKey = (coding: JsonObject): Key | undefined => {
  for (const name in coding) if (name !== 'system' && name !== 'code' && name !== 'display') return undefined;
  return [coding['code'], coding['system'], coding['display']];
};

interface Remembered {
  readonly key: Key;
  readonly match: Match;
}

/** How many keys are remembered for one slice; then it begins anew. */
const MOST = 200;
const LONGEST = 200;

const rememberedBy = (keyOf: (value: JsonObject) => Key | undefined, ask: Matcher): Matcher => {
  const known = new Map<Slice, Map<Json | undefined, Remembered>>();
  return (slice, value, pass) => {
    const key = isObject(value) ? keyOf(value) : undefined;
    if (!key?.every(isShort)) return ask(slice, value, pass);
    const [first] = key;
    const answers = known.get(slice) ?? new Map<Json | undefined, Remembered>();
    known.set(slice, answers);
    const answer = answers.get(first);
    if (answer?.key.every((part, i) => part === key[i])) return answer.match;
    const match = ask(slice, value, pass);
    if (answers.size >= MOST) answers.clear();
    answers.set(first, { key, match });
    return match;
  };
};

const isShort = (part: Json | undefined): boolean =>
  part === undefined || (typeof part === 'string' && part.length <= LONGEST);
