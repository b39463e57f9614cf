import type { BinaryOperator, Syntax } from '../syntax.ts';
import { type Path, pathOf } from './paths.ts';
import type { Focus, Sure, Surroundings } from './sure.ts';

/** Types whose values are equal where their text is. */
export const TEXTS: ReadonlySet<string> = new Set('code id string markdown uri url canonical oid uuid'.split(' '));
const NUMBERS: ReadonlySet<string> = new Set('integer positiveInt unsignedInt decimal'.split(' '));
const TIMES: ReadonlySet<string> = new Set('date dateTime instant'.split(' '));

/** The names under which FHIRPath has the code systems that R4's invariants compare with. */
const CONSTANTS: Readonly<Record<string, string>> = { ucum: 'http://unitsofmeasure.org' };

/** The only item of a path that has at most one: an expression that is the value, or undefined. */
export const oneOf = (path: Path, focus: Focus, { source }: Surroundings): string => {
  if (path.focus) return path.focus;
  if (path.value) return path.value;
  return source.declared(focus.name, `${path.each((item) => `return ${item};`)} return undefined;`);
};

/** A path of at most one item of a known type. Of several a comparison with an order, or a test of text, would throw. */
export const singlePath = (
  syntax: Syntax,
  focus: Focus,
  around: Surroundings,
  types: ReadonlySet<string>,
): Path | undefined => {
  const path = pathOf(syntax, focus, around, 'exactly');
  return path?.single && path.types.every((type) => types.has(type)) ? path : undefined;
};

type Literal = string | number | boolean;

const literalOf = (syntax: Syntax): Literal | undefined => {
  if (syntax.kind === 'constant') return Object.hasOwn(CONSTANTS, syntax.name) ? CONSTANTS[syntax.name] : undefined;
  if (syntax.kind !== 'literal' || !syntax.node?.type.match(/^System\.(String|Boolean|Integer|Decimal)$/))
    return undefined;
  const { value } = syntax.node;
  return typeof value === 'object' || value === null ? undefined : value;
};

const ORDERS: ReadonlySet<BinaryOperator> = new Set(['<', '<=', '>', '>=']);

/** A path or a count against a literal, `%resource.step ~ text`, and two dates as far as their text tells their order. */
export const comparison = (
  operator: BinaryOperator,
  left: Syntax,
  right: Syntax,
  focus: Focus,
  around: Surroundings,
): Sure | undefined => {
  const [a, b] = [numberOf(left, focus, around), numberOf(right, focus, around)];
  if (a !== undefined && b !== undefined) return numbers(a, operator, b);
  if (operator === '<=') return ordered(left, operator, right, focus, around) ?? inOrder(left, right, focus, around);
  if (operator === '>=') return ordered(left, operator, right, focus, around) ?? inOrder(right, left, focus, around);
  if (ORDERS.has(operator)) return ordered(left, operator, right, focus, around);
  const literal = literalOf(right);
  if (literal === undefined) return undefined;
  if (operator === '=') return equality(left, literal, focus, around);
  return operator === '~' && typeof literal === 'string' ? equivalence(left, literal, focus, around) : undefined;
};

const exactly = (holds: string, fails: string): Sure => ({
  holds: `(${holds})`,
  fails: `(${fails})`,
  exact: true,
  partial: false,
});

const kindOf = (literal: Literal): ReadonlySet<string> =>
  typeof literal === 'string' ? TEXTS : typeof literal === 'number' ? NUMBERS : BOOLEANS;
const BOOLEANS: ReadonlySet<string> = new Set(['boolean']);

/** One item that is the literal. Nothing equals nothing; several items, or one of another kind, are something else. */
const equality = (left: Syntax, literal: Literal, focus: Focus, around: Surroundings): Sure | undefined => {
  const path = pathOf(left, focus, around, 'exactly');
  const kind = kindOf(literal);
  // A number may equal a quantity, and another number as far as both are precise.
  if (!path || typeof literal === 'number') return undefined;
  const text = JSON.stringify(literal);
  if (path.value && path.types.every((type) => kind.has(type)))
    return exactly(`${path.value} === ${text}`, `${path.value} !== undefined && ${path.value} !== ${text}`);
  const outcome = outcomeOf(path, focus, around, (item, type) => (kind.has(type) ? `${item} === ${text}` : 'false'));
  return exactly(`${outcome} === true`, `${outcome} === false`);
};

/** A call that answers true or false for one item, false for several, and undefined for none. */
const outcomeOf = (
  path: Path,
  focus: Focus,
  { source }: Surroundings,
  test: (item: string, type: string) => string,
): string => {
  const items = path.each((item, type) => `if (out !== undefined) return false; out = ${test(item, type)};`);
  return source.declared(focus.name, `let out; ${items} return out;`);
};

const folded = (text: string): string => text.toLowerCase().replace(/\s/g, ' ');

/** Whether a value is a text that is, or is not, equivalent to another: FHIRPath N1 §6.1. */
export const isEquivalent = (value: unknown, text: string): boolean =>
  value === text || (typeof value === 'string' && folded(value) === folded(text));

/** One item that is equivalent to a text; of no item, or of several, none is. */
const equivalence = (left: Syntax, literal: string, focus: Focus, around: Surroundings): Sure | undefined => {
  const [test, text] = [around.source.constant(isEquivalent), JSON.stringify(literal)];
  if (left.kind === 'step' && left.input?.kind === 'constant' && left.input.name === 'resource' && around.resource) {
    // What stands at the top of the resource may still be anything.
    const value = `${around.resource}[${JSON.stringify(left.name)}]`;
    const single = `(${value} === undefined || typeof ${value} === 'string')`;
    return exactly(`${test}(${value}, ${text})`, `${single} && !${test}(${value}, ${text})`);
  }
  const path = pathOf(left, focus, around, 'exactly');
  if (!path) return undefined;
  const holds = path.value
    ? `${path.types.every((type) => TEXTS.has(type))} && ${test}(${path.value}, ${text})`
    : `${outcomeOf(path, focus, around, (item, type) => (TEXTS.has(type) ? `${test}(${item}, ${text})` : 'false'))} === true`;
  return exactly(holds, `!(${holds})`);
};

/** One number against a literal one. */
const ordered = (
  left: Syntax,
  operator: BinaryOperator,
  right: Syntax,
  focus: Focus,
  around: Surroundings,
): Sure | undefined => {
  const literal = literalOf(right);
  if (typeof literal !== 'number') return undefined;
  const length = lengthOf(left, focus, around);
  const path = length ? undefined : singlePath(left, focus, around, NUMBERS);
  const value = length ?? (path && oneOf(path, focus, around));
  if (value === undefined) return undefined;
  const test = `${value} ${operator} ${literal}`;
  return exactly(test, `${value} !== undefined && !(${test})`);
};

/** `path.length()` and `path.toString().length()` of a text or a date. */
const lengthOf = (syntax: Syntax, focus: Focus, around: Surroundings): string | undefined => {
  if (syntax.kind !== 'call' || syntax.name !== 'length' || !syntax.input) return undefined;
  const of = syntax.input;
  const text = of.kind === 'call' && of.name === 'toString' && of.input ? of.input : of;
  const path = singlePath(text, focus, around, text === of ? TEXTS : new Set([...TEXTS, ...TIMES]));
  return path && `${oneOf(path, focus, around)}?.length`;
};

const numbers = (a: string, operator: BinaryOperator, b: string): Sure | undefined => {
  if (!ORDERS.has(operator) && operator !== '=') return undefined;
  const test = `${a} ${operator === '=' ? '===' : operator} ${b}`;
  return exactly(test, `!(${test})`);
};

/** An integer, a count, or a sum of them. */
const numberOf = (syntax: Syntax, focus: Focus, around: Surroundings): string | undefined => {
  if (syntax.kind === 'literal') return Number.isInteger(syntax.node?.value) ? String(syntax.node?.value) : undefined;
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

const inOrder = (first: Syntax, second: Syntax, focus: Focus, around: Surroundings): Sure | undefined => {
  const [a, b] = [first, second].map((syntax) => singlePath(syntax, focus, around, TIMES));
  if (!a || !b) return undefined;
  const holds = `${around.source.constant(isNotAfter)}(${oneOf(a, focus, around)}, ${oneOf(b, focus, around)})`;
  return { holds, fails: 'false', exact: false, partial: false };
};

/** `path in ('a' | 'b')`, and of a contained resource's id. */
export const membership = (left: Syntax, right: Syntax, focus: Focus, around: Surroundings): Sure | undefined => {
  const path = singlePath(left, focus, around, TEXTS);
  const texts = alternatives(right);
  if (!path || !texts) return undefined;
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
