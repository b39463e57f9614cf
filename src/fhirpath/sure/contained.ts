import { type JsonObject, objects } from '../../fhir/json.ts';
import type { Syntax } from '../syntax.ts';
import { oneOf, singlePath, TEXTS } from './comparisons.ts';
import type { Focus, Sure, Surroundings } from './sure.ts';

/** Whether a text is a reference to a resource that the resource around contains. */
export const leadsToContained = (reference: unknown, resolve: (reference: string) => unknown): boolean =>
  typeof reference === 'string' &&
  reference.length > 1 &&
  reference.startsWith('#') &&
  resolve(reference) !== undefined;

/** Whether the id of each resource that a well-formed one contains is among these fragments. */
export const containedAreReferred = (resource: JsonObject, fragments: ReadonlySet<string> | undefined): boolean =>
  objects(resource['contained']).every(({ id }) => fragments?.has(`#${id}`) === true);

/** `path.substring(1) in %rootResource.contained.id`, as `ref-1` has it. */
export const containedId = (left: Syntax, right: Syntax, focus: Focus, around: Surroundings): Sure | undefined => {
  const ids = right.kind === 'step' && right.name === 'id' ? right.input : undefined;
  const root = ids?.kind === 'step' && ids.name === 'contained' ? ids.input : undefined;
  if (root?.kind !== 'constant' || root.name !== 'rootResource' || !around.resolve) return undefined;
  if (left.kind !== 'call' || left.name !== 'substring' || !left.input || left.args.length !== 1) return undefined;
  const [from] = left.args;
  const path = singlePath(left.input, focus, around, TEXTS);
  if (from?.kind !== 'literal' || from.node?.value !== 1 || !path) return undefined;
  const holds = `${around.source.constant(leadsToContained)}(${oneOf(path, focus, around)}, ${around.resolve})`;
  return { holds, fails: 'false', exact: false, partial: true };
};
