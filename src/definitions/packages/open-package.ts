import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Finding } from '../../fhir/finding.ts';
import { isResource, type Resource } from '../../fhir/json.ts';
import { entryOf, isDefinition } from '../entry.ts';
import { isPrepared, memorySource, openPrepared } from '../prepared.ts';
import { problem, unreadableFile } from '../problems.ts';
import { slim, USED_TYPES } from '../slim.ts';
import type { Entry, Source } from '../source.ts';
import { jsonFiles, kindOfFolder, readText } from './folder.ts';
import { type Manifest, packageId, readManifest } from './manifest.ts';
import { readTarball } from './tarball.ts';

/** Definitions that were opened from one place. */
export interface OpenedPackage {
  readonly source: Source;
  /** Undefined for a plain folder, and for a prepared one, which may be of several packages. */
  readonly manifest: Manifest | undefined;
  /** The folder where packages stand that this one depends on: the one that it stands in itself. */
  readonly beside: string;
  readonly problems: readonly Finding[];
}

/**
 * Opens what is at `path`: a package as a .tgz or as a folder (npm's, or one of a FHIR package cache), a whole cache, a folder
 * with JSON files, or a folder that `samenspel package prepare` made.
 * Throws an Error that names the path when it is not there or nothing of these.
 */
export const openPackage = (path: string): OpenedPackage[] => {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new Error(`There is no package at ${path}`);
  if (!stat.isDirectory()) return [openTarball(path)];
  if (isPrepared(path))
    return [{ source: openPrepared(path), manifest: undefined, beside: dirname(path), problems: [] }];
  const found = kindOfFolder(path);
  if (found.kind === 'cache') return found.folders.flatMap(openPackage);
  const { folder } = found;
  if (found.kind === 'plain') return [openFolder(folder, undefined, path)];
  const manifest = readManifest(parse(readText(`${folder}/package.json`)));
  const own = basename(folder) === 'package' && folder !== path ? path : folder;
  return [openFolder(folder, manifest, dirname(own))];
};

const openTarball = (path: string): OpenedPackage => {
  let files: ReadonlyMap<string, string>;
  try {
    files = readTarball(path);
  } catch (cause) {
    throw new Error(`${path} is no FHIR package: it cannot be read as a .tgz`, { cause });
  }
  const manifest = readManifest(parse(files.get('package.json') ?? ''));
  if (!manifest)
    throw new Error(`${path} is no FHIR package: it has no package/package.json with a name and a version`);
  const problems: Finding[] = [];
  const resources: Resource[] = [];
  for (const [name, text] of files) {
    const resource = definitionIn(text, `${packageId(manifest)}/${name}`, problems);
    if (resource) resources.push(slim(resource));
  }
  return { source: memorySource(resources, packageId(manifest)), manifest, beside: dirname(path), problems };
};

/** Reads every file once for the list, and each again when it is asked for: a folder is not kept in memory. */
const openFolder = (folder: string, manifest: Manifest | undefined, beside: string): OpenedPackage => {
  const problems: Finding[] = [];
  const paths = new Map<Entry, string>();
  const id = manifest && packageId(manifest);
  for (const path of jsonFiles(folder, manifest === undefined)) {
    const resource = definitionIn(readText(path), path, problems);
    if (resource) paths.set({ ...entryOf(resource), ...(id && { package: id }) }, path);
  }
  const source: Source = {
    entries: [...paths.keys()],
    packages: id ? [{ id, dependencies: [] }] : [],
    read: (entry) => slim(parse(readText(paths.get(entry) as string)) as Resource),
    close: () => {},
  };
  return { source, manifest, beside, problems };
};

/** The conformance resources of an unpacked package or folder, whole, one at a time. */
export function* readFolder(folder: string): Generator<Resource> {
  for (const path of jsonFiles(folder, false)) {
    const resource = definitionIn(readText(path), path, []);
    if (resource) yield resource;
  }
}

/** Most files of some packages are examples: what the text shows to be none of ours is not parsed. */
const LIKELY = new RegExp(`"resourceType"\\s*:\\s*"(?:${[...USED_TYPES].join('|')})"`);

const definitionIn = (text: string, file: string, problems: Finding[]): Resource | undefined => {
  if (!LIKELY.test(text)) return undefined;
  const json = parse(text);
  if (json === undefined) problems.push(problem(unreadableFile, file, { file }));
  return isResource(json) && isDefinition(json) ? json : undefined;
};

/** Some files begin with a byte order mark. Undefined for what is not JSON. */
const parse = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
};
