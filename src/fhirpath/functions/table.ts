import { conversion } from './conversion.ts';
import type { FunctionDefinition } from './definition.ts';
import { existence } from './existence.ts';
import { filtering } from './filtering.ts';
import { numbers } from './numbers.ts';
import { strings } from './strings.ts';
import { subsetting } from './subsetting.ts';
import { surroundings } from './surroundings.ts';
import { tree } from './tree.ts';
import { types } from './types.ts';

/** Every function of our own engine, by name. */
export const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map(
  [existence, filtering, subsetting, strings, conversion, numbers, types, tree, surroundings].flatMap((table) =>
    Object.entries(table),
  ),
);

const NONE: readonly [number, number] = [0, 0];
const ONE: readonly [number, number] = [1, 1];

/** What fhirpath.js has beside our own: the numbers of arguments that it takes. Given others it answers nothing, so they are refused. */
export const FALLBACK_ARITIES: ReadonlyMap<string, readonly [least: number, most: number]> = new Map([
  ...`avg convertsToLong dateOf dayOf exp hourOf ln max millisecondOf min minuteOf monthOf ordinal secondOf sqrt sum timeOf
  timezoneOffsetOf toLong type weight yearOf`
    .split(/\s+/)
    .map((name) => [name, NONE] as const),
  ...'comparable decode encode escape lastIndexOf log power toQuantity unescape'
    .split(' ')
    .map((name) => [name, ONE] as const),
  ['aggregate', [1, 2]],
  ['coalesce', [1, 20]],
  ['defineVariable', [1, 2]],
  ['highBoundary', [0, 1]],
  ['lowBoundary', [0, 1]],
  ['matches', [2, 2]],
  ['matchesFull', [1, 2]],
  ['sort', [0, 20]],
]);
