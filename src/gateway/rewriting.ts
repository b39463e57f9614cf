import { isObject, type Json, type JsonObject, type Resource } from '../fhir/json.ts';
import { parseReference } from '../fhir/reference.ts';
import type { Model } from '../fhirpath/model.ts';
import { Navigator } from '../fhirpath/navigator.ts';

/** What the entries of a transaction came to be: their fullUrl → `Type/id`. */
export type Identities = ReadonlyMap<string, string>;

/** A copy of an entry's resource in which links to other entries are what those came to be. */
export type Rewrite = (resource: Resource, fullUrl: string | undefined, identities: Identities) => Resource;

/** R4 §3.1.0.11.2 names these, and says of `canonical` that it is not replaced. */
const LINK_TYPES: ReadonlySet<string> = new Set(['uri', 'url', 'oid', 'uuid']);

/**
 * Links are the references, the elements of a link type, and `href` and `src` in narrative, at any depth, contained too
 * (R4 §3.1.0.11.2). A relative reference is first seen as one below the base of the entry's own fullUrl, as R4 §3.5.3
 * (resolving references in Bundles) asks.
 */
export const rewriting = (model: Model): Rewrite => {
  const navigator = new Navigator(model);
  return (resource, fullUrl, identities) => {
    const own = fullUrl === undefined ? undefined : parseReference(fullUrl);
    const base = own?.kind === 'literal' ? own.base : undefined;
    const ofReference = (text: string) => identities.get(text) ?? (base && identities.get(`${base}/${text}`)) ?? text;

    const text = (value: string, key: string, type: string): string => {
      if (key === 'reference') return ofReference(value);
      if (LINK_TYPES.has(type)) return identities.get(value) ?? value;
      return type === 'xhtml' ? narrative(value, ofReference) : value;
    };
    const map = (value: Json, key: string, type: string): Json => {
      if (typeof value === 'string') return text(value, key, type);
      if (Array.isArray(value)) return value.map((item) => map(item, key, type));
      if (!isObject(value)) return value;
      const within = typeof value['resourceType'] === 'string' ? value['resourceType'] : type;
      const copy: JsonObject = {};
      for (const [name, child] of Object.entries(value)) {
        if (child !== undefined) copy[name] = map(child, name, navigator.fieldOf(within, name).type);
      }
      return copy;
    };
    return identities.size === 0 ? structuredClone(resource) : (map(resource, '', '') as Resource);
  };
};

const narrative = (div: string, replace: (link: string) => string): string =>
  div.replaceAll(/(\b(?:href|src)\s*=\s*)(["'])([^"']*)\2/g, (_, before: string, quote: string, link: string) =>
    [before, quote, replace(link), quote].join(''),
  );
