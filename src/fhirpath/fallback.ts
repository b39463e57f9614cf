import { isObject } from '../fhir/json.ts';
import type { Environment } from './environment.ts';
import { FhirpathError } from './error.ts';
import { type Compiled, constantsFor, fromLibrary, functionsFor, library, toLibrary } from './fallback-values.ts';
import type { Node } from './node.ts';

/**
 * An expression run by fhirpath.js, for what our own engine does not have. The package is loaded at the first use: it takes long, and
 * most processes never need it. Throws a syntax FhirpathError when fhirpath.js cannot read the expression either.
 */
export const fallback = (expression: string): ((focus: Node, environment: Environment) => Node[]) => {
  const compiled = new Map<string, Compiled>();
  const compiledFor = (base: string): Compiled => {
    let found = compiled.get(base);
    if (found === undefined) {
      const path = base === '' ? expression : { base, expression };
      found = guarded('syntax', expression, () => library().compile(path));
      compiled.set(base, found);
    }
    return found;
  };
  compiledFor('');
  return (focus, environment) => {
    const hasBase = !focus.type.startsWith('System.') && !(isObject(focus.value) && 'resourceType' in focus.value);
    const evaluate = compiledFor(hasBase ? focus.type : '');
    return guarded('evaluation', expression, () =>
      evaluate(toLibrary(focus), constantsFor(environment), {
        // Without this, trace() prints.
        traceFn: () => {},
        userInvocationTable: functionsFor(environment),
      }).map(fromLibrary),
    );
  };
};

const guarded = <T>(reason: 'syntax' | 'evaluation', expression: string, run: () => T): T => {
  try {
    return run();
  } catch (cause) {
    if (cause instanceof FhirpathError) throw cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new FhirpathError(reason, `${message.split('\n')[0]} in: ${expression}`, { cause });
  }
};
