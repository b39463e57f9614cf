import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders that hold no definitions of their own: examples are instances, and the rest is not of the package. */
const OTHER = /^(?:\.|node_modules$|examples?$|other$|openapi$|xml$)/;

/** What a folder is to who looks for definitions. */
export type FolderKind =
  | { readonly kind: 'package'; readonly folder: string }
  | { readonly kind: 'cache'; readonly folders: readonly string[] }
  | { readonly kind: 'plain'; readonly folder: string };

/**
 * A package (with a package.json, in it or in its `package` folder), a cache of packages (folders named `name#version`), or
 * any folder with JSON files.
 */
export const kindOfFolder = (folder: string): FolderKind => {
  for (const root of [join(folder, 'package'), folder])
    if (existsSync(join(root, 'package.json'))) return { kind: 'package', folder: root };
  const cached = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.includes('#'))
    .map((entry) => join(folder, entry.name))
    .sort();
  return cached.length > 0 ? { kind: 'cache', folders: cached } : { kind: 'plain', folder };
};

/** The paths of the JSON files of a folder; of a plain one, those in its folders too. */
export function* jsonFiles(folder: string, deep: boolean): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isFile() && entry.name.endsWith('.json') && entry.name !== 'package.json' && !entry.name.startsWith('.'))
      yield path;
    else if (deep && entry.isDirectory() && !OTHER.test(entry.name)) yield* jsonFiles(path, deep);
  }
}

export const readText = (path: string): string => readFileSync(path, 'utf8');
