import type { Scope } from './criterion.ts';
import { badValue, unknownModifier, unknownParameter } from './search-failures.ts';

/** R4 §3.1.1.5: what goes along with the matches. */
export interface Include {
  readonly direction: 'forward' | 'reverse';
  /** The type that refers; `*`: whatever type is met. */
  readonly source: string;
  /** The reference parameter; `*`: all of them. */
  readonly parameter: string;
  /** Only what is of this type. */
  readonly target?: string;
  /** Also from what was included itself. */
  readonly iterate: boolean;
}

/** Reads `_include=Task:owner:Patient`, `_include:iterate=…`, `_include=*`, `_revinclude=Task:owner`. Failures: invalid. */
export const readInclude = (name: string, text: string, scope: Scope): Include => {
  const [base, modifier, ...rest] = name.split(':');
  if (rest.length > 0 || (modifier !== undefined && modifier !== 'iterate')) throw unknownModifier(name);
  const direction = base === '_include' ? 'forward' : 'reverse';
  const iterate = modifier === 'iterate';
  if (text === '*' && direction === 'forward') return { direction, source: '*', parameter: '*', iterate };
  const [source = '', parameter = '', target, ...more] = text.split(':');
  const known = scope.known(source);
  if (!known || more.length > 0 || (target !== undefined && !scope.known(target))) throw badValue(name);
  // Whatever refers to a resource, of whichever parameter, would be asked without any bound.
  if (parameter === '*' && direction === 'forward')
    return { direction, source, parameter, iterate, ...(target && { target }) };
  const found = known.get(parameter);
  if (!found) throw unknownParameter(`${name}=${source}:${parameter}`);
  if (found.kind !== 'reference') throw badValue(name);
  return { direction, source, parameter, iterate, ...(target && { target }) };
};
