import { isOwn } from './calls.ts';
import { type Code, constant, counter } from './code.ts';
import { environmentConstant } from './constants.ts';
import { BeyondOwnEngine, FhirpathError } from './error.ts';
import { isFixed, kept } from './fixed.ts';
import { FUNCTIONS } from './functions/table.ts';
import { isType, ofType, typeTest } from './functions/types.ts';
import type { Navigator } from './navigator.ts';
import * as arithmetic from './operators/arithmetic.ts';
import * as comparison from './operators/comparison.ts';
import * as logic from './operators/logic.ts';
import type { Operator } from './operators/operator.ts';
import * as sets from './operators/sets.ts';
import { item, leadingName, step, thisCode } from './steps.ts';
import type { BinaryOperator, Syntax, TypeName } from './syntax.ts';

const OPERATORS: Readonly<Record<BinaryOperator, Operator>> = {
  and: logic.and,
  or: logic.or,
  xor: logic.xor,
  implies: logic.implies,
  in: sets.inCollection,
  contains: sets.containsItem,
  '|': sets.union,
  '&': sets.concatenation,
  '=': comparison.equal,
  '!=': comparison.unequal,
  '~': comparison.equivalent,
  '!~': comparison.inequivalent,
  '<': comparison.less,
  '<=': comparison.lessOrEqual,
  '>': comparison.greater,
  '>=': comparison.greaterOrEqual,
  '+': arithmetic.add,
  '-': arithmetic.subtract,
  '*': arithmetic.multiply,
  '/': arithmetic.divide,
  div: arithmetic.divideWhole,
  mod: arithmetic.remainder,
};

/**
 * Turns a tree into code. `repeated`: it stands in an argument, so it may run for many items, and what is the same for all of them
 * is worth keeping. Throws BeyondOwnEngine at what only fhirpath.js has.
 */
export const codeOf = (syntax: Syntax, navigator: Navigator, repeated = false): Code => {
  const keep = repeated && isFixed(syntax) && syntax.kind !== 'literal' && syntax.kind !== 'constant';
  return keep ? kept(codeOf(syntax, navigator)) : compiled(syntax, navigator, repeated);
};

const compiled = (syntax: Syntax, navigator: Navigator, repeated: boolean): Code => {
  const compile = (part: Syntax): Code => codeOf(part, navigator, repeated);
  switch (syntax.kind) {
    case 'literal':
      return constant(syntax.node);
    case 'this':
      return thisCode;
    case 'index':
      return counter((scope) => scope.index);
    case 'total':
      throw new BeyondOwnEngine('$total');
    case 'constant':
      return environmentConstant(syntax.name);
    case 'step':
      return syntax.input === undefined
        ? leadingName(syntax.name, navigator)
        : step(compile(syntax.input), syntax.name, navigator);
    case 'call':
      return call(syntax, navigator, repeated);
    case 'item':
      return item(compile(syntax.input), compile(syntax.position));
    case 'sign':
      return arithmetic.signed(syntax.negative, compile(syntax.operand));
    case 'type': {
      const test = typeTest(syntax.type, navigator.model);
      return (syntax.operator === 'is' ? isType : ofType)(compile(syntax.operand), test);
    }
    case 'binary':
      return OPERATORS[syntax.operator](compile(syntax.left), compile(syntax.right));
  }
};

const call = (
  { input, name, args }: Extract<Syntax, { kind: 'call' }>,
  navigator: Navigator,
  repeated: boolean,
): Code => {
  const definition = FUNCTIONS.get(name);
  if (definition === undefined || !isOwn(name, args.length)) throw new BeyondOwnEngine(`${name}()`);
  return definition.compile({
    input: input === undefined ? thisCode : codeOf(input, navigator, repeated),
    size: args.length,
    argument: (index) => codeOf(args[index] as Syntax, navigator, true),
    type: (index) => typeTest(typeNameOf(args[index] as Syntax), navigator.model),
    navigator,
  });
};

/** A type given as an argument: `Patient`, `FHIR.Patient`. */
const typeNameOf = (syntax: Syntax): TypeName => {
  if (syntax.kind === 'step' && syntax.input === undefined) return { namespace: undefined, name: syntax.name };
  if (syntax.kind === 'step' && syntax.input?.kind === 'step' && syntax.input.input === undefined) {
    return { namespace: syntax.input.name, name: syntax.name };
  }
  throw new FhirpathError('syntax', 'Expected the name of a type');
};
