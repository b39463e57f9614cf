import { type Json, type JsonObject, objects } from '../../fhir/json.ts';

/** Whether the texts that stand under a name anywhere below a value are all different: `descendants().name.isDistinct()`. */
export const distinctBelow = (value: JsonObject, name: string): boolean => {
  const seen = new Set<Json>();
  return everyBelow(value, name, (item) => {
    if (typeof item !== 'string' || seen.has(item)) return false;
    seen.add(item);
    return true;
  });
};

/** Whether each contained resource is referred to, from anywhere but the top of the resource, by a `reference` with its id. */
export const containedAreReferred = (resource: JsonObject): boolean => {
  const wanted = new Set<Json>(objects(resource['contained']).map(({ id }) => `#${id}`));
  everyBelow(resource, 'reference', (item) => {
    wanted.delete(item);
    return wanted.size > 0;
  });
  return wanted.size === 0;
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
