import { isObject, type Resource } from '../fhir/json.ts';
import { type Extracted, type IndexValue, typeOfTarget, valuesOf } from './element-values.ts';
import type { CompositeParameter, IndexedParameter } from './indexed-parameters.ts';

/** Evaluates a FHIRPath expression on a resource, or on one of its elements. All that the store knows of FHIRPath. */
export type Extract = (expression: string, resource: Resource, element?: Extracted) => readonly Extracted[];

/** For `:missing`: an element that is there, but of which nothing can be looked up (a concept with text only). */
const present = ({ code, kind }: IndexedParameter): IndexValue[] => {
  if (kind === 'token' || kind === 'uri') return [{ table: 'token', parameter: code, code: '', system: '' }];
  if (kind === 'reference') return [{ table: 'reference', parameter: code, id: '', type: '' }];
  return [];
};

/** Everything that a resource can be found by. Pure: the same resource and parameters give the same rows. */
export const indexValues = (
  parameters: readonly IndexedParameter[],
  extract: Extract,
  resource: Resource,
  element?: Extracted,
): IndexValue[] =>
  parameters.flatMap((parameter) => {
    let elements = 0;
    const values = parameter.paths.flatMap((path) =>
      extract(path.expression, resource, element).flatMap((extracted) => {
        const { value } = extracted;
        if (!path.target || (isObject(value) && typeOfTarget(value) === path.target)) elements += 1;
        return valuesOf(parameter, path, extracted);
      }),
    );
    const findable = values.some((value) => value.parameter === parameter.code);
    return findable || elements === 0 ? values : [...values, ...present(parameter)];
  });

/** For each element of a composite parameter that has all of its components: what each of them is found by. */
export const compositeValues = (
  { paths, components }: CompositeParameter,
  extract: Extract,
  resource: Resource,
): IndexValue[][] =>
  paths
    .flatMap(({ expression }) => extract(expression, resource))
    .map((element) => indexValues(components, extract, resource, element))
    .filter((values) => components.every(({ code }) => values.some(({ parameter }) => parameter === code)));
