import { isObject, type Json, type JsonObject, objects, type Resource } from '../fhir/json.ts';

/** The properties of conformance resources that hold a canonical of a definition, or a list of them. */
const TYPES: Readonly<Record<string, string>> = {
  baseDefinition: 'StructureDefinition',
  profile: 'StructureDefinition',
  targetProfile: 'StructureDefinition',
  valueSet: 'ValueSet',
  valueCanonical: 'ValueSet',
  supplements: 'CodeSystem',
};

/**
 * A definition with a version on each canonical that would otherwise lead to another package's version of it.
 * `versionOf` says which version is meant, or undefined where nothing has to be said.
 */
export const pinned = (resource: Resource, versionOf: (type: string, url: string) => string | undefined): Resource => {
  const pin = (type: string, value: Json): Json => {
    if (Array.isArray(value)) return value.map((item) => pin(type, item));
    if (typeof value !== 'string' || value.includes('|')) return value;
    const version = versionOf(type, value);
    return version === undefined ? value : `${value}|${version}`;
  };
  const visit = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isObject(value)) return value;
    const copy: JsonObject = {};
    for (const [name, child] of Object.entries(value)) {
      if (child === undefined) continue;
      const type = TYPES[name];
      if (name === 'include' || name === 'exclude') copy[name] = objects(child).map((part) => withVersion(part));
      else copy[name] = type ? pin(type, child) : visit(child);
    }
    return copy;
  };
  /** A value set says the version of a code system beside it, not in it. */
  const withVersion = (part: JsonObject): Json => {
    const { system, version } = part;
    const meant = typeof system === 'string' && version === undefined ? versionOf('CodeSystem', system) : undefined;
    return visit(meant === undefined ? part : { ...part, version: meant });
  };
  return visit(resource) as Resource;
};
