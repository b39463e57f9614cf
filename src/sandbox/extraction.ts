import type { Resource } from '../fhir/json.ts';
import { FhirpathError } from '../fhirpath/error.ts';
import { compile, type Expression } from '../fhirpath/expression.ts';
import type { Model } from '../fhirpath/model.ts';
import { type Node, nodeAt, nodeOf } from '../fhirpath/node.ts';
import type { Extracted } from './element-values.ts';
import type { Extract } from './index-values.ts';

const evaluate = (expression: Expression, resource: Resource, element: Extracted | undefined): readonly Node[] => {
  const root = nodeOf(resource);
  try {
    const focus = element ? nodeAt(element.type, element.value) : root;
    return expression.evaluate(focus, { resource: root, rootResource: root });
  } catch (error) {
    // It has no meaning for what this resource holds: nothing to find it by, and no reason not to keep it.
    if (error instanceof FhirpathError && error.reason === 'evaluation') return [];
    throw error;
  }
};

/**
 * Search values by our own FHIRPath engine. Each expression is compiled when it is first met, and kept.
 * Throws a FhirpathError when an expression is none, or asks for what the engine does not have.
 */
export const extraction = (model: Model): Extract => {
  const compiled = new Map<string, Expression>();
  return (text, resource, element) => {
    const expression = compiled.get(text) ?? compile(text, model);
    compiled.set(text, expression);
    return evaluate(expression, resource, element).flatMap(({ type, value }) =>
      value === undefined ? [] : [{ type: type.replace('System.', ''), value }],
    );
  };
};
