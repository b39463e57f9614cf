import type { BinaryOperator, Syntax } from '../syntax.ts';
import { type Path, pathOf } from './paths.ts';
import type { Focus, Sure, Surroundings } from './sure.ts';

/** Types whose values are equal where their text is. */
export const TEXTS = new Set('code id string markdown uri url canonical oid uuid'.split(' '));
const NUMBERS = new Set('integer positiveInt unsignedInt decimal'.split(' '));
const TIMES = new Set('date dateTime instant'.split(' '));

/** The names under which FHIRPath has the code systems that R4's invariants compare with. */
const CONSTANTS: Readonly<Record<string, string>> = { ucum: 'http://unitsofmeasure.org' };

/** The only item of a path that has at most one: an expression that is the value, or undefined. */
export const oneOf = (path: Path, focus: Focus, { source }: Surroundings): string => {
  if (path.focus) return path.focus;
  if (path.value) return path.value;
  return source.declared(focus.name, `${path.each((item) => `return ${item};`)} return undefined;`);
};

/** A path of at most one item. Of several a comparison with an order, or a test of text, would throw. */
export const singlePath = (syntax: Syntax, focus: Focus, around: Surroundings): Path | undefined => {
  const path = pathOf(syntax, focus, around, 'exactly');
  return path?.single && path.type !== '' ? path : undefined;
};

const literalOf = (syntax: Syntax): string | number | boolean | undefined => {
  if (syntax.kind === 'constant') return CONSTANTS[syntax.name];
  const value =
    syntax.kind === 'literal' && syntax.node?.type.match(/^System\.(String|Boolean|Integer)$/)
      ? syntax.node.value
      : undefined;
  return typeof value === 'object' || value === null ? undefined : value;
};

const isOfKind = (type: string, literal: string | number | boolean): boolean =>
  (typeof literal === 'string' ? TEXTS : typeof literal === 'number' ? NUMBERS : new Set(['boolean'])).has(type);

const ORDERS = new Set<BinaryOperator>(['<', '<=', '>', '>=']);

/** `path = literal`, `path < literal`, `path.count() < literal`, and two dates as far as their text tells their order. */
export const comparison = (
  operator: BinaryOperator,
  left: Syntax,
  right: Syntax,
  focus: Focus,
  around: Surroundings,
): Sure | undefined => {
  const [a, b] = [numberOf(left, focus, around), numberOf(right, focus, around)];
  if (a !== undefined && b !== undefined) return numbers(a, operator, b);
  const literal = literalOf(right);
  if (literal === undefined && operator === '<=') return inOrder(left, right, focus, around);
  if (literal === undefined && operator === '>=') return inOrder(right, left, focus, around);
  if (literal === undefined) return undefined;
  const path = singlePath(left, focus, around);
  if (!path || !isOfKind(path.type, literal)) return undefined;
  const value = oneOf(path, focus, around);
  if (operator === '=' && typeof literal !== 'number') {
    const text = JSON.stringify(literal);
    return exactly(`${value} === ${text}`, `${value} !== undefined && ${value} !== ${text}`);
  }
  if (!ORDERS.has(operator) || typeof literal !== 'number') return undefined;
  const test = `${value} ${operator} ${literal}`;
  return exactly(test, `${value} !== undefined && !(${test})`);
};

const exactly = (holds: string, fails: string): Sure => ({
  holds: `(${holds})`,
  fails: `(${fails})`,
  exact: true,
  partial: false,
});

const numbers = (a: string, operator: BinaryOperator, b: string): Sure | undefined => {
  if (!ORDERS.has(operator) && operator !== '=') return undefined;
  const test = `${a} ${operator === '=' ? '===' : operator} ${b}`;
  return exactly(test, `!(${test})`);
};

/** An integer, a count, or a sum of them. */
const numberOf = (syntax: Syntax, focus: Focus, around: Surroundings): string | undefined => {
  if (syntax.kind === 'literal') return typeof syntax.node?.value === 'number' ? String(syntax.node.value) : undefined;
  if (syntax.kind === 'binary' && syntax.operator === '+') {
    const [a, b] = [numberOf(syntax.left, focus, around), numberOf(syntax.right, focus, around)];
    return a && b && `(${a} + ${b})`;
  }
  if (syntax.kind !== 'call' || syntax.name !== 'count' || !syntax.input) return undefined;
  const path = pathOf(syntax.input, focus, around, 'exactly');
  return path && around.source.declared(focus.name, `let n = 0; ${path.each(() => 'n += 1;')} return n;`);
};

/** Two texts of a date, or of an instant in the same zone, that are equally precise. */
export const isNotAfter = (a: unknown, b: unknown): boolean =>
  typeof a === 'string' &&
  typeof b === 'string' &&
  a.length === b.length &&
  a <= b &&
  (a.length <= 10 || (a.length >= 20 && a.slice(19) === b.slice(19)));

const inOrder = (left: Syntax, right: Syntax, focus: Focus, around: Surroundings): Sure | undefined => {
  const [a, b] = [singlePath(left, focus, around), singlePath(right, focus, around)];
  if (!a || !b || !TIMES.has(a.type) || !TIMES.has(b.type)) return undefined;
  const holds = `${around.source.constant(isNotAfter)}(${oneOf(a, focus, around)}, ${oneOf(b, focus, around)})`;
  return { holds, fails: 'false', exact: false, partial: false };
};

/** `path in ('a' | 'b')`. */
export const membership = (left: Syntax, right: Syntax, focus: Focus, around: Surroundings): Sure | undefined => {
  const path = singlePath(left, focus, around);
  const texts = alternatives(right);
  if (!path || !texts || !TEXTS.has(path.type)) return undefined;
  const [value, set] = [oneOf(path, focus, around), around.source.constant(new Set(texts))];
  return exactly(`${set}.has(${value})`, `${value} !== undefined && !${set}.has(${value})`);
};

const alternatives = (syntax: Syntax): string[] | undefined => {
  if (syntax.kind === 'binary' && syntax.operator === '|') {
    const [a, b] = [alternatives(syntax.left), alternatives(syntax.right)];
    return a && b && [...a, ...b];
  }
  const literal = literalOf(syntax);
  return typeof literal === 'string' ? [literal] : undefined;
};
