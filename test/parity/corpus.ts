import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isObject, isResource, type Json, type JsonObject, objects, type Resource } from '../../src/fhir/json.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const R4 = join(PROJECT, 'node_modules/hl7.fhir.r4.examples');
/** The Dutch national profiles with their examples, where they stand beside this checkout. */
const NL_CORE = join(PROJECT, '../shared/nl-core');

/** Folders with the definitions that both validators have beside R4. */
export const DEFINITIONS: readonly string[] = [join(PROJECT, 'build/package'), NL_CORE].filter((f) => existsSync(f));

export interface Source {
  readonly name: string;
  readonly resource: JsonObject;
}

/** Kinds of definitions of which R4 has hundreds, all alike: a few of each are enough. */
const MANY = new Set([
  'SearchParameter',
  'ValueSet',
  'CodeSystem',
  'StructureDefinition',
  'ConceptMap',
  'OperationDefinition',
]);
const LARGEST = 20_000;

/** Official examples: of each type as many as asked, the smaller ones. In the order of their names. */
const r4Examples = (most: number): Source[] => {
  const taken = new Map<string, number>();
  return readdirSync(R4)
    .filter((file) => /^[A-Z][A-Za-z]+-.*\.json$/.test(file) && statSync(join(R4, file)).size <= LARGEST)
    .sort()
    .flatMap((file) => {
      const type = file.slice(0, file.indexOf('-'));
      const before = taken.get(type) ?? 0;
      if (before >= (MANY.has(type) ? Math.min(most, 2) : most)) return [];
      const resource = read(join(R4, file));
      if (!isObject(resource) || resource['resourceType'] !== type) return [];
      taken.set(type, before + 1);
      return [{ name: file, resource }];
    });
};

/** Our own examples: the stories, what is in them one by one, and what breaks a rule. */
const ownExamples = (): Source[] => {
  const found: Source[] = [];
  const add = (file: string) => {
    const resource = read(join(PROJECT, file));
    if (!isObject(resource) || typeof resource['resourceType'] !== 'string') return;
    found.push({ name: file, resource });
    for (const [i, entry] of objects(resource['entry']).entries())
      if (isObject(entry['resource'])) found.push({ name: `${file} entry ${i}`, resource: entry['resource'] });
  };
  for (const file of readdirSync(join(PROJECT, 'examples'), { recursive: true, encoding: 'utf8' }).sort())
    if (file.endsWith('.json') && !file.endsWith('.expected.json')) add(join('examples', file));
  return found;
};

/** The examples of the national profiles; none where they are not at hand. */
const dutchExamples = (): Source[] =>
  jsonIn(join(NL_CORE, 'examples')).map(([file, resource]) => ({ name: `nl-core ${file}`, resource }));

/** The national profiles and what they need; none where they are not at hand. */
export const dutchDefinitions = (): Resource[] => jsonIn(NL_CORE).map(([, resource]) => resource);

const jsonIn = (folder: string): [string, Resource][] =>
  !existsSync(folder)
    ? []
    : readdirSync(folder)
        .filter((file) => file.endsWith('.json'))
        .sort()
        .flatMap((file) => {
          const resource = read(join(folder, file));
          return isResource(resource) ? [[file, resource] as [string, Resource]] : [];
        });

/** All that mutants are made of; of R4's own `most` of each type. */
export const sourcesOf = (most: number): Source[] => [...ownExamples(), ...dutchExamples(), ...r4Examples(most)];

const read = (file: string): Json => JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as Json;
