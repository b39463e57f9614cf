import { type Code, collection, constant } from './code.ts';
import { FhirpathError } from './error.ts';
import { type Node, stringNode } from './node.ts';

const FIXED: ReadonlyMap<string, Node> = new Map([
  ['ucum', stringNode('http://unitsofmeasure.org')],
  ['sct', stringNode('http://snomed.info/sct')],
  ['loinc', stringNode('http://loinc.org')],
]);

/** `%name`. R4 fhirpath.html, "Variables": value sets and extensions have names of their own. */
export const environmentConstant = (name: string): Code => {
  const fixed = FIXED.get(name);
  if (fixed !== undefined) return constant(fixed);
  if (name.startsWith('vs-')) return constant(stringNode(`http://hl7.org/fhir/ValueSet/${name.slice(3)}`));
  if (name.startsWith('ext-')) return constant(stringNode(`http://hl7.org/fhir/StructureDefinition/${name.slice(4)}`));
  if (name === 'resource') return collection(({ environment }) => [environment.resource]);
  if (name === 'rootResource') return collection(({ environment }) => [environment.rootResource]);
  if (name === 'context') return collection(({ environment, root }) => [environment.context ?? (root.node as Node)]);
  return collection(({ environment }) => {
    const nodes = environment.constants?.[name];
    if (nodes === undefined) throw new FhirpathError('evaluation', `%${name} has no value`);
    return nodes;
  });
};
