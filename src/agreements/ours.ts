import { CANONICAL } from '../fhir/canonical.ts';
import { isObject, type JsonObject, objects, type Resource } from '../fhir/json.ts';

/** What a resource of ours is, by its codes: an EHR's plain CarePlan is not ours until it has our category. */
export type RecordType = 'care-agreement' | 'care-consent';

const RECORD_TYPE = `${CANONICAL}/CodeSystem/record-type`;

const TYPES: Readonly<Record<RecordType, string>> = { 'care-agreement': 'CarePlan', 'care-consent': 'Consent' };

export const isOurs = (resource: Resource, recordType: RecordType): boolean =>
  resource.resourceType === TYPES[recordType] &&
  objects(resource['category']).some((c) => hasCode(c, RECORD_TYPE, recordType));

export const hasCode = (concept: JsonObject, system: string, code: string): boolean =>
  objects(concept['coding']).some((c) => c['system'] === system && c['code'] === code);

/** The value of the extension of ours with this name, whatever its type; for a complex one the extension itself. */
export const extensionOf = (node: JsonObject, name: string): unknown => {
  const extension = objects(node['extension']).find((e) => e['url'] === `${CANONICAL}/StructureDefinition/${name}`);
  if (!isObject(extension)) return undefined;
  const value = Object.entries(extension).find(([key]) => key.startsWith('value'));
  return value ? value[1] : extension;
};
