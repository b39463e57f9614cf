import { type Code, collection, filter, someItem } from '../code.ts';
import type { Scope } from '../environment.ts';
import { FhirpathError } from '../error.ts';
import { NONE, type Node } from '../node.ts';
import { thisCode } from '../steps.ts';
import { define, type FunctionTable } from './definition.ts';

/** A bound on `repeat`, whose projection may make new values without end. */
const MOST_REPEATED = 100_000;

/** Filtering, projection and choice. FHIRPath N1 §5.2 and §5.5 (`iif`). */
export const filtering: FunctionTable = {
  where: define(1, 1, ({ input, argument }) => {
    const criterion = argument(0);
    return collection((scope) => filter(input, criterion, scope), {
      exists: (scope) => someItem(input, criterion, scope, (truth) => truth === true),
    });
  }),

  select: define(1, 1, ({ input, argument }) => {
    const projection = argument(0);
    return collection((scope) => project(input.items(scope), projection, scope));
  }),

  repeat: define(1, 1, ({ input, argument }) => {
    const projection = argument(0);
    return collection((scope) => {
      const out: Node[] = [];
      let found = project(input.items(scope), projection, scope);
      while (found.length > 0) {
        for (const node of found) out.push(node);
        if (out.length > MOST_REPEATED) throw new FhirpathError('evaluation', 'repeat() does not end');
        found = project(found, projection, scope);
      }
      return out;
    });
  }),

  iif: define(2, 3, ({ input, size, argument }) => {
    const [criterion, then] = [argument(0), argument(1)];
    const otherwise = size === 3 ? argument(2) : undefined;
    return collection((scope) => {
      const inner = input === thisCode ? scope : scope.with(input.items(scope));
      return criterion.truth(inner) === true ? then.items(inner) : (otherwise?.items(inner) ?? NONE);
    });
  }),

  // It would print; the collection passes unchanged, and so do the faster ways to its answers.
  trace: define(1, 2, ({ input }) => input),
};

const project = (nodes: readonly Node[], projection: Code, scope: Scope): readonly Node[] => {
  if (nodes.length === 0) return NONE;
  const inner = scope.perItem();
  const out: Node[] = [];
  for (let index = 0; index < nodes.length; index += 1) {
    inner.node = nodes[index];
    inner.index = index;
    for (const node of projection.items(inner)) out.push(node);
  }
  return out;
};
