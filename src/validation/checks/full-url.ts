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

/** The rules of documents and messages beyond R4's invariants (what Composition or MessageHeader leads to is in the Bundle). */
const undecidedBundle: Kind = {
  id: 'bundle-undecided',
  code: 'incomplete',
  outcome: 'undecided',
  text: {
    nl: 'Niet beoordeeld of alles waarnaar deze {type} verwijst erin zit, en niets anders.',
    en: 'Not evaluated whether all that this {type} refers to is in it, and nothing else.',
  },
};

const WITHOUT = new Set(['transaction', 'batch', 'transaction-response', 'batch-response']);

/** Holds an entry of a Bundle to the rules about its fullUrl. */
export const checkFullUrl = (run: Run, place: Place): void => {
  if (place.type !== 'Bundle.entry') return;
  const { value, parent, expression, element } = place;
  if (!isObject(value) || !parent || !isObject(parent.value)) return;
  const { type: bundleType } = parent.value;
  const { resource, fullUrl } = value;
  const kind = typeof bundleType === 'string' ? bundleType : '';
  if (kind === 'document' || kind === 'message') {
    run.report(found(undecidedBundle, parent.expression, element.source, { type: kind }));
  }
  if (!isResource(resource)) return;
  if (typeof fullUrl !== 'string') {
    const identified = typeof resource.id === 'string' || kind === 'document' || kind === 'message';
    if (KINDS.has(kind) && !WITHOUT.has(kind) && identified)
      run.report(found(missing, expression, element.source, { type: kind }));
  } else if (contradicts(run, fullUrl, resource)) run.report(found(disagrees, `${expression}.fullUrl`, element.source));
};

const KINDS = new Set([...WITHOUT, 'document', 'message', 'collection', 'searchset', 'history']);

const contradicts = (run: Run, fullUrl: string, resource: JsonObject): boolean => {
  const parsed = parseReference(fullUrl);
  if (parsed.kind !== 'literal' || !run.definitions.resourceTypes.has(parsed.type)) return false;
  if (parsed.type !== resource['resourceType']) return true;
  return resource['id'] !== undefined && parsed.id !== resource['id'];
};
