import { isObject, items, type Json, type JsonObject, type Resource } from '../../src/fhir/json.ts';

/** A story's record, to be changed by one thing. */
export type Record = Map<string, Resource>;
export type Change = (record: Record) => void;

export const recordOf = (resources: readonly Resource[]): Record =>
  new Map(resources.map((resource) => [`${resource.resourceType}/${resource.id}`, structuredClone(resource)]));

const get = (record: Record, reference: string): Resource => {
  const resource = record.get(reference);
  if (!resource) throw new Error(`the story has no ${reference}`);
  return resource;
};

export const all =
  (...changes: Change[]): Change =>
  (record) => {
    for (const change of changes) change(record);
  };

export const add =
  (...resources: Resource[]): Change =>
  (record) => {
    for (const resource of resources) record.set(`${resource.resourceType}/${resource.id}`, resource);
  };

export const remove =
  (...references: string[]): Change =>
  (record) => {
    for (const reference of references) if (!record.delete(reference)) throw new Error(`no ${reference}`);
  };

export const set =
  (reference: string, name: string, value: Json): Change =>
  (record) => {
    get(record, reference)[name] = value;
  };

export const without =
  (reference: string, name: string): Change =>
  (record) => {
    delete get(record, reference)[name];
  };

const named = (name: string) => (extension: Json) =>
  isObject(extension) && String(extension['url']).endsWith(`/${name}`);

/** Where an agreement carries its extensions: its detail. */
const nodeOf = (resource: Resource): JsonObject => {
  const activity = items(resource['activity'])[0];
  return isObject(activity) && isObject(activity['detail']) ? activity['detail'] : resource;
};

export const withoutExtension =
  (reference: string, name: string): Change =>
  (record) => {
    const node = nodeOf(get(record, reference));
    const kept = items(node['extension']).filter((extension) => !named(name)(extension));
    if (kept.length === items(node['extension']).length) throw new Error(`${reference} has no ${name}`);
    if (kept.length > 0) node['extension'] = kept;
    else delete node['extension'];
  };

export const withExtension =
  (reference: string, name: string, value: JsonObject): Change =>
  (record) => {
    const node = nodeOf(get(record, reference));
    const url = `https://samenspel.example/fhir/StructureDefinition/${name}`;
    node['extension'] = [...items(node['extension']).filter((extension) => !named(name)(extension)), { url, ...value }];
  };

export const detail =
  (reference: string, name: string, value: Json): Change =>
  (record) => {
    nodeOf(get(record, reference))[name] = value;
  };
