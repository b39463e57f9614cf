import { addToDate } from '../calendar.ts';
import { type Code, collection, counter, optional, single } from '../code.ts';
import { BeyondOwnEngine, FhirpathError } from '../error.ts';
import { kindOf } from '../kind.ts';
import { decimalNode, integerNode, NONE, Node, quantityNode, stringNode } from '../node.ts';
import { amountOf } from '../quantity.ts';
import type { Operator } from './operator.ts';

/** Arithmetic on numbers; `+` also joins text, and `+` and `-` move dates. FHIRPath N1 §6.6. Amounts with units are left to fhirpath.js. */

/** Binary numbers carry 15 decimal digits without noise. */
const DIGITS = 15;

type Calculation = (a: number, b: number) => number | undefined;

/** The number that a calculation gave, as an integer when its operands were. */
export const numberNode = (value: number, ...from: readonly Node[]): Node =>
  Number.isInteger(value) && from.every((node) => !node.type.toLowerCase().endsWith('decimal'))
    ? integerNode(value)
    : decimalNode(Number(value.toPrecision(DIGITS)));

const onNumbers = (symbol: string, calculate: Calculation, a: Node, b: Node): Node | undefined => {
  const [kind, other] = [kindOf(a), kindOf(b)];
  if (kind === 'none' || other === 'none') return undefined;
  if (kind === 'quantity' || other === 'quantity') throw new BeyondOwnEngine(`${symbol} on quantities`);
  if (kind !== 'number' || other !== 'number') {
    throw new FhirpathError('evaluation', `No ${symbol} of ${a.type} and ${b.type}`);
  }
  const value = calculate(a.value as number, b.value as number);
  if (value === undefined) return undefined;
  return symbol === '/' ? decimalNode(Number(value.toPrecision(DIGITS))) : numberNode(value, a, b);
};

const arithmetic =
  (symbol: string, calculate: Calculation, other?: (a: Node, b: Node) => Node | undefined): Operator =>
  (left, right) =>
    optional((scope) => {
      const a = single(left.items(scope));
      const b = single(right.items(scope));
      if (a === undefined || b === undefined) return undefined;
      return other?.(a, b) ?? onNumbers(symbol, calculate, a, b);
    });

const moved =
  (sign: 1 | -1) =>
  (a: Node, b: Node): Node | undefined => {
    const kind = kindOf(a);
    if ((kind !== 'dateTime' && kind !== 'time') || kindOf(b) !== 'quantity') return undefined;
    const amount = amountOf(b);
    return amount && new Node(a.type, addToDate(a.value as string, sign * amount.value, amount.unit), undefined);
  };

const joined = (a: Node, b: Node): Node | undefined =>
  kindOf(a) === 'string' && kindOf(b) === 'string' ? stringNode(`${a.value}${b.value}`) : moved(1)(a, b);

const plus = arithmetic('+', (a, b) => a + b, joined);

export const add: Operator = (left, right) => {
  const [a, b] = [left.number, right.number];
  const counts = a !== undefined && b !== undefined && left.constant === undefined && right.constant === undefined;
  return counts ? counter((scope) => a(scope) + b(scope)) : plus(left, right);
};

export const subtract = arithmetic('-', (a, b) => a - b, moved(-1));
export const multiply = arithmetic('*', (a, b) => a * b);
export const divide = arithmetic('/', (a, b) => (b === 0 ? undefined : a / b));
export const divideWhole = arithmetic('div', (a, b) => (b === 0 ? undefined : Math.trunc(a / b)));
export const remainder = arithmetic('mod', (a, b) => (b === 0 ? undefined : a % b));

/** A sign before a number or a quantity. */
export const signed = (negative: boolean, operand: Code): Code =>
  collection((scope) => {
    const node = single(operand.items(scope));
    if (node === undefined) return NONE;
    const kind = kindOf(node);
    if (kind !== 'number' && kind !== 'quantity') {
      throw new FhirpathError('evaluation', `A sign before a ${node.type}`);
    }
    if (!negative) return [node];
    if (kind === 'number') return [numberNode(-(node.value as number), node)];
    const amount = amountOf(node);
    return amount === undefined ? NONE : [quantityNode(-amount.value, amount.unit)];
  });
