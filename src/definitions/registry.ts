import type {
  CodeSystem,
  OperationDefinition,
  Questionnaire,
  SearchParameter,
  StructureDefinition,
  ValueSet,
} from '@medplum/fhirtypes';
import type { Finding } from '../fhir/finding.ts';
import type { Resource } from '../fhir/json.ts';
import { lazily } from '../fhir/lazily.ts';
import { modelOf } from '../fhirpath/structure-model.ts';
import { splitCanonical } from './canonical.ts';
import { baseCanonical, type Definitions } from './definitions.ts';
import { createLookup, type Located } from './lookup.ts';
import { pinned } from './pinned.ts';
import { snapshotMaker } from './snapshot/complete.ts';
import type { Entry, Source } from './source.ts';

/** The resources of R4 itself have canonicals under this; every other profile counts as one of ours. */
const R4 = 'http://hl7.org/fhir/';

/**
 * The definitions of these sources together. Of the same canonical and version in two sources the later one counts.
 * `problems` are those that were met when the sources were opened.
 */
export const createDefinitions = (sources: readonly Source[], problems: readonly Finding[] = []): Definitions => {
  const lookup = createLookup(sources);
  const structures = sources.flatMap(({ entries }) =>
    entries.filter(({ resourceType }) => resourceType === 'StructureDefinition'),
  );
  const resources = new Map<Entry, Resource>();

  const read = ({ entry, source }: Located): Resource => {
    let resource = resources.get(entry);
    if (!resource) {
      resource = source.read(entry);
      if (lookup.hasVersions) resource = pinned(resource, (type, url) => versionFor(type, url, entry));
      resources.set(entry, resource);
    }
    return resource;
  };

  /** The version that a definition means by a bare canonical, where that is not the newest at hand. */
  const versionFor = (type: string, url: string, from: Entry): string | undefined => {
    const meant = lookup.find(type, url, from);
    return meant === lookup.find(type, url) ? undefined : meant?.entry.version;
  };

  const find = (resourceType: string, canonical: string): Resource | undefined => {
    const found = lookup.find(resourceType, canonical);
    return found && read(found);
  };

  const ofSystems = lazily(() => {
    const additions = new Map<string, Set<string>>();
    const wholes = new Map<string, string>();
    for (const { entries } of sources) {
      for (const { supplements, valueSet, url } of entries) {
        if (supplements) {
          const system = splitCanonical(supplements).url;
          additions.set(system, (additions.get(system) ?? new Set()).add(url));
        } else if (valueSet) wholes.set(splitCanonical(valueSet).url, url);
      }
    }
    return { additions, wholes };
  });

  const told = new Map<string, Finding>();
  const tell = (finding: Finding) => {
    told.set(JSON.stringify([finding.id, finding.parameters]), finding);
  };
  for (const finding of problems) tell(finding);

  const published = (canonical: string) => find('StructureDefinition', canonical) as StructureDefinition | undefined;
  const complete = snapshotMaker(published, tell);
  const structure = (canonical: string) => {
    const found = published(canonical);
    return found && complete(found);
  };
  const ofType = (type: string) => structure(baseCanonical(type)) as Resource | undefined;
  const searchParameters = new Map<string, ReadonlyMap<string, SearchParameter>>();

  return {
    structure,
    valueSet: (canonical) => find('ValueSet', canonical) as ValueSet | undefined,
    codeSystem: (canonical) => find('CodeSystem', canonical) as CodeSystem | undefined,
    supplements: (system) =>
      [...(ofSystems().additions.get(system) ?? [])].map(
        (canonical) => find('CodeSystem', canonical) as unknown as CodeSystem,
      ),
    systemWithAll: (valueSet) => ofSystems().wholes.get(valueSet),
    questionnaire: (canonical) => find('Questionnaire', canonical) as Questionnaire | undefined,
    operation: (canonical) => find('OperationDefinition', canonical) as OperationDefinition | undefined,
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
    problems: () => [...told.values()],
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
