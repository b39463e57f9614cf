import { collection, integerOf, single } from '../code.ts';
import { distinct, keyOf } from '../equality.ts';
import { NONE } from '../node.ts';
import { union } from '../operators/sets.ts';
import { define, type FunctionTable } from './definition.ts';

/** Parts and combinations of collections. FHIRPath N1 §5.3 and §5.4. */
export const subsetting: FunctionTable = {
  first: define(0, 0, ({ input }) => collection((scope) => input.items(scope).slice(0, 1), { exists: input.exists })),
  last: define(0, 0, ({ input }) => collection((scope) => input.items(scope).slice(-1), { exists: input.exists })),
  tail: define(0, 0, ({ input }) =>
    collection((scope) => input.items(scope).slice(1), { exists: (scope) => input.count(scope) > 1 }),
  ),

  single: define(0, 0, ({ input }) =>
    collection((scope) => {
      const nodes = input.items(scope);
      single(nodes);
      return nodes;
    }),
  ),

  skip: define(1, 1, ({ input, argument }) => {
    const count = argument(0);
    return collection((scope) => input.items(scope).slice(Math.max(integerOf(count, scope) ?? 0, 0)));
  }),

  take: define(1, 1, ({ input, argument }) => {
    const count = argument(0);
    return collection((scope) => {
      const most = integerOf(count, scope);
      return most === undefined || most <= 0 ? NONE : input.items(scope).slice(0, most);
    });
  }),

  intersect: define(1, 1, ({ input, argument }) => {
    const other = argument(0);
    return collection((scope) => {
      const nodes = input.items(scope);
      if (nodes.length === 0) return NONE;
      const keys = new Set(other.items(scope).map(keyOf));
      return distinct(nodes.filter((node) => keys.has(keyOf(node))));
    });
  }),

  exclude: define(1, 1, ({ input, argument }) => {
    const other = argument(0);
    return collection((scope) => {
      const keys = new Set(other.items(scope).map(keyOf));
      return input.items(scope).filter((node) => !keys.has(keyOf(node)));
    });
  }),

  union: define(1, 1, ({ input, argument }) => union(input, argument(0))),

  combine: define(1, 1, ({ input, argument }) => {
    const other = argument(0);
    return collection((scope) => [...input.items(scope), ...other.items(scope)]);
  }),
};
