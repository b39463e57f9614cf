import { checkCalls } from './calls.ts';
import { type Code, truthOf } from './code.ts';
import { codeOf } from './compiler.ts';
import { type Environment, Scope } from './environment.ts';
import { BeyondOwnEngine, FhirpathError } from './error.ts';
import { fallback } from './fallback.ts';
import type { Model } from './model.ts';
import { Navigator } from './navigator.ts';
import type { Node } from './node.ts';
import { parse } from './parser.ts';

/** A compiled expression: compile once, evaluate often. It keeps nothing between evaluations. */
export interface Expression {
  readonly text: string;
  /** What runs it. Our own engine may still leave a single evaluation to fhirpath.js, such as one that must convert units. */
  readonly engine: 'own' | 'fhirpath.js';
  /** The values it gives for a focus. Throws a FhirpathError when it gives none because it has no meaning there. */
  evaluate(focus: Node, environment: Environment): readonly Node[];
  /** As an invariant: whether it gives true, or a single value that is no boolean. Nothing is not true. Throws as `evaluate` does. */
  holds(focus: Node, environment: Environment): boolean;
}

const navigators = new WeakMap<Model, Navigator>();

const navigatorOf = (model: Model): Navigator => {
  const navigator = navigators.get(model) ?? new Navigator(model);
  navigators.set(model, navigator);
  return navigator;
};

/**
 * Compiles FHIRPath (N1, with what R4 adds). Expressions that share a model share what is learned of it.
 * Throws a FhirpathError: `syntax` when neither engine can read the text, `unsupported` when it needs what neither has.
 */
export const compile = (text: string, model: Model): Expression => {
  let code: Code;
  try {
    const syntax = parse(text);
    checkCalls(syntax);
    code = codeOf(syntax, navigatorOf(model));
  } catch (error) {
    const beyond = error instanceof BeyondOwnEngine || (error instanceof FhirpathError && error.reason === 'syntax');
    if (!beyond) throw error;
    return withLibrary(text);
  }
  let other: Expression | undefined;
  const orElse = <T>(error: unknown, run: (expression: Expression) => T): T => {
    if (!(error instanceof BeyondOwnEngine)) throw error;
    other ??= withLibrary(text);
    return run(other);
  };
  return {
    text,
    engine: 'own',
    evaluate: (focus, environment) => {
      try {
        return code.items(scopeOf(focus, environment));
      } catch (error) {
        return orElse(error, (expression) => expression.evaluate(focus, environment));
      }
    },
    holds: (focus, environment) => {
      try {
        return code.truth(scopeOf(focus, environment)) === true;
      } catch (error) {
        return orElse(error, (expression) => expression.holds(focus, environment));
      }
    },
  };
};

const scopeOf = (focus: Node, environment: Environment): Scope => new Scope(environment, focus);

const withLibrary = (text: string): Expression => {
  const evaluate = fallback(text);
  return {
    text,
    engine: 'fhirpath.js',
    evaluate,
    holds: (focus, environment) => truthOf(evaluate(focus, environment)) === true,
  };
};
