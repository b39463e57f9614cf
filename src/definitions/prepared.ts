import { closeSync, mkdirSync, openSync, readFileSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Resource } from '../fhir/json.ts';
import { slim } from './slim.ts';
import type { Entry, Source } from './source.ts';

/**
 * The prepared form of packages: one file with every resource, slimmed, as a line of JSON, and one index that says where
 * each stands. Opening reads the index only; a resource is read and parsed when it is first asked for.
 */
const RESOURCES = 'resources.ndjson';
const INDEX = 'index.json';

/** Raise it when the form of the files changes: an older form is then prepared anew. */
export const FORM = 1;

interface Index {
  readonly form: number;
  readonly entries: readonly (Entry & { readonly offset: number; readonly length: number })[];
}

/** Writes the prepared form of these resources to `folder`, replacing what stood there only when all of it is written. */
export const writePrepared = (resources: Iterable<Resource>, folder: string): void => {
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  const lines: Buffer[] = [];
  const entries: Index['entries'][number][] = [];
  let offset = 0;
  for (const resource of resources) {
    const line = Buffer.from(`${JSON.stringify(slim(resource))}\n`);
    lines.push(line);
    entries.push({ ...entryOf(resource), offset, length: line.length });
    offset += line.length;
  }
  writeFileSync(join(fresh, RESOURCES), Buffer.concat(lines));
  writeFileSync(join(fresh, INDEX), JSON.stringify({ form: FORM, entries } satisfies Index));
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
};

/** Opens a folder that `writePrepared` made. Throws an Error that names the folder when it is not there or of another form. */
export const openPrepared = (folder: string): Source => {
  const index = readIndex(folder);
  const file = openSync(join(folder, RESOURCES), 'r');
  return {
    entries: index.entries,
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

/** A source over resources in memory, for a package that is made or read on the spot. */
export const memorySource = (resources: readonly Resource[]): Source => {
  const byEntry = new Map(resources.map((resource) => [entryOf(resource), resource]));
  return { entries: [...byEntry.keys()], read: (entry) => byEntry.get(entry) as Resource, close: () => {} };
};

const entryOf = (resource: Resource): Entry => {
  const text = (name: string) => resource[name] as string | undefined;
  const structure = resource.resourceType === 'StructureDefinition';
  const search = resource.resourceType === 'SearchParameter';
  return {
    resourceType: resource.resourceType,
    url: text('url') ?? '',
    ...(text('version') && { version: text('version') as string }),
    ...(structure && {
      type: text('type') as string,
      kind: text('kind') as string,
      ...(text('derivation') && { derivation: text('derivation') as string }),
      ...(resource['abstract'] === true && { abstract: true }),
    }),
    ...(search && { code: text('code') as string, base: resource['base'] as string[] }),
  };
};
