import { type Code, collection, counter, predicate, someItem } from '../code.ts';
import { distinct, keyOf } from '../equality.ts';
import { define, type FunctionTable } from './definition.ts';

/** Existence. FHIRPath N1 §5.1. */
export const existence: FunctionTable = {
  empty: define(0, 0, ({ input }) => predicate((scope) => !input.exists(scope))),

  exists: define(0, 1, ({ input, size, argument }) => {
    if (size === 0) return predicate(input.exists);
    const criterion = argument(0);
    return predicate((scope) => someItem(input, criterion, scope, (truth) => truth === true));
  }),

  all: define(1, 1, ({ input, argument }) => {
    const criterion = argument(0);
    return predicate((scope) => !someItem(input, criterion, scope, (truth) => truth !== true));
  }),

  not: define(0, 0, ({ input }) =>
    predicate((scope) => {
      const truth = input.truth(scope);
      return truth === undefined ? undefined : !truth;
    }),
  ),

  allTrue: define(0, 0, ({ input }) => predicate((scope) => input.items(scope).every(({ value }) => value === true))),
  anyTrue: define(0, 0, ({ input }) => predicate((scope) => input.items(scope).some(({ value }) => value === true))),
  allFalse: define(0, 0, ({ input }) => predicate((scope) => input.items(scope).every(({ value }) => value === false))),
  anyFalse: define(0, 0, ({ input }) => predicate((scope) => input.items(scope).some(({ value }) => value === false))),

  count: define(0, 0, ({ input }) => counter(input.count)),

  distinct: define(0, 0, ({ input }) => collection((scope) => distinct(input.items(scope)), { exists: input.exists })),

  isDistinct: define(0, 0, ({ input }) =>
    predicate((scope) => {
      const nodes = input.items(scope);
      return distinct(nodes).length === nodes.length;
    }),
  ),

  subsetOf: define(1, 1, ({ input, argument }) => subset(input, argument(0))),
  supersetOf: define(1, 1, ({ input, argument }) => subset(argument(0), input)),
};

const subset = (part: Code, whole: Code): Code =>
  predicate((scope) => {
    const keys = new Set(whole.items(scope).map(keyOf));
    return part.items(scope).every((node) => keys.has(keyOf(node)));
  });
