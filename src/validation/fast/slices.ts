import { isObject, type Json, type JsonObject } from '../../fhir/json.ts';
import type { Slice, Slicing } from '../program.ts';
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

/** Slices of extensions are told by their url: it alone is asked, once for each url that is the url of some slice. */
const matcher = (site: Site, { discriminators, slices }: Slicing): Matcher => {
  const ask: Matcher = (slice, value, pass) =>
    matches(pass.recording, slice, discriminators, new SettledPlace(site, value, pass.scope));
  const byUrl = site.use.code === 'Extension' && discriminators.every((d) => d.type === 'value' && d.path === 'url');
  if (!byUrl) return ask;
  const known = new Map<Slice, Map<string, Match>>(slices.map((slice) => [slice, new Map()]));
  return (slice, value, pass) => {
    const url = isObject(value) ? value['url'] : undefined;
    const answers = known.get(slice);
    if (typeof url !== 'string' || !answers) return ask(slice, value, pass);
    const answer = answers.get(url) ?? ask(slice, { url }, pass);
    if (answers.size < slices.length * 2) answers.set(url, answer);
    return answer;
  };
};
