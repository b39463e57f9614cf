import type { Finding } from '../../fhir/finding.ts';
import { compareVersions } from '../canonical.ts';
import { missingPackage, otherFhirVersion, otherPackageVersion, problem } from '../problems.ts';
import type { Source } from '../source.ts';
import { findPackage } from './find-package.ts';
import { isCore, isForR4, type Manifest, packageId, satisfies } from './manifest.ts';
import { type OpenedPackage, openPackage } from './open-package.ts';

export interface OpenedPackages {
  /** What others depend on comes first. */
  readonly sources: readonly Source[];
  /** What is missing and what was passed over, once each. */
  readonly problems: readonly Finding[];
}

export interface PackageOptions {
  /** Further folders where packages may stand that others depend on: a FHIR package cache, node_modules. */
  readonly folders?: readonly string[];
}

/**
 * Opens the packages and folders at these paths, and the packages that they depend on, where those stand beside them or in
 * `folders`. FHIR R4 itself is at hand always and not looked for.
 * Throws an Error that names the path for one of `paths` that cannot be opened; what a dependency lacks is a problem.
 */
export const openPackages = (paths: readonly string[], { folders = [] }: PackageOptions = {}): OpenedPackages => {
  const problems = new Map<string, Finding>();
  const tell = (finding: Finding) => problems.set(JSON.stringify([finding.id, finding.parameters]), finding);
  const opened: OpenedPackage[] = [];
  const take = (found: OpenedPackage): void => {
    const { manifest } = found;
    for (const finding of found.problems) tell(finding);
    if (manifest && !isForR4(manifest)) {
      const parameters = { package: packageId(manifest), fhirVersion: manifest.fhirVersions.join(', ') };
      tell(problem(otherFhirVersion, packageId(manifest), parameters));
    } else if (!manifest || !idsOf(opened).includes(packageId(manifest))) opened.push(found);
  };
  for (const path of paths) openPackage(path).forEach(take);

  const lacking: { by: string; name: string; asked: string }[] = [];
  // `opened` grows while it is walked: what a dependency depends on is followed as well.
  for (const { manifest, beside } of opened) {
    for (const [name, asked] of Object.entries(manifest?.dependencies ?? {})) {
      if (isCore(name) || idOf(idsOf(opened), name, asked)) continue;
      const path = findPackage(name, asked, [beside, ...folders]);
      if (path) openPackage(path).forEach(take);
      lacking.push({ by: packageId(manifest as Manifest), name, asked });
    }
  }
  // Only now is known what is at hand in the end.
  for (const { by, name, asked } of lacking) {
    if (idOf(idsOf(opened), name, asked)) continue;
    const found = idOf(idsOf(opened), name, 'latest');
    const parameters = { package: by, missing: `${name}#${asked}`, ...(found && { found }) };
    tell(problem(found ? otherPackageVersion : missingPackage, by, parameters));
  }
  const ids = idsOf(opened);
  const sources = opened.map(({ source, manifest }) => (manifest ? withDependencies(source, manifest, ids) : source));
  return { sources: sources.reverse(), problems: [...problems.values()] };
};

const idsOf = (opened: readonly OpenedPackage[]): string[] =>
  opened.flatMap(({ source }) => source.packages.map(({ id }) => id));

/** The id of the newest package of this name, among these, in a version that is asked for. */
const idOf = (ids: readonly string[], name: string, asked: string): string | undefined =>
  ids
    .filter((id) => id.startsWith(`${name}#`) && satisfies(id.slice(name.length + 1), asked))
    .sort((a, b) => compareVersions(a.slice(name.length + 1), b.slice(name.length + 1)))
    .at(-1);

const withDependencies = (source: Source, manifest: Manifest, ids: readonly string[]): Source => {
  const dependencies = Object.entries(manifest.dependencies)
    .map(([name, asked]) => idOf(ids, name, asked) ?? idOf(ids, name, 'latest'))
    .filter((id) => id !== undefined);
  return { ...source, packages: [{ id: packageId(manifest), dependencies }] };
};
