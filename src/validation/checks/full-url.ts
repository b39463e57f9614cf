import { isObject, isResource, type JsonObject } from '../../fhir/json.ts';
import { parseReference } from '../../fhir/reference.ts';
import { found, type Kind } from '../check.ts';
import type { Place, Run } from '../run.ts';

/** Bundle.entry.fullUrl: it shall not disagree with the id in the resource. R4 §2.36.4. */
const disagrees: Kind = {
  id: 'full-url',
  code: 'value',
  text: {
    nl: 'Een fullUrl die als een RESTful URL is, eindigt op het type en het id van de resource.',
    en: 'A fullUrl that is like a RESTful URL ends with the type and id of the resource.',
  },
};

/** Only an entry that is yet to be written, or a result without an identity, may do without. R4 §2.36.4. */
const missing: Kind = {
  id: 'full-url-missing',
  code: 'required',
  text: {
    nl: 'In een Bundle van soort {type} heeft elke resource met een identiteit een fullUrl.',
    en: 'In a Bundle of type {type} each resource with an identity has a fullUrl.',
  },
};

/** "an absolute URL": R4 §2.36.4. */
const relative: Kind = {
  id: 'full-url-relative',
  code: 'value',
  text: { nl: 'Een fullUrl is een absolute URL.', en: 'A fullUrl is an absolute URL.' },
};

const WITHOUT = new Set(['transaction', 'batch', 'transaction-response', 'batch-response']);

/** Holds an entry of a Bundle to the rules about its fullUrl. */
export const checkFullUrl = (run: Run, place: Place): void => {
  if (place.type !== 'Bundle.entry') return;
  const { value, parent, expression, element } = place;
  if (!isObject(value) || !parent || !isObject(parent.value)) return;
  const { resource, fullUrl } = value;
  if (!isResource(resource)) return;
  const report = (kind: Kind, at: string, parameters = {}) => run.report(found(kind, at, element.source, parameters));
  if (typeof fullUrl !== 'string') {
    const kind = typeof parent.value['type'] === 'string' ? parent.value['type'] : '';
    const identified = typeof resource.id === 'string' || kind === 'document' || kind === 'message';
    if (KINDS.has(kind) && !WITHOUT.has(kind) && identified) report(missing, expression, { type: kind });
  } else if (!/^[a-z][a-z0-9+.-]*:/i.test(fullUrl)) report(relative, `${expression}.fullUrl`);
  else if (contradicts(run, fullUrl, resource)) report(disagrees, `${expression}.fullUrl`);
};

const KINDS = new Set([...WITHOUT, 'document', 'message', 'collection', 'searchset', 'history']);

const contradicts = (run: Run, fullUrl: string, resource: JsonObject): boolean => {
  const parsed = parseReference(fullUrl);
  if (parsed.kind !== 'literal' || !run.definitions.resourceTypes.has(parsed.type)) return false;
  return parsed.type !== resource['resourceType'] || parsed.id !== resource['id'];
};
