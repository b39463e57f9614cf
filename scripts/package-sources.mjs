/** Where SUSHI gets the packages that it depends on: R4 core out of node_modules, and nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** hl7.fhir.r4.core is not on npm; hl7.fhir.r4.examples holds each of its conformance resources, beside the examples. */
export const coreFolder = () => dirname(createRequire(import.meta.url).resolve('hl7.fhir.r4.examples/package.json'));

const CORE = 'hl7.fhir.r4.core';
const DEFINITION = /^(StructureDefinition|ValueSet|CodeSystem)-.*\.json$/;

/**
 * The parts of SUSHI's package loader that reach outside, replaced. The packages that SUSHI always looks for besides R4 core
 * (tools, terminology, extensions; not on npm in the versions it wants) are there, but empty: we use nothing of them.
 */
export const offlinePackages = (core) => ({
  packageCache: {
    isPackageInCache: () => true,
    getPackagePath: (name) => (name === CORE ? core : join(core, 'empty', name)),
    getPackageJSONPath: () => join(core, 'package.json'),
    getPotentialResourcePaths: (name) => (name === CORE ? definitionsIn(core) : []),
    getResourceAtPath: (path) => JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')),
  },
  registryClient: {
    resolveVersion: async (_name, version) => (version === 'latest' ? '0.0.0' : version),
    download: refuse,
  },
  currentBuildClient: { downloadCurrentBuild: refuse, getCurrentBuildDate: refuse },
});

const definitionsIn = (folder) =>
  readdirSync(folder)
    .filter((file) => DEFINITION.test(file))
    .sort()
    .map((file) => join(folder, file));

async function refuse(name, version) {
  throw new Error(`${name}#${version} is not at hand, and the build does not use the network`);
}
