import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareVersions } from '../canonical.ts';
import { readManifest, satisfies } from './manifest.ts';

/**
 * The path of a package by its name in a version that is asked for: in the first of `places` that has one, the newest there.
 * A place is a FHIR package cache (`name#version`), a node_modules (`name`), or a folder of tarballs (`name-version.tgz`).
 */
export const findPackage = (name: string, asked: string, places: readonly string[]): string | undefined => {
  for (const place of places) {
    if (!existsSync(place)) continue;
    const found = versionsIn(place, name)
      .filter(({ version }) => satisfies(version, asked))
      .sort((a, b) => compareVersions(a.version, b.version))
      .at(-1);
    if (found) return found.path;
  }
  return undefined;
};

const versionsIn = (place: string, name: string): { version: string; path: string }[] =>
  readdirSync(place).flatMap((entry) => {
    const path = join(place, entry);
    if (entry === name) {
      const version = installedVersion(path);
      return version ? [{ version, path }] : [];
    }
    const rest = entry.slice(name.length);
    const version = entry.startsWith(name) ? /^(?:#|-(?=\d))(.+?)(?:\.tgz)?$/.exec(rest)?.[1] : undefined;
    return version && (rest.startsWith('#') || rest.endsWith('.tgz')) ? [{ version, path }] : [];
  });

const installedVersion = (folder: string): string | undefined => {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return undefined;
  try {
    return readManifest(JSON.parse(readFileSync(file, 'utf8')))?.version;
  } catch {
    return undefined;
  }
};
