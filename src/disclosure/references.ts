import { isObject, type Json, type JsonObject } from '../fhir/json.ts';
import { parseReference } from '../fhir/reference.ts';

/** What a Reference element names: a resource of this server, `Type/id`, with the version where it says one. */
export interface Named {
  readonly reference: string;
  readonly type: string;
  readonly version?: string;
}

/**
 * The resource that a Reference names by type and id on this server. Undefined for an absolute URL, a fragment, an identifier or
 * a display alone: those are never taken for one of ours.
 */
export const namedBy = (node: Json | undefined): Named | undefined => {
  if (!isObject(node) || typeof node['reference'] !== 'string') return undefined;
  const parsed = parseReference(node['reference']);
  if (parsed.kind !== 'literal' || parsed.base) return undefined;
  const { type, id, version } = parsed;
  return { reference: `${type}/${id}`, type, ...(version && { version }) };
};

export const referenceTo = (node: Json | undefined): string | undefined => namedBy(node)?.reference;

/** Everything that stands at a dotted path of a resource, lists opened: `participant.actor`. */
export const valuesAt = (resource: JsonObject, path: string): Json[] => {
  let found: Json[] = [resource];
  for (const name of path.split('.')) {
    const next: Json[] = [];
    for (const node of found) {
      const value = isObject(node) ? node[name] : undefined;
      if (Array.isArray(value)) next.push(...value);
      else if (value !== undefined && value !== null) next.push(value);
    }
    found = next;
  }
  return found;
};
