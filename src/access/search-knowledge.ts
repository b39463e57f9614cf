import type { Definitions } from '../definitions/definitions.ts';
import { impliedSystem } from '../definitions/implied-system.ts';
import { createTerminology } from '../definitions/terminology.ts';
import type { Resource } from '../fhir/json.ts';
import type { Scope } from '../sandbox/criterion.ts';
import type { IndexValue } from '../sandbox/element-values.ts';
import { extraction } from '../sandbox/extraction.ts';
import { compositeValues, indexValues } from '../sandbox/index-values.ts';
import { indexedParameters, type Parameter } from '../sandbox/indexed-parameters.ts';
import type { InValueSet } from '../sandbox/row-meets.ts';

/** What is known of search parameters, to ask them of a resource at hand instead of a store. */
export interface SearchKnowledge {
  parameter(type: string, code: string): Parameter | undefined;
  /** What a resource is found by, by one parameter of its type. */
  rows(resource: Resource, code: string): readonly IndexValue[];
  /** The same of a composite parameter: the rows of each element that has all components. */
  groups(resource: Resource, code: string): readonly (readonly IndexValue[])[];
  /** How queries on a type are read. */
  scope(type: string): Scope;
  readonly inValueSet: InValueSet;
}

/** Types are read when they are first asked for. */
export const openSearchKnowledge = (definitions: Definitions, now: () => Date): SearchKnowledge => {
  const extract = extraction(definitions.model);
  const { codeSet, subsumption } = createTerminology(definitions);
  const types = new Map<string, ReadonlyMap<string, Parameter>>();
  const known = (type: string): ReadonlyMap<string, Parameter> | undefined => {
    if (!definitions.resourceTypes.has(type)) return undefined;
    const found = types.get(type) ?? readParameters(definitions, type);
    types.set(type, found);
    return found;
  };
  const parameter = (type: string, code: string): Parameter | undefined => known(type)?.get(code);
  return {
    parameter,
    rows: (resource, code) => {
      const asked = parameter(resource.resourceType, code);
      return !asked || asked.kind === 'composite' ? [] : indexValues([asked], extract, resource);
    },
    groups: (resource, code) => {
      const asked = parameter(resource.resourceType, code);
      return asked?.kind === 'composite' ? compositeValues(asked, extract, resource) : [];
    },
    scope: (type) => ({
      type,
      known,
      held: () => true,
      hasValueSet: (valueSet) => codeSet(valueSet) !== undefined,
      subsumption,
      now: now(),
    }),
    inValueSet: (valueSet, system, code) => codeSet(valueSet)?.has(system, code) ?? 'unknown',
  };
};

const readParameters = (definitions: Definitions, type: string): ReadonlyMap<string, Parameter> =>
  new Map(
    indexedParameters(type, definitions.searchParameters(type), {
      model: definitions.model,
      systemOf: impliedSystem(definitions),
    }).map((one) => [one.code, one]),
  );
