import { compareVersions, splitCanonical } from './canonical.ts';
import type { Entry, PackageOf, Source } from './source.ts';

/** An entry with the source to read it from. */
export interface Located {
  readonly entry: Entry;
  readonly source: Source;
}

export interface Lookup {
  /**
   * What a canonical names. With a version: that one, or the newest that it is the beginning of (`4.0` for `4.0.1`). Without:
   * the one in the package of `from`, else in a package that it depends on, else the newest by semver. Of the same canonical
   * and version in two sources the later one counts.
   */
  find(resourceType: string, canonical: string, from?: Entry): Located | undefined;
  /** The versions of a canonical that are at hand, each once, the newest last. */
  all(resourceType: string, url: string): readonly Located[];
  /** Whether a canonical may be at hand in more than one version. */
  readonly hasVersions: boolean;
}

export const createLookup = (sources: readonly Source[]): Lookup => {
  /** By type, then by canonical; a type is listed when it is first asked for. */
  const byType = new Map<string, ReadonlyMap<string, Located[]>>();
  const ofType = (resourceType: string): ReadonlyMap<string, Located[]> => {
    let byUrl = byType.get(resourceType);
    if (!byUrl) {
      byUrl = locate(sources, resourceType);
      byType.set(resourceType, byUrl);
    }
    return byUrl;
  };
  const packages = new Map(sources.flatMap((source) => source.packages.map((own) => [own.id, own] as const)));
  const sorted = new Map<string, readonly Located[]>();
  const all = (resourceType: string, url: string): readonly Located[] => {
    const found = ofType(resourceType).get(url);
    if (!found || found.length === 1) return found ?? [];
    const key = `${resourceType} ${url}`;
    let versions = sorted.get(key);
    if (!versions) {
      versions = newestLast(found);
      sorted.set(key, versions);
    }
    return versions;
  };
  return {
    all,
    // What comes with this version is of one piece; only what is added to it can be there in another version.
    hasVersions: sources.length > 1 || packages.size > 0,
    find: (resourceType, canonical, from) => {
      const { url, version } = splitCanonical(canonical);
      const versions = all(resourceType, url);
      if (versions.length === 0) return undefined;
      if (version !== undefined)
        return (
          versions.find(({ entry }) => entry.version === version) ??
          versions.findLast(({ entry }) => entry.version?.startsWith(`${version}.`))
        );
      return (from && nearest(versions, from, packages)) ?? versions.at(-1);
    },
  };
};

const locate = (sources: readonly Source[], resourceType: string): ReadonlyMap<string, Located[]> => {
  const byUrl = new Map<string, Located[]>();
  for (const source of sources) {
    for (const entry of source.entries) {
      if (entry.resourceType !== resourceType) continue;
      const same = byUrl.get(entry.url);
      if (same) same.push({ entry, source });
      else byUrl.set(entry.url, [{ entry, source }]);
    }
  }
  return byUrl;
};

/** A stable sort: of one version in two sources the later one stays behind, and it alone is kept. */
const newestLast = (found: readonly Located[]): readonly Located[] => {
  const versions = found.toSorted((a, b) => compareVersions(a.entry.version, b.entry.version));
  return versions.filter(({ entry }, i) => entry.version !== versions[i + 1]?.entry.version);
};

/** The version that belongs to what refers to it: released together, or in a package that its own one depends on. */
const nearest = (
  versions: readonly Located[],
  from: Entry,
  packages: ReadonlyMap<string, PackageOf>,
): Located | undefined => {
  if (versions.length === 1) return undefined;
  if (!from.package) return versions.find(({ entry }) => !entry.package && entry.version === from.version);
  for (const id of closure(from.package, packages)) {
    const own = versions.findLast(({ entry }) => entry.package === id);
    if (own) return own;
  }
  return undefined;
};

/** A package and what it depends on, the nearest first. */
const closure = (id: string, packages: ReadonlyMap<string, PackageOf>): ReadonlySet<string> => {
  const ids = new Set([id]);
  for (const next of ids) for (const dependency of packages.get(next)?.dependencies ?? []) ids.add(dependency);
  return ids;
};
