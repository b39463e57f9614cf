import type { Model } from '../model.ts';
import { parse } from '../parser.ts';
import type { Source } from './source.ts';
import { sureOf } from './truth.ts';

/** `ele-1`: true for every element of well-formed JSON that has a value, or anything but an id. */
const HAS_CONTENT = 'hasValue() or (children().count() > id.count())';

/**
 * An expression of JavaScript that is true only where the invariant is, for a well-formed value in the variable `name`.
 * An object must have a property beside its id. Undefined when nothing can be said without the engine.
 */
export const sureInvariant = (
  text: string,
  name: string,
  type: string,
  model: Model,
  source: Source,
): string | undefined => {
  if (text === HAS_CONTENT) return 'true';
  try {
    return sureOf(parse(text), { name, type }, { model, source, sureOf })?.holds;
  } catch {
    // What cannot be read here, the engine reports when it is asked.
    return undefined;
  }
};
