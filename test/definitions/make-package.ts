import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { create } from 'tar';
import { afterAll } from 'vitest';
import type { JsonObject, Resource } from '../../src/fhir/json.ts';

/** A folder for the packages of a test file, removed at its end. */
export const packagesFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'samenspel-packages-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

export const write = (path: string, content: unknown): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
};

export interface PackageParts {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly fhirVersions?: readonly string[];
  readonly resources: readonly Resource[];
}

/** Writes a package's files to `folder`, as one that is unpacked. */
export const writePackage = (folder: string, { resources, ...manifest }: PackageParts): string => {
  write(join(folder, 'package.json'), { fhirVersions: ['4.0.1'], ...manifest });
  for (const resource of resources) write(join(folder, `${resource.resourceType}-${resource.id}.json`), resource);
  return folder;
};

/** The same as a tarball at `file`. */
export const writeTarball = (file: string, parts: PackageParts): string => {
  const folder = mkdtempSync(join(tmpdir(), 'samenspel-tarball-'));
  writePackage(join(folder, 'package'), parts);
  write(join(folder, 'package/example/ValueSet-not-of-the-package.json'), valueSet('http://example.org/no', '1', []));
  mkdirSync(dirname(file), { recursive: true });
  create({ file, cwd: folder, gzip: true, sync: true }, ['package']);
  rmSync(folder, { recursive: true });
  return file;
};

/** A value set of these codes of one system. */
export const valueSet = (url: string, version: string, codes: readonly string[], more: JsonObject = {}): Resource => ({
  resourceType: 'ValueSet',
  id: url.slice(url.lastIndexOf('/') + 1),
  url,
  version,
  status: 'active',
  compose: { include: [{ system: 'http://example.org/codes', concept: codes.map((code) => ({ code })) }] },
  ...more,
});
