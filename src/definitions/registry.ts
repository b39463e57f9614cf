import type { CodeSystem, SearchParameter, StructureDefinition, ValueSet } from '@medplum/fhirtypes';
import type { Resource } from '../fhir/json.ts';
import { modelOf } from '../fhirpath/structure-model.ts';
import { compareVersions, splitCanonical } from './canonical.ts';
import { baseCanonical, type Definitions } from './definitions.ts';
import type { Entry, Source } from './source.ts';

/** The resources of R4 itself have canonicals under this; every other profile counts as one of ours. */
const R4 = 'http://hl7.org/fhir/';

/** The definitions of these sources together. Of the same canonical and version in two sources the later one counts. */
export const createDefinitions = (sources: readonly Source[]): Definitions => {
  const byUrl = new Map<string, { entry: Entry; source: Source }[]>();
  const structures: Entry[] = [];
  for (const source of sources) {
    for (const entry of source.entries) {
      const key = `${entry.resourceType} ${entry.url}`;
      const same = byUrl.get(key);
      if (same) same.push({ entry, source });
      else byUrl.set(key, [{ entry, source }]);
      if (entry.resourceType === 'StructureDefinition') structures.push(entry);
    }
  }
  const read = new Map<Entry, Resource>();

  const find = (resourceType: string, canonical: string): Resource | undefined => {
    const { url, version } = splitCanonical(canonical);
    const found = (byUrl.get(`${resourceType} ${url}`) ?? [])
      .filter(({ entry }) => version === undefined || entry.version === version)
      .sort((a, b) => compareVersions(a.entry.version, b.entry.version))
      .at(-1);
    if (!found) return undefined;
    let resource = read.get(found.entry);
    if (!resource) {
      resource = found.source.read(found.entry);
      read.set(found.entry, resource);
    }
    return resource;
  };

  const structure = (canonical: string) => find('StructureDefinition', canonical) as StructureDefinition | undefined;
  const ofType = (type: string) => find('StructureDefinition', baseCanonical(type));
  const searchParameters = new Map<string, ReadonlyMap<string, SearchParameter>>();

  return {
    structure,
    valueSet: (canonical) => find('ValueSet', canonical) as ValueSet | undefined,
    codeSystem: (canonical) => find('CodeSystem', canonical) as CodeSystem | undefined,
    searchParameters: (type) => {
      let parameters = searchParameters.get(type);
      if (!parameters) {
        parameters = readSearchParameters(type, sources);
        searchParameters.set(type, parameters);
      }
      return parameters;
    },
    resourceTypes: new Set(
      structures
        .filter((s) => s.kind === 'resource' && s.derivation === 'specialization' && !s.abstract)
        .map((s) => s.type as string),
    ),
    profilesOn: (type) =>
      structures
        .filter(
          (s) => s.kind === 'resource' && s.derivation === 'constraint' && s.type === type && !s.url.startsWith(R4),
        )
        .map((s) => s.url),
    model: modelOf(ofType),
  };
};

const readSearchParameters = (type: string, sources: readonly Source[]): ReadonlyMap<string, SearchParameter> => {
  const bases = new Set([type, 'Resource', 'DomainResource']);
  const parameters = new Map<string, SearchParameter>();
  for (const source of sources) {
    for (const entry of source.entries) {
      if (entry.resourceType !== 'SearchParameter' || !entry.code || !entry.base?.some((b) => bases.has(b))) continue;
      parameters.set(entry.code, source.read(entry) as unknown as SearchParameter);
    }
  }
  return parameters;
};
