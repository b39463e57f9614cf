import { CANONICAL } from '../fhir/canonical.ts';
import { isObject, type JsonObject, objects, type Resource } from '../fhir/json.ts';

/** What a resource of ours is, by its codes: an EHR's plain CarePlan is not ours until it has our category. */
export type RecordType =
  | 'care-agreement'
  | 'care-consent'
  | 'delegation-order'
  | 'competence'
  | 'volunteer-agreement'
  | 'carer-support'
  | 'evaluation'
  | 'review'
  | 'concern'
  | 'follow-up';

const RECORD_TYPE = `${CANONICAL}/CodeSystem/record-type`;

/** The resource type of each, and the element that carries its code. */
const TYPES: Readonly<Record<RecordType, { readonly type: string; readonly element: string }>> = {
  'care-agreement': { type: 'CarePlan', element: 'category' },
  'care-consent': { type: 'Consent', element: 'category' },
  'delegation-order': { type: 'ServiceRequest', element: 'category' },
  competence: { type: 'Observation', element: 'category' },
  'volunteer-agreement': { type: 'Contract', element: 'type' },
  'carer-support': { type: 'ServiceRequest', element: 'category' },
  evaluation: { type: 'Task', element: 'code' },
  review: { type: 'Task', element: 'code' },
  concern: { type: 'Task', element: 'code' },
  'follow-up': { type: 'Task', element: 'code' },
};

export const RECORD_TYPES = Object.keys(TYPES) as readonly RecordType[];

export const isOurs = (resource: Resource, recordType: RecordType): boolean => {
  const { type, element } = TYPES[recordType];
  return resource.resourceType === type && objects(resource[element]).some((c) => hasCode(c, RECORD_TYPE, recordType));
};

/** The concept by which a resource is ours. */
export const recordTypeConcept = (recordType: RecordType): JsonObject => ({
  coding: [{ system: RECORD_TYPE, code: recordType }],
});

/** The search that finds resources that are ours, of types that share one element. */
export const searchOurs = (...recordTypes: readonly [RecordType, ...RecordType[]]): Record<string, string> => ({
  [TYPES[recordTypes[0]].element]: recordTypes.map((recordType) => `${RECORD_TYPE}|${recordType}`).join(','),
});

export const hasCode = (concept: JsonObject, system: string, code: string): boolean =>
  objects(concept['coding']).some((c) => c['system'] === system && c['code'] === code);

/** The extensions of ours with this name. */
export const extensionsOf = (node: JsonObject, name: string): JsonObject[] => {
  const url = urlOf(name);
  return objects(node['extension']).filter((e) => e['url'] === url);
};

/** The value of the first extension of ours with this name, whatever its type; for a complex one the extension itself. */
export const extensionOf = (node: JsonObject, name: string): unknown => {
  const extensions = node['extension'];
  if (!Array.isArray(extensions)) return undefined;
  const url = urlOf(name);
  // Read for every resource of a record, a dozen times each: no lists are made on the way.
  for (const extension of extensions) if (isObject(extension) && extension['url'] === url) return valueIn(extension);
  return undefined;
};

const URLS = new Map<string, string>();
const urlOf = (name: string): string => {
  const known = URLS.get(name) ?? `${CANONICAL}/StructureDefinition/${name}`;
  URLS.set(name, known);
  return known;
};

/** The value of a part of a complex extension. */
export const partOf = (extension: unknown, name: string): unknown => {
  if (!isObject(extension)) return undefined;
  const part = objects(extension['extension']).find((e) => e['url'] === name);
  return part && valueIn(part);
};

const valueIn = (extension: JsonObject): unknown => {
  for (const key in extension) if (key.startsWith('value')) return extension[key];
  return extension;
};
