import { found } from '../check.ts';
import type { Slice, Slicing } from '../program.ts';
import type { Place, Run } from '../run.ts';
import { matches } from '../slice-match.ts';
import { closedSlicing, notAtEnd, sliceMaximum, sliceMinimum, sliceOrder, undecidedSlice } from './slicing.ts';
import { wrongType } from './structure.ts';

/** The slice of what is of no other. R4 §5.1.0.14. */
const DEFAULT = '@default';

/**
 * Sorts the values of a sliced element into its slices, counts each slice, and holds each value to the slice it is of.
 * `walk` is how a value is held to an element. A slice that some value may or may not be of is not counted.
 */
export const checkSlices = (
  run: Run,
  slicing: Slicing,
  places: readonly Place[],
  expression: string,
  walk: (place: Place) => void,
): void => {
  /** The number of the slice that each value is of. */
  const sliceOf = new Map<Place, number>();
  const doubtful = new Set<Place>();
  for (const [index, slice] of slicing.slices.entries()) {
    const members: Place[] = [];
    let doubt = false;
    for (const place of places) {
      const match =
        slice.name === DEFAULT
          ? defaultMatch(sliceOf.has(place), doubtful.has(place))
          : matches(run, slice, slicing.discriminators, place);
      if (match === 'yes') members.push(place);
      else if (match !== 'no') {
        doubt = true;
        doubtful.add(place);
        const parameters = { slice: slice.name, discriminator: match.unknown };
        run.report(found(undecidedSlice, place.expression, slice.element.source, parameters));
      }
    }
    for (const place of members) {
      sliceOf.set(place, index);
      holdTo(run, slice, place, walk);
    }
    if (slice.element.slicing) checkSlices(run, slice.element.slicing, members, expression, walk);
    count(run, slice, members.length, doubt, expression);
  }
  checkRules(run, slicing, places, sliceOf, doubtful);
};

const defaultMatch = (taken: boolean, doubtful: boolean) =>
  taken ? 'no' : doubtful ? { unknown: DEFAULT } : ('yes' as const);

const holdTo = (run: Run, { element }: Slice, place: Place, walk: (place: Place) => void): void => {
  const use = element.types.find((t) => t.code === place.use.code);
  if (use || element.types.length === 0) return walk({ ...place, element, use: use ?? place.use });
  const expected = element.types.map((t) => t.code).join(', ');
  run.report(found(wrongType, place.expression, element.source, { expected }));
};

const count = (run: Run, { name, element }: Slice, members: number, doubt: boolean, expression: string): void => {
  run.observer?.counted(element, expression);
  const parameters = { element: element.name, slice: name, min: element.min, max: element.max, count: members };
  if (members < element.min && !doubt) run.report(found(sliceMinimum, expression, element.source, parameters));
  if (members > element.max) run.report(found(sliceMaximum, expression, element.source, parameters));
};

/** Whether others may stand beside the slices, and where; and whether the slices stand in their order. */
const checkRules = (
  run: Run,
  { rules, ordered, slices }: Slicing,
  places: readonly Place[],
  sliceOf: ReadonlyMap<Place, number>,
  doubtful: ReadonlySet<Place>,
): void => {
  const parameters = { slices: slices.map((slice) => slice.name).join(', ') };
  const last = places.findLastIndex((place) => sliceOf.has(place));
  let highest = 0;
  for (const [index, place] of places.entries()) {
    const report = (kind: typeof closedSlicing) =>
      run.report(found(kind, place.expression, place.element.source, parameters));
    const slice = sliceOf.get(place);
    if (slice !== undefined) {
      if (ordered && slice < highest) report(sliceOrder);
      highest = Math.max(highest, slice);
    } else if (!doubtful.has(place)) {
      if (rules === 'closed') report(closedSlicing);
      if (rules === 'openAtEnd' && index < last) report(notAtEnd);
    }
  }
};
