import { type Code, integerOf, optional, single } from '../code.ts';
import { BeyondOwnEngine, FhirpathError } from '../error.ts';
import { kindOf } from '../kind.ts';
import { decimalNode, integerNode, type Node } from '../node.ts';
import { numberNode } from '../operators/arithmetic.ts';
import { define, type FunctionTable } from './definition.ts';

/** Mathematics. FHIRPath N1 §5.7; logarithms, powers and roots are left to fhirpath.js. */
export const numbers: FunctionTable = {
  abs: define(0, 0, ({ input }) => onNumber(input, (value, node) => numberNode(Math.abs(value), node))),
  ceiling: define(0, 0, ({ input }) => onNumber(input, (value) => integerNode(Math.ceil(value)))),
  floor: define(0, 0, ({ input }) => onNumber(input, (value) => integerNode(Math.floor(value)))),
  truncate: define(0, 0, ({ input }) => onNumber(input, (value) => integerNode(Math.trunc(value)))),
  round: define(0, 1, ({ input, size, argument }) => {
    const precision = size === 1 ? argument(0) : undefined;
    return onNumber(input, (value, _, scope) => {
      const scale = 10 ** ((precision && integerOf(precision, scope)) ?? 0);
      return decimalNode(Math.round(value * scale) / scale);
    });
  }),
};

const onNumber = (input: Code, make: (value: number, node: Node, scope: Parameters<Code['items']>[0]) => Node): Code =>
  optional((scope) => {
    const node = single(input.items(scope));
    if (node === undefined || node.value === undefined) return undefined;
    if (typeof node.value === 'number') return make(node.value, node, scope);
    if (kindOf(node) === 'quantity') throw new BeyondOwnEngine('mathematics on a quantity');
    throw new FhirpathError('evaluation', `Expected a number, found a ${node.type}`);
  });
