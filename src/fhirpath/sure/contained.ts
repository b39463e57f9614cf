import { isObject, type Json, type JsonObject, objects } from '../../fhir/json.ts';
import type { Syntax } from '../syntax.ts';
import { oneOf, singlePath, TEXTS } from './comparisons.ts';
import type { Focus, Sure, Surroundings } from './sure.ts';

/** Whether a resource, well-formed or not, contains one whose id is what stands after the first character of a text. */
export const containsTheTarget = (root: unknown, fragment: unknown): boolean => {
  const contained: Json | undefined = isObject(root) ? root['contained'] : undefined;
  if (typeof fragment !== 'string' || !Array.isArray(contained)) return false;
  return contained.some((resource) => isObject(resource) && resource['id'] === fragment.slice(1));
};

/** Whether the id of each resource that a well-formed one contains is among these fragments. */
export const containedAreReferred = (resource: JsonObject, fragments: readonly string[]): boolean =>
  objects(resource['contained']).every(({ id }) => fragments.includes(`#${id}`));

/** `path.substring(1) in %rootResource.contained.id`, as `ref-1` has it. */
export const containedId = (left: Syntax, right: Syntax, focus: Focus, around: Surroundings): Sure | undefined => {
  const ids = right.kind === 'step' && right.name === 'id' ? right.input : undefined;
  const root = ids?.kind === 'step' && ids.name === 'contained' ? ids.input : undefined;
  if (root?.kind !== 'constant' || root.name !== 'rootResource' || !around.rootResource) return undefined;
  if (left.kind !== 'call' || left.name !== 'substring' || !left.input || left.args.length !== 1) return undefined;
  const [from] = left.args;
  const path = singlePath(left.input, focus, around, TEXTS);
  if (from?.kind !== 'literal' || from.node?.value !== 1 || !path) return undefined;
  const holds = `${around.source.constant(containsTheTarget)}(${around.rootResource}, ${oneOf(path, focus, around)})`;
  return { holds, fails: 'false', exact: false, partial: true };
};
