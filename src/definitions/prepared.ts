import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Resource } from '../fhir/json.ts';
import { entryOf } from './entry.ts';
import { slim } from './slim.ts';
import type { Entry, PackageOf, Source } from './source.ts';

/**
 * The prepared form of packages: one file with every resource, slimmed, as a line of JSON, and one index that says where
 * each stands. Opening reads the index only; a resource is read and parsed when it is first asked for.
 */
const RESOURCES = 'resources.ndjson';
const INDEX = 'index.json';

/** Raise it when the form of the files changes: an older form is then prepared anew. */
export const FORM = 2;

interface Index {
  readonly form: number;
  readonly packages: readonly PackageOf[];
  readonly entries: readonly (Entry & { readonly offset: number; readonly length: number })[];
}

/** Writes the prepared form of these sources to `folder`, replacing what stood there only when all of it is written. */
export const writePrepared = (sources: readonly Source[], folder: string): void => {
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  const lines: Buffer[] = [];
  const entries: Index['entries'][number][] = [];
  let offset = 0;
  for (const source of sources) {
    for (const entry of source.entries) {
      const line = Buffer.from(`${JSON.stringify(slim(source.read(entry)))}\n`);
      lines.push(line);
      entries.push({ ...entry, offset, length: line.length });
      offset += line.length;
    }
  }
  const packages = sources.flatMap((source) => source.packages);
  writeFileSync(join(fresh, RESOURCES), Buffer.concat(lines));
  writeFileSync(join(fresh, INDEX), JSON.stringify({ form: FORM, packages, entries } satisfies Index));
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
};

export const isPrepared = (folder: string): boolean => existsSync(join(folder, RESOURCES));

/** Opens a folder that `writePrepared` made. Throws an Error that names the folder when it is not there or of another form. */
export const openPrepared = (folder: string): Source => {
  const index = readIndex(folder);
  const file = openSync(join(folder, RESOURCES), 'r');
  return {
    entries: index.entries,
    packages: index.packages,
    read: (entry) => {
      const { offset, length } = entry as Index['entries'][number];
      const buffer = Buffer.allocUnsafe(length);
      readSync(file, buffer, 0, length, offset);
      return JSON.parse(buffer.toString('utf8')) as Resource;
    },
    close: () => closeSync(file),
  };
};

const readIndex = (folder: string): Index => {
  let index: Index;
  try {
    index = JSON.parse(readFileSync(join(folder, INDEX), 'utf8'));
  } catch (cause) {
    throw new Error(`No prepared definitions in ${folder}`, { cause });
  }
  if (index.form !== FORM)
    throw new Error(`The prepared definitions in ${folder} are of another form: prepare them anew`);
  return index;
};

/** A source over resources in memory: loose ones, or those of the package with this id. */
export const memorySource = (resources: Iterable<Resource>, packageId?: string): Source => {
  const byEntry = new Map<Entry, Resource>();
  for (const resource of resources)
    byEntry.set({ ...entryOf(resource), ...(packageId && { package: packageId }) }, resource);
  return {
    entries: [...byEntry.keys()],
    packages: packageId ? [{ id: packageId, dependencies: [] }] : [],
    read: (entry) => byEntry.get(entry) as Resource,
    close: () => {},
  };
};
