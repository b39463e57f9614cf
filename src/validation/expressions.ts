import { FhirpathError } from '../fhirpath/error.ts';
import { compile, type Expression } from '../fhirpath/expression.ts';
import type { Model } from '../fhirpath/model.ts';

/** Compiles each expression once; undefined for one that is no FHIRPath or asks for what no engine here has. */
export const expressionsFor = (model: Model): ((text: string) => Expression | undefined) => {
  const compiled = new Map<string, Expression | undefined>();
  return (text) => {
    if (!compiled.has(text)) compiled.set(text, compileIfPossible(text, model));
    return compiled.get(text);
  };
};

const compileIfPossible = (text: string, model: Model): Expression | undefined => {
  try {
    return compile(text, model);
  } catch (error) {
    if (error instanceof FhirpathError) return undefined;
    throw error;
  }
};
