import type { Syntax } from '../syntax.ts';
import { comparison, membership, TEXTS } from './comparisons.ts';
import { containedId } from './contained.ts';
import { distinctBelow } from './descendants.ts';
import { type Bound, isPrimitive, type Path, pathOf } from './paths.ts';
import type { Focus, Sure, Surroundings } from './sure.ts';
import { textTest } from './texts.ts';

const NEVER = 'false';

/**
 * Undefined for an expression, or a left side, of which nothing can be said, or that might throw: the engine looks at the right side of
 * `and`, `or` and `implies` only where the left does not decide, so that the right side alone may be left out.
 */
export const sureOf = (syntax: Syntax, focus: Focus, around: Surroundings): Sure | undefined => {
  switch (syntax.kind) {
    case 'literal':
      return typeof syntax.node?.value === 'boolean' ? constant(syntax.node.value) : undefined;
    case 'binary':
      return binary(syntax, focus, around);
    case 'call':
      return call(syntax, focus, around);
    default:
      return undefined;
  }
};

const constant = (value: boolean): Sure => ({
  holds: String(value),
  fails: String(!value),
  exact: true,
  partial: false,
});

const not = ({ holds, fails, ...rest }: Sure): Sure => ({ ...rest, holds: fails, fails: holds });

const UNREAD: Sure = { holds: NEVER, fails: NEVER, exact: false, partial: true };

const both = (a: Sure, b: Sure): Pick<Sure, 'exact' | 'partial'> => ({
  exact: a.exact && b.exact,
  partial: a.partial || b.partial,
});

const and = (a: Sure, b: Sure): Sure => ({
  holds: `(${a.holds} && ${b.holds})`,
  fails: a.partial ? a.fails : `(${a.fails} || ${b.fails})`,
  ...both(a, b),
});

const or = (a: Sure, b: Sure): Sure => not(and(not(a), not(b)));

const xor = (a: Sure, b: Sure): Sure => ({
  holds: `((${a.holds} && ${b.fails}) || (${a.fails} && ${b.holds}))`,
  fails: `((${a.holds} && ${b.holds}) || (${a.fails} && ${b.fails}))`,
  ...both(a, b),
});

const binary = (syntax: Extract<Syntax, { kind: 'binary' }>, focus: Focus, around: Surroundings): Sure | undefined => {
  const { operator, left, right } = syntax;
  const a = sureOf(left, focus, around);
  const b = sureOf(right, focus, around);
  switch (operator) {
    case 'and':
      return a && and(a, b ?? UNREAD);
    case 'or':
      return a && or(a, b ?? UNREAD);
    case 'implies':
      return a && or(not(a), b ?? UNREAD);
    case 'xor':
      return a && b && !a.partial && !b.partial ? xor(a, b) : undefined;
    case 'in':
      return containedId(left, right, focus, around) ?? membership(left, right, focus, around);
    case '=':
    case '!=': {
      if (a && b && !a.partial && !b.partial) return operator === '!=' ? xor(a, b) : not(xor(a, b));
      const same = comparison('=', left, right, focus, around);
      return operator === '=' || !same ? same : not(same);
    }
    case '!~': {
      const same = comparison('~', left, right, focus, around);
      return same && not(same);
    }
    default:
      return comparison(operator, left, right, focus, around);
  }
};

const call = (syntax: Extract<Syntax, { kind: 'call' }>, focus: Focus, around: Surroundings): Sure | undefined => {
  const { input, name, args } = syntax;
  const on: Syntax = input ?? { kind: 'this' };
  switch (name) {
    case 'not': {
      const operand = sureOf(on, focus, around);
      return operand && not(operand);
    }
    case 'exists':
      return existence(args[0] ? { kind: 'call', input: on, name: 'where', args } : on, focus, around);
    case 'empty': {
      const exists = existence(on, focus, around);
      return exists && not(exists);
    }
    case 'all':
      return all(on, args[0] as Syntax, focus, around);
    case 'hasValue':
      return hasValue(on, focus, around);
    case 'isDistinct':
      return distinct(on, focus, around);
    default:
      return textTest(name, on, args, focus, around);
  }
};

const existence = (syntax: Syntax, focus: Focus, around: Surroundings): Sure | undefined => {
  const of = (bound: Bound) => pathOf(syntax, focus, around, bound);
  const some = ({ present, each }: Path): string =>
    present ?? around.source.declared(focus.name, `${each(() => 'return true;')} return false;`);
  const exactly = of('exactly');
  if (exactly) return { holds: some(exactly), fails: `!${some(exactly)}`, exact: true, partial: false };
  const [surely, perhaps] = [of('surely'), of('perhaps')];
  return (
    perhaps && {
      holds: surely ? some(surely) : NEVER,
      fails: `!${some(perhaps)}`,
      exact: false,
      partial: !surely || perhaps.unread === true,
    }
  );
};

const all = (syntax: Syntax, criterion: Syntax, focus: Focus, around: Surroundings): Sure | undefined => {
  const path = pathOf(syntax, focus, around, 'exactly');
  if (!path) return undefined;
  const name = around.source.fresh('a');
  const tests = new Map<string, Sure>();
  for (const type of path.types) {
    const test = sureOf(criterion, { name, type }, around);
    if (!test || test.partial) return undefined;
    tests.set(type, test);
  }
  const body = path.each(
    (item, type) => `{ const ${name} = ${item}; if (!(${tests.get(type)?.holds})) return false; }`,
  );
  const holds = around.source.declared(focus.name, `${body} return true;`);
  const exact = [...tests.values()].every((test) => test.exact);
  return { holds, fails: exact ? `!${holds}` : NEVER, exact, partial: false };
};

/** One item, and it is a primitive: in well-formed JSON a primitive that is there has a value. */
const hasValue = (syntax: Syntax, focus: Focus, around: Surroundings): Sure | undefined => {
  const path = pathOf(syntax, focus, around, 'exactly');
  if (!path?.single || !path.types.every(isPrimitive)) return undefined;
  return existence(syntax, focus, around);
};

const distinct = (syntax: Syntax, focus: Focus, around: Surroundings): Sure | undefined => {
  if (syntax.kind === 'step' && syntax.input?.kind === 'call' && syntax.input.name === 'descendants') {
    if (syntax.input.input || isPrimitive(focus.type)) return undefined;
    const holds = `${around.source.constant(distinctBelow)}(${focus.name}, ${JSON.stringify(syntax.name)})`;
    return { holds, fails: NEVER, exact: false, partial: false };
  }
  const path = pathOf(syntax, focus, around, 'exactly');
  if (!path?.types.every((type) => TEXTS.has(type))) return undefined;
  const once = (item: string) => `if (seen.has(${item})) return false; seen.add(${item});`;
  const holds = around.source.declared(focus.name, `const seen = new Set(); ${path.each(once)} return true;`);
  return { holds, fails: `!${holds}`, exact: true, partial: false };
};
