import type { Resource } from '../fhir/json.ts';
import { mapReferences, parseReference } from '../fhir/reference.ts';

/** What the entries of a transaction came to be: their fullUrl → `Type/id`. */
export type Identities = ReadonlyMap<string, string>;

/**
 * A copy of an entry's resource in which references to other entries, and uris in extensions, are what those came to be. A relative reference is
 * first seen as one below the base of the entry's own fullUrl, as R4 §3.5.3 (resolving references in Bundles) asks.
 */
export const withIdentities = (resource: Resource, fullUrl: string | undefined, identities: Identities): Resource => {
  const own = fullUrl === undefined ? undefined : parseReference(fullUrl);
  const base = own?.kind === 'literal' ? own.base : undefined;
  const mapped = mapReferences(
    resource,
    (reference) => identities.get(reference) ?? (base && identities.get(`${base}/${reference}`)),
  );
  return JSON.parse(JSON.stringify(mapped), (name, value) =>
    name === 'valueUri' ? (identities.get(value) ?? value) : value,
  );
};
