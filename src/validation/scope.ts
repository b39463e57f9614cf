import type { Resolve } from '../fhir/bundle.ts';
import { isResource, objects, type Resource } from '../fhir/json.ts';
import type { Scope } from './run.ts';

/** The scope of a resource that stands by itself, or as an entry of a Bundle. `outside` finds what it refers to beyond itself. */
export const scopeOf = (resource: Resource, at: string, outside: Resolve): Scope => {
  let contained: ReadonlyMap<string, Resource> | undefined;
  const within = (fragment: string): Resource | undefined => {
    if (fragment === '#') return resource;
    // Looked through once, however many references there are.
    contained ??= containedIn(resource);
    return contained.get(fragment.slice(1));
  };
  return {
    resource,
    root: resource,
    at,
    outside,
    resolve: (reference) => (reference.startsWith('#') ? within(reference) : outside(reference)),
  };
};

/** The scope of a contained resource: its `#fragments` are those of the resource that contains it. */
export const containedScope = (resource: Resource, at: string, container: Scope): Scope => ({
  ...container,
  resource,
  at,
});

/** The contained resources by their ids; of two with one id the first. */
const containedIn = (root: Resource): ReadonlyMap<string, Resource> => {
  const resources = objects(root['contained']).filter(isResource).toReversed();
  return new Map(resources.flatMap((resource) => (typeof resource.id === 'string' ? [[resource.id, resource]] : [])));
};
