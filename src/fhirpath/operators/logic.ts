import { predicate } from '../code.ts';
import type { Operator } from './operator.ts';

/** Three-valued logic; the right side is looked at only when the left does not decide. FHIRPath N1 §6.5. */

export const and: Operator = (left, right) =>
  predicate((scope) => {
    const a = left.truth(scope);
    if (a === false) return false;
    const b = right.truth(scope);
    return b === false ? false : a && b;
  });

export const or: Operator = (left, right) =>
  predicate((scope) => {
    const a = left.truth(scope);
    if (a === true) return true;
    const b = right.truth(scope);
    return b === true ? true : a === undefined ? undefined : b;
  });

export const xor: Operator = (left, right) =>
  predicate((scope) => {
    const a = left.truth(scope);
    if (a === undefined) return undefined;
    const b = right.truth(scope);
    return b === undefined ? undefined : a !== b;
  });

export const implies: Operator = (left, right) =>
  predicate((scope) => {
    const a = left.truth(scope);
    if (a === false) return true;
    const b = right.truth(scope);
    return b === true ? true : a === undefined ? undefined : b;
  });
