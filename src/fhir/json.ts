/** A FHIR resource as it travels: JSON, nothing typed beyond what JSON itself says. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

export interface JsonObject {
  [name: string]: Json | undefined;
}

export interface Resource extends JsonObject {
  resourceType: string;
  id?: string;
  meta?: Meta;
}

export interface Meta extends JsonObject {
  versionId?: string;
  lastUpdated?: string;
  profile?: string[];
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isResource = (value: unknown): value is Resource =>
  isObject(value) && typeof value['resourceType'] === 'string';

/** The items of a repeating element: an absent one has none, and a single value that should have been a list counts as one. */
export const items = (value: Json | undefined): Json[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

/** The items of a repeating element that are objects. */
export const objects = (value: Json | undefined): JsonObject[] => items(value).filter(isObject);
