import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import type { Json, Resource } from '../../src/fhir/json.ts';
import type { Extracted } from '../../src/sandbox/element-values.ts';

type Compiled = (resource: Resource) => unknown[];

const compiled = new Map<string, Compiled>();

/** Search values by fhirpath.js: an evaluation that is independent of our own. */
export const extractByFhirpathJs = (expression: string, resource: Resource): readonly Extracted[] => {
  const evaluate =
    compiled.get(expression) ?? (fhirpath.compile(expression, r4, { resolveInternalTypes: false }) as Compiled);
  compiled.set(expression, evaluate);
  const nodes = evaluate(resource);
  const types = fhirpath.types(nodes);
  const values = fhirpath.resolveInternalTypes(nodes) as Json[];
  return values.map((value, index) => ({ type: (types[index] ?? '').replace(/^\w+\./, ''), value }));
};
