import { baseCanonical } from '../definitions/definitions.ts';
import type { ElementProgram, Properties, TypeUse } from './program.ts';
import type { Knowledge } from './run.ts';

/**
 * The elements below one: those that its definition unfolds, or else those of the profile of its only type, or of the type.
 * `type` is the one that the value has, where there is a choice.
 */
export const elementsBelow = (
  knowledge: Knowledge,
  element: ElementProgram,
  type: TypeUse | undefined,
): readonly ElementProgram[] => {
  if (element.children.length > 0 || !type) return element.children;
  const profile = type.profiles.length === 1 ? knowledge.program(type.profiles[0] as string) : undefined;
  return (profile ?? knowledge.program(baseCanonical(type.code)))?.root.children ?? [];
};

const known = new WeakMap<readonly ElementProgram[], Properties>();

/** The same, by the JSON property that holds each. */
export const propertiesOf = (elements: readonly ElementProgram[]): Properties => {
  let properties = known.get(elements);
  if (!properties) {
    properties = new Map(
      elements.flatMap((element) => element.types.map((type) => [type.property, { element, type }] as const)),
    );
    known.set(elements, properties);
  }
  return properties;
};
