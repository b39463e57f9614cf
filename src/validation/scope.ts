import type { Resolve } from '../fhir/bundle.ts';
import { isResource, objects, type Resource } from '../fhir/json.ts';
import type { Scope } from './run.ts';

/** The scope of a resource that stands by itself, or as an entry of a Bundle. `outside` finds what it refers to beyond itself. */
export const scopeOf = (resource: Resource, at: string, outside: Resolve): Scope => ({
  resource,
  root: resource,
  at,
  outside,
  resolve: (reference) => (reference.startsWith('#') ? containedIn(resource, reference) : outside(reference)),
});

/** The scope of a contained resource: its `#fragments` are those of the resource that contains it. */
export const containedScope = (resource: Resource, at: string, container: Scope): Scope => ({
  ...container,
  resource,
  at,
});

const containedIn = (root: Resource, reference: string): Resource | undefined => {
  if (reference === '#') return root;
  return objects(root['contained'])
    .filter(isResource)
    .find((r) => r.id === reference.slice(1));
};
