import type { BinaryOperator, Syntax } from '../syntax.ts';
import { type Path, pathOf } from './paths.ts';
import type { Focus, Sure, Surroundings } from './sure.ts';

const TEXTS = new Set('code id string markdown uri url canonical oid uuid'.split(' '));
const NUMBERS = new Set('integer positiveInt unsignedInt decimal'.split(' '));
const TIMES = new Set('date dateTime instant'.split(' '));

/** The names under which FHIRPath has the code systems that R4's invariants compare with. */
const CONSTANTS: Readonly<Record<string, string>> = { ucum: 'http://unitsofmeasure.org' };

/** The only item of a path that has at most one: an expression that is the value, or undefined. */
export const oneOf = (path: Path, focus: Focus, { source }: Surroundings): string => {
  if (path.focus) return path.focus;
  if (path.direct?.length === 1) return path.direct[0] as string;
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
  const literal = literalOf(right);
  if (literal === undefined) return operator === '<=' ? inOrder(left, right, focus, around) : undefined;
  if (left.kind === 'call' && left.name === 'count' && left.input && typeof literal === 'number') {
    const path = pathOf(left.input, focus, around, 'exactly');
    const count = path && around.source.declared(focus.name, `let n = 0; ${path.each(() => 'n++;')} return n;`);
    return count && (ORDERS.has(operator) || operator === '=') ? compared(count, operator, literal) : undefined;
  }
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

const compared = (count: string, operator: BinaryOperator, literal: number): Sure => {
  const test = `${count} ${operator === '=' ? '===' : operator} ${literal}`;
  return exactly(test, `!(${test})`);
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
