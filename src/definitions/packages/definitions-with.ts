import type { Definitions } from '../definitions.ts';
import { packagedSource } from '../packaged.ts';
import { createDefinitions } from '../registry.ts';
import { openPackages, type PackageOptions } from './open-packages.ts';

/**
 * R4, the Samenspel package, and beside them the packages and folders at `paths` with what they depend on.
 * Throws an Error that names the path of one that cannot be opened.
 */
export const definitionsWith = (paths: readonly string[], options?: PackageOptions): Definitions => {
  const { sources, problems } = openPackages(paths, options);
  return createDefinitions([packagedSource(), ...sources], problems);
};
