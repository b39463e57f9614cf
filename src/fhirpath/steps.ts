import { type Code, collection, integerOf } from './code.ts';
import type { Access, Navigator } from './navigator.ts';
import { countStep, hasStep, pushStep } from './navigator.ts';
import { NONE, type Node } from './node.ts';

/** `$this`, also where it is not written. */
export const thisCode: Code = collection((scope) => scope.many ?? (scope.node === undefined ? NONE : [scope.node]), {
  exists: (scope) => scope.many === undefined || scope.many.length > 0,
  some: (test) => (scope) => (scope.many === undefined ? test(scope.node as Node) : scope.many.some(test)),
});

/** The step `name` over what `input` gives. */
export const step = (input: Code, name: string, navigator: Navigator): Code => {
  const access = remembered(name, navigator);
  const has = (node: Node): boolean => hasStep(node, access(node.type));
  return collection(
    (scope) => {
      const out: Node[] = [];
      if (input === thisCode && scope.node !== undefined) pushStep(scope.node, access(scope.node.type), out);
      else for (const node of input.items(scope)) pushStep(node, access(node.type), out);
      return out.length === 0 ? NONE : out;
    },
    {
      exists: input.some(has),
      count: (scope) => {
        if (input === thisCode && scope.node !== undefined) return countStep(scope.node, access(scope.node.type));
        let count = 0;
        for (const node of input.items(scope)) count += countStep(node, access(node.type));
        return count;
      },
      some: (test) =>
        input.some((node) => {
          const out: Node[] = [];
          pushStep(node, access(node.type), out);
          return out.some(test);
        }),
    },
  );
};

/**
 * A name at the start of a path: where the focus is of that type it is the focus itself, else a step from it.
 * Only types begin with a capital, so that others need no look.
 */
export const leadingName = (name: string, navigator: Navigator): Code => {
  const child = step(thisCode, name, navigator);
  if (!/^[A-Z]/.test(name)) return child;
  const { model } = navigator;
  return collection((scope) => {
    const { node } = scope;
    return node !== undefined && model.isA(node.type, name) ? [node] : child.items(scope);
  });
};

/** `input[position]`: the item at a position, counted from 0. */
export const item = (input: Code, position: Code): Code =>
  collection((scope) => {
    const index = integerOf(position, scope);
    const node = index === undefined ? undefined : input.items(scope)[index];
    return node === undefined ? NONE : [node];
  });

/** How to take a step, remembered for the type met last: in most places it is always the same. */
const remembered = (name: string, navigator: Navigator): ((type: string) => Access) => {
  let lastType: string | undefined;
  let last: Access | undefined;
  return (type) => {
    if (type !== lastType || last === undefined) {
      last = navigator.access(type, name);
      lastType = type;
    }
    return last;
  };
};
