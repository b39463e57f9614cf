import { parse } from '../parser.ts';
import type { Syntax } from '../syntax.ts';
import { containedAreReferred } from './contained.ts';
import { componentsDiffer } from './observation.ts';
import type { Focus, Surroundings } from './sure.ts';
import { sureOf } from './truth.ts';

/** `ele-1`: true for every element of well-formed JSON that has a value, or anything but an id. */
const HAS_CONTENT = 'hasValue() or (children().count() > id.count())';

/** `dom-3`: each contained resource is referred to from elsewhere in the resource, or refers to it. */
const CONTAINED_IS_REFERRED =
  "contained.where((('#'+id in (%resource.descendants().reference | %resource.descendants().as(canonical) | %resource.descendants().as(uri) | %resource.descendants().as(url))) or descendants().where(reference = '#').exists() or descendants().where(as(canonical) = '#').exists() or descendants().where(as(canonical) = '#').exists()).not()).trace('unmatched', id).empty()";

/** `obs-7`: a component is not the observation itself. */
const COMPONENTS_DIFFER =
  'value.empty() or component.code.where(coding.intersect(%resource.code.coding).exists()).empty()';

/**
 * An expression of JavaScript that is true only where the invariant is, for a well-formed value in the variable of the focus.
 * An object must have a property beside its id. Undefined when nothing can be said without the engine.
 */
export const sureInvariant = (text: string, focus: Focus, around: Omit<Surroundings, 'sureOf'>): string | undefined => {
  if (text === HAS_CONTENT) return 'true';
  const { name } = focus;
  if (text === CONTAINED_IS_REFERRED && around.fragments)
    return `(${name}.contained === undefined || ${around.source.constant(containedAreReferred)}(${name}, ${around.fragments}))`;
  if (text === COMPONENTS_DIFFER) return `${around.source.constant(componentsDiffer)}(${name})`;
  try {
    return sureOf(parse(text), focus, { ...around, sureOf })?.holds;
  } catch {
    // What cannot be read here, the engine reports when it is asked.
    return undefined;
  }
};

/** What stands before the first `or` of an expression, where that is all: where it is true, so is the whole. */
export const alternativeOf = (text: string): string | undefined => {
  const [first, ...others] = text.split(' or ');
  if (first === undefined || others.length === 0) return undefined;
  try {
    const [whole, start] = [parse(text), parse(first)];
    let left: Syntax = whole;
    while (left.kind === 'binary' && left.operator === 'or') left = left.left;
    return JSON.stringify(left) === JSON.stringify(start) && left !== whole ? first : undefined;
  } catch {
    return undefined;
  }
};
