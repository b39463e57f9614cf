/**
 * Compiles profiles/ (FSH) to FHIR resources with snapshots, in build/package/, with a FHIR package manifest.
 *
 * Runs SUSHI in this process, and gives it R4 core from node_modules instead of the FHIR package cache in the home folder:
 * nothing is copied, nothing is asked of the network, and nothing on the machine changes the outcome.
 */
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import sushi from 'fsh-sushi';
import { implementationGuide, packageExamples } from './implementation-guide.mjs';
import { openApi } from './openapi.mjs';
import { coreFolder, offlinePackages } from './package-sources.mjs';
import { testScripts } from './test-scripts/test-scripts.ts';

const { fhirdefs, sushiExport, utils } = sushi;

/** What SUSHI said against the sources; the message holds all of it. */
export class PackageError extends Error {}

const compile = async (profiles) => {
  utils.errorsAndWarnings.reset();
  utils.errorsAndWarnings.shouldTrack = true;
  for (const transport of utils.logger.transports) transport.silent = true;
  const complain = (also = []) => {
    const said = [...utils.errorsAndWarnings.errors, ...utils.errorsAndWarnings.warnings].map(messageOf);
    if (said.length + also.length > 0) throw new PackageError([...said, ...also].join('\n'));
  };

  try {
    const config = utils.readConfig(profiles);
    const tank = utils.fillTank(utils.getRawFSHes(join(profiles, 'input', 'fsh')), config);
    tank.checkDuplicateNameEntities();
    const definitions = await fhirdefs.createFHIRDefinitions(offlinePackages(coreFolder()));
    await utils.loadExternalDependencies(definitions, config);
    definitions.optimize();
    const { profiles: ours, extensions, valueSets, codeSystems, instances } = sushiExport.exportFHIR(tank, definitions);
    complain();
    const whole = instances.filter((instance) => instance._instanceMeta.usage !== 'Inline');
    const compiled = [...ours, ...extensions, ...valueSets, ...codeSystems, ...whole];
    return { config, resources: compiled.map((resource) => publish(resource.toJSON(true), config)) };
  } catch (error) {
    if (error instanceof PackageError) throw error;
    complain([String(error)]);
  }
};

/** What SUSHI leaves to the IG Publisher: the facts of the package on each of its definitions. */
const publish = (resource, { version, language, publisher, jurisdiction }) =>
  resource.url ? { language, ...resource, version, publisher, jurisdiction } : resource;

const messageOf = ({ message, input, location }) =>
  input ? `${input}:${location?.startLine ?? ''} ${message}` : message;

/** Title and description in Dutch, which SUSHI's configuration has no place for. */
const DUTCH = {
  title: 'Samenspel, afspraken over informele zorg in Nederland',
  description: 'Profielen op FHIR R4 voor afspraken over mantelzorg en vrijwilligerswerk in het zorgdossier.',
};

/** The manifest of a FHIR package (hl7.org/fhir/packages.html). No date: the same sources give the same package. */
const manifest = (config) => ({
  name: config.id,
  version: config.version,
  canonical: config.canonical,
  url: config.canonical,
  title: config.title,
  description: config.description,
  license: config.license,
  author: config.publisher,
  type: 'fhir.ig',
  'tools-version': 3,
  fhirVersions: config.fhirVersion,
  dependencies: { 'hl7.fhir.r4.core': '4.0.1' },
  directories: { lib: 'package' },
});

/** The statement of what a service does, and of what it asks of the server that holds the dossier. */
const SERVICE = 'samenspel-service';
const UPSTREAM = 'samenspel-upstream';

const statementOf = (resources, wanted) =>
  resources.find(({ resourceType, id }) => resourceType === 'CapabilityStatement' && id === wanted);

/** Only what a definition has: `type` of a Bundle, or `content` of a document, is no such thing, and neither is an object. */
const indexEntry = (resource) => {
  const { resourceType, id, url, version, kind, type, derivation, content, valueSet } = resource;
  const texts = { url, version, kind, type, derivation, content, valueSet };
  const given = Object.entries(texts).filter(([, value]) => typeof value === 'string');
  return { filename: fileOf(resource), resourceType, id, ...Object.fromEntries(given) };
};

const fileOf = ({ resourceType, id }) => `${resourceType}-${id}.json`;

/**
 * Builds the package of `<root>/profiles` into `out` (default `<root>/build/package`), with the examples of `<root>/examples` in
 * its folder `example`, and what the test scripts send in `tests`. The folder is replaced as a whole: nobody reads half a package.
 */
export const buildPackage = async ({ root, out = join(root, 'build', 'package') }) => {
  const { config, resources: compiled } = await compile(join(root, 'profiles'));
  const examples = packageExamples(join(root, 'examples'));
  const { scripts, fixtures } = testScripts(join(root, 'examples'), statementOf(compiled, UPSTREAM));
  const resources = [...compiled, ...scripts.map((script) => publish(script, config))];
  resources.sort((a, b) => (fileOf(a) < fileOf(b) ? -1 : 1));
  const whole = [...resources, implementationGuide(config, DUTCH, resources, examples)];

  await mkdir(dirname(out), { recursive: true });
  const made = await mkdtemp(`${out}-`);
  const write = (name, content) => writeFile(join(made, name), `${JSON.stringify(content, undefined, 2)}\n`);
  const writeAll = async (folder, all) => {
    await mkdir(join(made, folder), { recursive: true });
    await write(join(folder, '.index.json'), { 'index-version': 2, files: all.map(indexEntry) });
    for (const resource of all) await write(join(folder, fileOf(resource)), resource);
  };
  try {
    await write('package.json', manifest(config));
    await writeAll('', whole);
    await writeAll(
      'example',
      examples.map(({ resource }) => resource),
    );
    await mkdir(join(made, 'openapi'));
    const service = statementOf(resources, SERVICE);
    await write(join('openapi', `${SERVICE}.openapi.json`), openApi(service, resources, config.license));
    // What test scripts send has variables in it: it is no resource until they are filled in, so it stands outside the index.
    for (const [path, content] of fixtures) {
      await mkdir(dirname(join(made, path)), { recursive: true });
      await write(path, content);
    }
    await replace(out, made);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
  return { out, resources: whole.length };
};

/** A folder cannot be renamed onto one that is not empty, so the old one steps aside; again, when another build came between. */
const replace = async (out, made) => {
  const old = `${made}-old`;
  const unless = (code) => (error) => {
    if (error.code !== code) throw error;
    return false;
  };
  let placed = false;
  while (!placed) {
    await rename(out, old).catch(unless('ENOENT'));
    placed = await rename(made, out).then(() => true, unless('ENOTEMPTY'));
    await rm(old, { recursive: true, force: true });
  }
};

if (import.meta.url === pathToFileURL(resolve(process.argv[1] ?? '')).href) {
  const started = performance.now();
  try {
    const root = join(dirname(fileURLToPath(import.meta.url)), '..');
    const { out, resources } = await buildPackage({ root });
    console.log(`${out}: ${resources} resources in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  } catch (error) {
    console.error(error instanceof PackageError ? error.message : error);
    process.exitCode = 1;
  }
}
