import { isObject, items, type Resource } from '../../fhir/json.ts';
import { found, type Kind } from '../check.ts';
import type { Place, Run } from '../run.ts';

/** A contained resource is known by its id, which no other one in the same resource has. R4 §2.4.2. */
const missing: Kind = {
  id: 'contained-id',
  code: 'required',
  text: {
    nl: 'Een contained resource heeft een id: zonder kan niets ernaar verwijzen.',
    en: 'A contained resource has an id: without one nothing can refer to it.',
  },
};

const duplicate: Kind = {
  id: 'contained-duplicate',
  code: 'duplicate',
  text: { nl: 'Een andere contained resource heeft dit id al.', en: 'Another contained resource has this id already.' },
};

/** Holds a contained resource to having an id of its own. */
export const checkContained = (run: Run, { element, expression, parent }: Place, resource: Resource): void => {
  if (element.name !== 'contained' || !isObject(parent?.value)) return;
  if (resource.id === undefined) run.report(found(missing, expression, element.source));
  else if (first(parent.value, resource.id) !== resource) run.report(found(duplicate, expression, element.source));
};

/** By container: the first contained resource with each id. */
const firsts = new WeakMap<object, ReadonlyMap<unknown, unknown>>();

const first = (container: object & { contained?: unknown }, id: unknown): unknown => {
  let byId = firsts.get(container);
  if (!byId) {
    const all = items(container.contained as never).filter(isObject);
    byId = new Map(all.reverse().map((resource) => [resource['id'], resource]));
    firsts.set(container, byId);
  }
  return byId.get(id);
};
