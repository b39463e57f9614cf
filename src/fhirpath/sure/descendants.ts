import type { Json, JsonObject } from '../../fhir/json.ts';

/** Whether the texts that stand under a name anywhere below a value are all different: `descendants().name.isDistinct()`. */
export const distinctBelow = (value: JsonObject, name: string): boolean => {
  const seen = new Set<Json>();
  return everyBelow(value, name, (item) => {
    if (typeof item !== 'string' || seen.has(item)) return false;
    seen.add(item);
    return true;
  });
};

/** Whether a test passes for all that stands under a name in the objects below a value; it ends at the first that does not. */
const everyBelow = (value: Json | undefined, name: string, test: (item: Json) => boolean): boolean => {
  if (typeof value !== 'object' || value === null) return true;
  for (const key in value) {
    const held = (value as JsonObject)[key];
    if (typeof held !== 'object' || held === null) continue;
    if (!Array.isArray(held) && held[name] !== undefined && !test(held[name])) return false;
    if (!everyBelow(held, name, test)) return false;
  }
  return true;
};
