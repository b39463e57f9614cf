import type { Program } from '../program.ts';
import type { Knowledge, Place, Run, Scope } from '../run.ts';
import { createCompiler } from './functions.ts';
import { Pass, Unsettled } from './pass.ts';
import { settleResource } from './resources.ts';

/**
 * What there is to report about a value or a resource, without walking it. Each question is answered with false where anything is wrong,
 * rare or in doubt, and then nothing was reported; with true, all was that the walk would report.
 */
export interface Settling {
  /** For one run, whose findings it reports. */
  for(run: Run): SettlingRun;
}

export interface SettlingRun {
  /** A resource as everything that it claims to be, and as the profiles asked for; it may be nested as deep as it will. */
  claims(scope: Scope, expression: string, profiles: readonly string[]): boolean;
  resource(scope: Scope, expression: string, program: Program): boolean;
  value(place: Place): boolean;
}

/** A process that validates a few resources and ends is done before the code for them would be made. */
const WALKED_FIRST = 5;

/** Settles by generated code, made for each type and profile once it was walked as often as `walkedFirst`. */
export const createSettling = (knowledge: Knowledge, walkedFirst = WALKED_FIRST): Settling => {
  const compiler = createCompiler(knowledge, walkedFirst);
  return {
    for: (run) => {
      let pass: Pass | undefined;
      const settle = (scope: Scope, expression: string, go: (pass: Pass) => boolean): boolean => {
        pass ??= new Pass(run, scope);
        const around = pass.scope;
        pass.scope = scope;
        pass.depth = 0;
        pass.fragments = undefined;
        const from = pass.size;
        const settled = attempt(pass, go);
        pass.scope = around;
        if (!settled) pass.size = from;
        else if (pass.size > from) {
          for (const { finding, path } of pass.takeBack(from))
            run.report({ ...finding, expression: expression + path });
        }
        return settled;
      };
      return {
        claims: (scope, expression, profiles) =>
          settle(scope, expression, (at) => settleResource(compiler, at, scope, profiles)),
        resource: (scope, expression, program) =>
          !pass?.hasFailed(scope.resource) &&
          compiler.isWorthwhile(program) &&
          settle(scope, expression, (at) => compiler.resource(program).f(scope.resource, at)),
        value: (place) => {
          const { value, sibling, element, use, parent, scope, expression } = place;
          if (value === undefined || sibling !== undefined || !parent?.value) return false;
          // Code is made for parts of what it was made for as a whole.
          if (typeof value !== 'object' || value === null || !pass?.hasFailed(scope.resource)) return false;
          if (pass.hasFailed(value)) return false;
          const holder = parent.value;
          if (typeof holder !== 'object' || Array.isArray(holder)) return false;
          const around = compiler.siteOf(parent.element, parent.use);
          const site = compiler.siteOf(element, use);
          return settle(scope, expression, (at) => compiler.value(site).f(value, at, around, holder));
        },
      };
    },
  };
};

const attempt = (pass: Pass, go: (pass: Pass) => boolean): boolean => {
  try {
    return go(pass);
  } catch (error) {
    // What a check asked for is not known here; or the stack is exhausted, where the walk measures the depth first; or this process
    // may not make code (--disallow-code-generation-from-strings).
    if (error instanceof Unsettled || error instanceof RangeError || error instanceof EvalError) return false;
    throw error;
  }
};

/** Settles nothing, so that the walk goes everywhere. */
export const settleNothing: Settling = {
  for: () => ({ claims: () => false, resource: () => false, value: () => false }),
};
