import { type Code, predicate, single, type Truth } from '../code.ts';
import type { Scope } from '../environment.ts';
import { compareNodes, equalCollections, equalNodes } from '../equality.ts';
import { equivalentCollections } from '../equivalence.ts';
import { kindOf } from '../kind.ts';
import type { Operator } from './operator.ts';

/** Equality and order. FHIRPath N1 §6.1 and §6.2. */

const equality = (left: Code, right: Code): ((scope: Scope) => Truth) => {
  if (left.boolean && right.boolean) {
    return (scope) => {
      const a = left.truth(scope);
      const b = right.truth(scope);
      return a === undefined || b === undefined ? undefined : a === b;
    };
  }
  const expected = right.constant;
  if (expected === undefined) return (scope) => equalCollections(left.items(scope), right.items(scope));
  const text = kindOf(expected) === 'string' ? expected.value : undefined;
  return (scope) => {
    const nodes = left.items(scope);
    const [node] = nodes;
    if (node === undefined) return undefined;
    if (nodes.length > 1) return false;
    return text === undefined ? equalNodes(node, expected) : node.value === text && kindOf(node) === 'string';
  };
};

export const equal: Operator = (left, right) => predicate(equality(left, right));

export const unequal: Operator = (left, right) => {
  const same = equality(left, right);
  return predicate((scope) => {
    const truth = same(scope);
    return truth === undefined ? undefined : !truth;
  });
};

export const equivalent: Operator = (left, right) =>
  predicate((scope) => equivalentCollections(left.items(scope), right.items(scope)));

export const inequivalent: Operator = (left, right) =>
  predicate((scope) => !equivalentCollections(left.items(scope), right.items(scope)));

/** An operator of order, from what it asks of the difference of its operands. */
const ordering =
  (wanted: (difference: number) => boolean): Operator =>
  ({ number: a, items: lefts }, { number: b, items: rights }) => {
    if (a !== undefined && b !== undefined) return predicate((scope) => wanted(a(scope) - b(scope)));
    return predicate((scope) => {
      const left = single(lefts(scope));
      if (left === undefined) return undefined;
      const right = single(rights(scope));
      if (right === undefined) return undefined;
      const difference = compareNodes(left, right);
      return difference === undefined ? undefined : wanted(difference);
    });
  };

export const less = ordering((difference) => difference < 0);
export const lessOrEqual = ordering((difference) => difference <= 0);
export const greater = ordering((difference) => difference > 0);
export const greaterOrEqual = ordering((difference) => difference >= 0);
