import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isResource, objects, type Resource } from '../src/fhir/json.ts';
import { mutantsOf } from '../test/validation/mutants.ts';

/** A resource as it is measured: its name and its minified text. */
export interface Sample {
  readonly name: string;
  readonly text: string;
}

const root = join(import.meta.dirname, '..');
const R4 = join(root, 'node_modules/hl7.fhir.r4.examples');

/** Definitions are not what people send, and would be nine tenths of the corpus. */
const DEFINITIONS = new Set(
  'CodeSystem ConceptMap OperationDefinition SearchParameter StructureDefinition ValueSet package'.split(' '),
);
const LARGEST = 100_000;

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));

const sample = (name: string, resource: unknown): Sample => ({ name, text: JSON.stringify(resource) });

const typeOf = (file: string): string => file.slice(0, Math.max(file.indexOf('-'), 0));

/** The official R4 examples of a resource type. */
export const officialExamples = (type: string): Sample[] =>
  readdirSync(R4)
    .filter((file) => file.startsWith(`${type}-`))
    .map((file) => sample(file, read(join(R4, file))));

/** The official R4 examples of every type but those of definitions, up to 100 kB each. */
export const mixedCorpus = (): Sample[] =>
  [
    ...new Set(
      readdirSync(R4)
        .filter((file) => file.endsWith('.json'))
        .map(typeOf),
    ),
  ]
    .filter((type) => type && !DEFINITIONS.has(type))
    .flatMap(officialExamples)
    .filter(({ text }) => text.length <= LARGEST);

/** The resources of our stories, each by itself. */
export const ourStories = (): Sample[] =>
  readdirSync(join(root, 'examples/scenarios')).flatMap((story) =>
    ['dossier.json', 'decision.json'].flatMap((file) => {
      const bundle = read(join(root, 'examples/scenarios', story, file)) as Resource;
      return objects(bundle['entry']).flatMap(({ resource }, i) =>
        isResource(resource) ? [sample(`${story}/${file}#${i}`, resource)] : [],
      );
    }),
  );

/** Our own examples of what breaks a rule or a profile. */
export const ourInvalid = (): Sample[] =>
  readdirSync(join(root, 'examples/invalid'))
    .filter((file) => file.endsWith('.json') && !file.endsWith('.expected.json'))
    .map((file) => sample(file, read(join(root, 'examples/invalid', file))));

/** One thing changed in each of these, the same at every run, where that makes an error by `isBroken`. */
export const broken = (samples: readonly Sample[], isBroken: (resource: Resource) => boolean): Sample[] => {
  let state = 1;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return samples.flatMap(({ name, text }) => {
    const mutant = mutantsOf(JSON.parse(text), 10, random).find(({ resource }) => isBroken(resource));
    return mutant ? [sample(`${name}: ${mutant.change}`, mutant.resource)] : [];
  });
};

export const withoutNarrative = ({ name, text }: Sample): Sample => {
  const { text: _, ...resource } = JSON.parse(text) as Resource;
  return sample(name, resource);
};
