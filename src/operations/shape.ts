import type { ElementDefinition } from '@medplum/fhirtypes';
import { baseCanonical, type Definitions } from '../definitions/definitions.ts';
import { type Failure, failure } from '../fhir/failure.ts';
import { isObject, type Json, type JsonObject, objects, type Resource } from '../fhir/json.ts';

/** How much of a resource an answer shows (R4 §3.1.1.5.8 `_summary`, §3.1.1.5.9 `_elements`). */
export type Shape =
  | { readonly kind: 'true' | 'text' | 'data' }
  /** `Type.element`, or `element` of whatever type. */
  | { readonly kind: 'elements'; readonly names: readonly string[] };

/** A query taken apart: what the server searches by, and how its answer is shown. */
export interface Shaped {
  readonly query: URLSearchParams;
  readonly shape: Shape | undefined;
  /** The parameters of the shape, for links. */
  readonly asked: readonly [string, string][];
}

const MOST_ELEMENTS = 100;

/** Takes `_elements` and `_summary` out of a query, but for `_summary=count`, which is the server's. Failures: invalid. */
export const readShape = (query: URLSearchParams): Shaped => {
  const summary = query.get('_summary') ?? undefined;
  const elements = query.get('_elements') ?? undefined;
  const names = elements?.split(',').filter((name) => name !== '');
  if (names && (names.length > MOST_ELEMENTS || names.some((name) => !/^\w+(\.\w+)*$/.test(name))))
    throw badShape('_elements');
  if (summary !== undefined && !SUMMARIES.has(summary)) throw badShape('_summary');
  const rest = new URLSearchParams(query);
  rest.delete('_elements');
  if (summary !== 'count') rest.delete('_summary');
  const asked = [...query].filter(([name]) => name === '_elements' || (name === '_summary' && summary !== 'count'));
  const kind = summary === 'true' || summary === 'text' || summary === 'data' ? summary : undefined;
  const shape: Shape | undefined = names?.length ? { kind: 'elements', names } : kind && { kind };
  return { query: rest, shape, asked };
};

const SUMMARIES: ReadonlySet<string> = new Set(['true', 'text', 'data', 'count', 'false']);

/** With the parameters of the shape again, for a link. */
export const withShape = (query: URLSearchParams, { asked }: Shaped): URLSearchParams =>
  asked.length === 0 ? query : new URLSearchParams([...query, ...asked]);

const badShape = (name: string): Failure =>
  failure(
    'invalid',
    {
      nl: 'De waarde van de zoekparameter {parameter} klopt niet.',
      en: 'The value of the search parameter {parameter} is not right.',
    },
    { id: 'search-value-invalid', parameters: { parameter: name } },
  );

/** Always shown: what it is, which one, and in which version. */
const IDENTITY: ReadonlySet<string> = new Set(['resourceType', 'id', 'meta']);

const SUBSETTED = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' };

/** A copy of the resource that shows what is asked, and says that it is not whole; the resource itself without a shape. */
export const shaped = (definitions: Definitions, shape: Shape | undefined, resource: Resource): Resource => {
  if (!shape) return resource;
  const elements = definitions.structure(baseCanonical(resource.resourceType))?.snapshot?.element ?? [];
  const kept = keep(resource, resource.resourceType, shown(shape, resource.resourceType, elements));
  const meta: JsonObject = isObject(resource.meta) ? resource.meta : {};
  const { resourceType, id, ...rest } = kept as Resource;
  return {
    resourceType,
    ...(id !== undefined && { id }),
    ...rest,
    meta: { ...meta, tag: [...objects(meta['tag']), SUBSETTED] },
  };
};

/** Which paths are shown; mandatory and modifier elements always are with `_elements`, since without them it means another thing. */
const shown = (shape: Shape, type: string, elements: readonly ElementDefinition[]): ReadonlySet<string> => {
  const paths = (by: (element: ElementDefinition, name: string) => boolean) =>
    new Set(
      elements.flatMap((e) => (e.path && by(e, e.path.slice(type.length + 1)) ? [e.path.replace(/\[x\]$/, '')] : [])),
    );
  switch (shape.kind) {
    case 'true':
      return withWholeWay(
        paths((e) => e.isSummary === true),
        type,
      );
    case 'text':
      return paths((e, name) => name === 'text' || ((e.min ?? 0) > 0 && !name.includes('.')));
    case 'data':
      return paths((_, name) => name !== 'text' && !name.includes('.'));
    case 'elements': {
      const names = new Set(
        shape.names.map((name) => (name.startsWith(`${type}.`) ? name.slice(type.length + 1) : name)),
      );
      return paths(
        (e, name) =>
          names.has(name.replace(/\[x\]$/, '')) || (!name.includes('.') && ((e.min ?? 0) > 0 || e.isModifier === true)),
      );
    }
  }
};

/** Those paths of which each element on the way is in too: every backbone's `modifierExtension` is flagged, also of one that is not. */
const withWholeWay = (paths: ReadonlySet<string>, type: string): ReadonlySet<string> => {
  const whole = (path: string): boolean => {
    const parent = path.slice(0, path.lastIndexOf('.'));
    return parent === type || (paths.has(parent) && whole(parent));
  };
  return new Set([...paths].filter((path) => path !== type && whole(path)));
};

/** Keeps the shown children; of a backbone of which some children are shown only those, of any other all. */
const keep = (node: JsonObject, path: string, paths: ReadonlySet<string>): JsonObject => {
  const copy: JsonObject = {};
  for (const [name, value] of Object.entries(node)) {
    if (IDENTITY.has(name) || isShown(path, name, paths)) copy[name] = keepWithin(value, `${path}.${name}`, paths);
  }
  return copy;
};

const keepWithin = (value: Json | undefined, path: string, paths: ReadonlySet<string>): Json | undefined => {
  const partly = [...paths].some((one) => one.startsWith(`${path}.`));
  if (!partly) return value;
  if (Array.isArray(value)) return value.map((item) => keepWithin(item, path, paths) ?? null);
  return isObject(value) ? keep(value, path, paths) : value;
};

/** A choice is shown by its path without the type: `Observation.value` for `valueQuantity`. */
const isShown = (path: string, key: string, paths: ReadonlySet<string>): boolean => {
  const name = key.replace(/^_/, '');
  if (paths.has(`${path}.${name}`) || [...paths].some((one) => one.startsWith(`${path}.${name}.`))) return true;
  return [...name.matchAll(/[A-Z]/g)].some(({ index }) => paths.has(`${path}.${name.slice(0, index)}`));
};
