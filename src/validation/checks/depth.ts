import { MAX_DEPTH } from '../../fhir/parse.ts';
import type { Kind } from '../check.ts';

/** Nested deeper than any resource is. Nothing of such a resource is looked at, since looking would exhaust the stack. */
export const tooDeep: Kind = {
  id: 'json-depth',
  code: 'structure',
  text: { nl: 'Te diep genest: meer dan {max} niveaus.', en: 'Nested too deep: more than {max} levels.' },
};

/** Whether a value is nested deeper than MAX_DEPTH. Without recursion, and over as soon as it is known. */
export const isTooDeep = (value: unknown): boolean => {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth >= MAX_DEPTH) return true;
    for (const child of Object.values(next.value)) {
      if (typeof child === 'object') open.push({ value: child, depth: next.depth + 1 });
    }
  }
  return false;
};
