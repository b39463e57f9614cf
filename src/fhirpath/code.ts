import type { Scope } from './environment.ts';
import { FhirpathError } from './error.ts';
import { booleans, integerNode, NONE, type Node } from './node.ts';

/** A three-valued truth; undefined is the empty collection. */
export type Truth = boolean | undefined;

/**
 * A compiled part of an expression: closures that answer one question each, so that `exists()` or `count()` need not make the
 * collection that they only look at. None changes what it was given, and a collection that was given out stays as it is.
 */
export interface Code {
  readonly items: (scope: Scope) => readonly Node[];
  readonly exists: (scope: Scope) => boolean;
  readonly count: (scope: Scope) => number;
  /** The collection as a boolean: a single value that is no boolean counts as true. Throws on more than one. */
  readonly truth: (scope: Scope) => Truth;
  /** A closure that says whether any item passes a test; composed once, when the expression is compiled. */
  readonly some: (test: (node: Node) => boolean) => (scope: Scope) => boolean;
  /** The result is a boolean or nothing. */
  readonly boolean: boolean;
  /** Present when the result is always one number. */
  readonly number: ((scope: Scope) => number) | undefined;
  /** The item, when it is the same for every focus. */
  readonly constant: Node | undefined;
  /** The operands of a union, for those that need not join them. */
  readonly parts: readonly Code[] | undefined;
}

/** Code that makes a collection; a faster way to one of its answers may come with it. */
export const collection = (items: Code['items'], faster: Partial<Code> = {}): Code => ({
  items,
  exists: (scope) => items(scope).length > 0,
  count: (scope) => items(scope).length,
  truth: (scope) => truthOf(items(scope)),
  some: (test) => (scope) => items(scope).some(test),
  boolean: false,
  number: undefined,
  constant: undefined,
  parts: undefined,
  ...faster,
});

/** Code that answers yes, no or nothing. */
export const predicate = (truth: (scope: Scope) => Truth): Code =>
  collection((scope) => booleans(truth(scope)), {
    exists: (scope) => truth(scope) !== undefined,
    truth,
    boolean: true,
  });

/** Code that always counts something. */
export const counter = (number: (scope: Scope) => number): Code =>
  collection((scope) => [integerNode(number(scope))], { exists: () => true, count: () => 1, number });

/** Code that gives at most one item. */
export const optional = (item: (scope: Scope) => Node | undefined): Code =>
  collection((scope) => {
    const node = item(scope);
    return node === undefined ? NONE : [node];
  });

/** Code that gives the same for every focus. */
export const constant = (node: Node | undefined): Code => {
  if (node === undefined) return collection(() => NONE);
  const nodes = [node];
  const { value } = node;
  return collection(() => nodes, {
    constant: node,
    boolean: typeof value === 'boolean',
    number: typeof value === 'number' ? () => value : undefined,
  });
};

/** The only item of a collection, if there is one. Throws on more. FHIRPath N1 §4.5, singleton evaluation. */
export const single = (nodes: readonly Node[]): Node | undefined => {
  if (nodes.length > 1) throw new FhirpathError('evaluation', `Expected one value, found ${nodes.length}`);
  return nodes[0];
};

/** A collection as a boolean. A primitive that has extensions and no value is nothing. */
export const truthOf = (nodes: readonly Node[]): Truth => {
  const value = single(nodes)?.value;
  return value === undefined || typeof value === 'boolean' ? (value as Truth) : true;
};

/** The only item as text. Throws when it is something else. */
export const textOf = (code: Code, scope: Scope): string | undefined => {
  const value = single(code.items(scope))?.value;
  if (value === undefined || typeof value === 'string') return value as string | undefined;
  throw new FhirpathError('evaluation', `Expected a string, found ${JSON.stringify(value)}`);
};

/** The only item as an integer. Throws when it is something else. */
export const integerOf = (code: Code, scope: Scope): number | undefined => {
  if (code.number !== undefined) return code.number(scope);
  const value = single(code.items(scope))?.value;
  if (value === undefined || (typeof value === 'number' && Number.isInteger(value))) return value as number | undefined;
  throw new FhirpathError('evaluation', `Expected an integer, found ${JSON.stringify(value)}`);
};

/** The items for which a criterion holds, with `$this` and `$index` set for each. */
export const filter = (input: Code, criterion: Code, scope: Scope): readonly Node[] => {
  const nodes = input.items(scope);
  if (nodes.length === 0) return NONE;
  const inner = scope.perItem();
  return nodes.filter((node, index) => {
    inner.node = node;
    inner.index = index;
    return criterion.truth(inner) === true;
  });
};

/** Whether a criterion has the outcome `wanted` for some item, with `$this` and `$index` set for each. */
export const someItem = (input: Code, criterion: Code, scope: Scope, wanted: (truth: Truth) => boolean): boolean => {
  const nodes = input.items(scope);
  if (nodes.length === 0) return false;
  const inner = scope.perItem();
  for (let index = 0; index < nodes.length; index += 1) {
    inner.node = nodes[index];
    inner.index = index;
    if (wanted(criterion.truth(inner))) return true;
  }
  return false;
};
