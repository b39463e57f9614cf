import { isObject, type JsonObject } from '../../fhir/json.ts';

/** What the manifest of a FHIR package says (hl7.org/fhir/packages.html): the part that loading it needs. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly fhirVersions: readonly string[];
  /** Name to version of the packages that it depends on. */
  readonly dependencies: Readonly<Record<string, string>>;
}

/** The manifest in a package.json; undefined when it is none of a package (without a name or a version). */
export const readManifest = (json: unknown): Manifest | undefined => {
  if (!isObject(json) || typeof json['name'] !== 'string' || typeof json['version'] !== 'string') return undefined;
  const versions = json['fhirVersions'] ?? json['fhir-version-list'];
  return {
    name: json['name'],
    version: json['version'],
    fhirVersions: Array.isArray(versions) ? versions.map(String) : [],
    dependencies: isObject(json['dependencies']) ? textsOf(json['dependencies']) : {},
  };
};

const textsOf = (node: JsonObject): Record<string, string> =>
  Object.fromEntries(Object.entries(node).filter((e): e is [string, string] => typeof e[1] === 'string'));

export const packageId = ({ name, version }: Pick<Manifest, 'name' | 'version'>): string => `${name}#${version}`;

/** Whether a package says that it is for R4, or does not say for which version it is. */
export const isForR4 = ({ fhirVersions }: Manifest): boolean =>
  fhirVersions.length === 0 || fhirVersions.some((version) => version.startsWith('4.0'));

/** FHIR itself is with us already, prepared; and the core of another version is none that R4 could use. */
export const isCore = (name: string): boolean =>
  /^hl7\.fhir\.r\d+[a-z]?\.(?:core|expansions|examples|search|corexml)$/.test(name);

/**
 * Whether a version is one that a dependency asks for: the very version, one with wildcards (`4.0.x`), npm's `^` and `~`, or
 * whichever is there (`latest`, `current`, `dev`).
 */
export const satisfies = (version: string, asked: string): boolean => {
  if (asked === version || ['', '*', 'latest', 'current', 'dev'].includes(asked)) return true;
  const [range] = asked.replace(/^[\^~]/, '').split('-');
  const parts = (range ?? '').split('.');
  const kept = asked.startsWith('^') ? parts.slice(0, 1) : asked.startsWith('~') ? parts.slice(0, 2) : parts;
  if (kept.length === parts.length && !parts.some((p) => p === 'x' || p === '*')) return false;
  const own = version.split('.');
  return kept.every((part, i) => part === 'x' || part === '*' || part === own[i]);
};
