import { isResource, type JsonObject, objects, type Resource } from './json.ts';
import { parseReference } from './reference.ts';

export type Resolve = (reference: string) => Resource | undefined;

/**
 * Finds what references between the entries of a Bundle lead to (R4 §3.1.4: by fullUrl; a relative one from the base of
 * its own entry's fullUrl). In a transaction, where a PUT may leave its fullUrl out, type and id alone will do.
 */
export const resolverIn = (bundle: JsonObject): ((fullUrl: string | undefined) => Resolve) => {
  const byUrl = new Map<string, Resource>();
  const byTypeAndId = new Map<string, Resource>();
  for (const { fullUrl, resource } of objects(bundle['entry'])) {
    if (!isResource(resource)) continue;
    if (typeof fullUrl === 'string') byUrl.set(fullUrl, resource);
    if (resource.id) byTypeAndId.set(`${resource.resourceType}/${resource.id}`, resource);
  }
  return (from) => (reference) => {
    const parsed = parseReference(reference);
    if (parsed.kind === 'urn') return byUrl.get(reference);
    if (parsed.kind !== 'literal') return byUrl.get(reference);
    const local = `${parsed.type}/${parsed.id}`;
    if (parsed.base) return byUrl.get(`${parsed.base}/${local}`);
    const base = from && parseReference(from);
    return (
      (base && base.kind === 'literal' && base.base && byUrl.get(`${base.base}/${local}`)) || byTypeAndId.get(local)
    );
  };
};
