import { found } from '../check.ts';
import type { Slice, Slicing } from '../program.ts';
import type { Place, Run } from '../run.ts';
import { matches } from '../slice-match.ts';
import { closedSlicing, sliceMaximum, sliceMinimum, undecidedSlice } from './slicing.ts';

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
  const sorted = new Set<Place>();
  const doubtful = new Set<Place>();
  for (const slice of slicing.slices) {
    const members: Place[] = [];
    let doubt = false;
    for (const place of places) {
      const match = matches(run, slice, slicing.discriminators, place);
      if (match === 'yes') members.push(place);
      else if (match !== 'no') {
        doubt = true;
        doubtful.add(place);
        run.report(
          found(undecidedSlice, place.expression, slice.element.source, {
            slice: slice.name,
            discriminator: match.unknown,
          }),
        );
      }
    }
    for (const place of members) {
      sorted.add(place);
      walk({
        ...place,
        element: slice.element,
        use: slice.element.types.find((t) => t.code === place.use.code) ?? place.use,
      });
    }
    count(run, slice, members.length, doubt, expression);
  }
  if (slicing.rules !== 'closed') return;
  const slices = slicing.slices.map((slice) => slice.name).join(', ');
  for (const place of places) {
    if (sorted.has(place) || doubtful.has(place)) continue;
    run.report(found(closedSlicing, place.expression, place.element.source, { slices }));
  }
};

const count = (run: Run, { name, element }: Slice, members: number, doubt: boolean, expression: string): void => {
  const parameters = { element: element.name, slice: name, min: element.min, max: element.max, count: members };
  if (members < element.min && !doubt) run.report(found(sliceMinimum, expression, element.source, parameters));
  if (members > element.max) run.report(found(sliceMaximum, expression, element.source, parameters));
};
