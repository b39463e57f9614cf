import type { Definitions } from '../definitions/definitions.ts';
import { isObject, type Json, objects, type Resource } from '../fhir/json.ts';
import { parseReference } from '../fhir/reference.ts';
import { compile, type Expression } from '../fhirpath/expression.ts';
import { nodeOf } from '../fhirpath/node.ts';

/**
 * Whether a resource meets the search parameters of a scope: tokens and references, compared to the letter. A parameter of another type, a modifier, or
 * anything else that is not understood is not met, so that it never widens a scope.
 */
export const meetsQuery = (definitions: Definitions, resource: Resource, query: URLSearchParams): boolean =>
  [...query].length > 0 &&
  [...query].every(([name, values]) => {
    const found = valuesOf(definitions, resource, name);
    return found !== undefined && alternativesOf(values).some((value) => found.some((one) => one(value)));
  });

/** Whether one value of a resource is what a search asks. */
type Compares = (asked: string) => boolean;

const valuesOf = (definitions: Definitions, resource: Resource, name: string): Compares[] | undefined => {
  if (name === '_id') return [(asked) => asked === resource.id];
  const parameter = definitions.searchParameters(resource.resourceType).get(name);
  if (!parameter?.expression || (parameter.type !== 'token' && parameter.type !== 'reference')) return undefined;
  const compares = parameter.type === 'token' ? tokenOf : referenceOf;
  try {
    const root = nodeOf(resource);
    const found = expressionOf(parameter.expression, definitions).evaluate(root, {
      resource: root,
      rootResource: root,
    });
    return found.flatMap(({ value }) => (value === undefined ? [] : compares(value as Json)));
  } catch {
    // What cannot be evaluated is not met.
    return undefined;
  }
};

const compiled = new Map<string, Expression>();

const expressionOf = (text: string, { model }: Definitions): Expression => {
  const expression = compiled.get(text) ?? compile(text, model);
  compiled.set(text, expression);
  return expression;
};

/** R4 §3.1.1.4.10: `code`, `system|code`, `|code` and `system|`. */
const tokenOf = (value: Json): Compares[] => {
  if (typeof value === 'string' || typeof value === 'boolean') return [(asked) => asked === String(value)];
  if (!isObject(value)) return [];
  if (Array.isArray(value['coding'])) return objects(value['coding']).flatMap(tokenOf);
  const code = value['code'] ?? value['value'];
  const { system } = value;
  return [
    (asked) => {
      const [first = '', second] = asked.split('|');
      if (second === undefined) return code === first;
      if (first === '') return system === undefined && code === second;
      return system === first && (second === '' || code === second);
    },
  ];
};

const referenceOf = (value: Json): Compares[] => {
  if (!isObject(value) || typeof value['reference'] !== 'string') return [];
  const parsed = parseReference(value['reference']);
  if (parsed.kind !== 'literal' || parsed.base !== undefined) return [];
  return [(asked) => asked === `${parsed.type}/${parsed.id}`];
};

/** Values between commas; one with an escape in it is nothing that a scope of ours says. */
const alternativesOf = (values: string): string[] => (values.includes('\\') ? [] : values.split(','));
