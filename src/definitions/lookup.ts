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
  /** Whether any canonical is at hand in more than one version. */
  readonly hasVersions: boolean;
}

export const createLookup = (sources: readonly Source[]): Lookup => {
  const byUrl = new Map<string, Located[]>();
  const packages = new Map<string, PackageOf>();
  for (const source of sources) {
    for (const own of source.packages) packages.set(own.id, own);
    for (const entry of source.entries) {
      const key = `${entry.resourceType} ${entry.url}`;
      const same = byUrl.get(key);
      if (same) same.push({ entry, source });
      else byUrl.set(key, [{ entry, source }]);
    }
  }
  const sorted = new Map<string, readonly Located[]>();
  const all = (resourceType: string, url: string): readonly Located[] => {
    const key = `${resourceType} ${url}`;
    const found = byUrl.get(key);
    if (!found || found.length === 1) return found ?? [];
    let versions = sorted.get(key);
    if (!versions) {
      versions = newestLast(found);
      sorted.set(key, versions);
    }
    return versions;
  };
  return {
    all,
    hasVersions: [...byUrl.values()].some((found) =>
      found.some(({ entry }) => entry.version !== found[0]?.entry.version),
    ),
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
