import { baseCanonical } from '../../definitions/definitions.ts';
import { isObject, isResource, type Json, type Resource } from '../../fhir/json.ts';
import { found, type Kind } from '../check.ts';
import type { Run } from '../run.ts';

/** Element.id is "unique within the resource". R4 §2.25.1. */
const duplicate: Kind = {
  id: 'element-id-duplicate',
  code: 'duplicate',
  text: {
    nl: 'Een ander element in deze resource heeft dit id al.',
    en: 'Another element in this resource has this id already.',
  },
};

/** Resource.id is the one primitive without extensions. R4 §2.1.5.1. */
const extended: Kind = {
  id: 'resource-id-extended',
  code: 'structure',
  text: { nl: 'Het id van een resource heeft geen extensies.', en: 'The id of a resource has no extensions.' },
};

/**
 * Holds the ids of the elements of a resource to being their own. Resources in it have ids of their own, and are held for themselves;
 * those of ElementDefinitions are names of what they define (R4 §5.1.0.4), the same in snapshot and differential.
 */
export const checkElementIds = (run: Run, resource: Resource, expression: string): void => {
  if (resource['_id'] !== undefined) run.report(found(extended, `${expression}.id`, baseCanonical('Resource')));
  if (resource.resourceType === 'StructureDefinition') return;
  const seen = new Set<string>();
  const visit = (value: Json | undefined, at: string): void => {
    if (Array.isArray(value)) {
      for (const [i, item] of value.entries()) visit(item, `${at}[${i}]`);
    } else if (isObject(value) && !isResource(value)) {
      const { id } = value;
      if (typeof id === 'string' && seen.has(id)) run.report(found(duplicate, at, baseCanonical('Element')));
      else if (typeof id === 'string') seen.add(id);
      visitParts(value, at);
    }
  };
  const visitParts = (value: object, at: string): void => {
    for (const [name, part] of Object.entries(value))
      if (typeof part === 'object' && part !== null) visit(part as Json, `${at}.${name.replace(/^_/, '')}`);
  };
  visitParts(resource, expression);
};
