import { type Code, collection, optional, predicate, single, textOf } from '../code.ts';
import { distinct, equalNodes } from '../equality.ts';
import { stringNode } from '../node.ts';
import type { Operator } from './operator.ts';

/** Operators over collections, and `&`. FHIRPath N1 §5.4, §6.4 and §6.6. */

export const union: Operator = (left, right) =>
  collection((scope) => distinct([...left.items(scope), ...right.items(scope)]), {
    exists: (scope) => left.exists(scope) || right.exists(scope),
    parts: [...(left.parts ?? [left]), ...(right.parts ?? [right])],
  });

const membership = (item: Code, whole: Code): Code => {
  const parts = whole.parts ?? [whole];
  return predicate((scope) => {
    const node = single(item.items(scope));
    if (node === undefined) return undefined;
    return parts.some((part) => part.items(scope).some((other) => equalNodes(node, other) === true));
  });
};

export const inCollection: Operator = (left, right) => membership(left, right);

export const containsItem: Operator = (left, right) => membership(right, left);

export const concatenation: Operator = (left, right) =>
  optional((scope) => stringNode((textOf(left, scope) ?? '') + (textOf(right, scope) ?? '')));
