import { FhirpathError } from './error.ts';
import { FALLBACK_ARITIES, FUNCTIONS } from './functions/table.ts';
import type { Syntax } from './syntax.ts';

/** Whether our own engine has a function with so many arguments. */
export const isOwn = (name: string, size: number): boolean => within(FUNCTIONS.get(name)?.arity, size);

const within = (arity: readonly [least: number, most: number] | undefined, size: number): boolean =>
  arity !== undefined && size >= arity[0] && size <= arity[1];

/** Throws an unsupported FhirpathError at a call that neither engine can make. */
export const checkCalls = (syntax: Syntax): void => {
  if (syntax.kind === 'call') {
    const { name, args } = syntax;
    if (!isOwn(name, args.length) && !within(FALLBACK_ARITIES.get(name), args.length)) {
      throw new FhirpathError('unsupported', `There is no ${name}() with ${args.length} arguments`);
    }
  }
  for (const part of partsOf(syntax)) checkCalls(part);
};

const partsOf = (syntax: Syntax): readonly Syntax[] => {
  if (syntax.kind === 'call') return syntax.input === undefined ? syntax.args : [syntax.input, ...syntax.args];
  if (syntax.kind === 'step') return syntax.input === undefined ? [] : [syntax.input];
  if (syntax.kind === 'item') return [syntax.input, syntax.position];
  if (syntax.kind === 'sign' || syntax.kind === 'type') return [syntax.operand];
  return syntax.kind === 'binary' ? [syntax.left, syntax.right] : [];
};
