import type { SearchParameter } from '@medplum/fhirtypes';
import type { Model, ModelElement } from '../fhirpath/model.ts';

/** How the values of a parameter are compared; a `quantity` is a number with a unit, a `uri` a token without a system. */
export type ParameterKind = 'token' | 'reference' | 'date' | 'string' | 'number' | 'quantity' | 'uri';

/** One alternative of a parameter's expression. */
export interface ValuePath {
  readonly expression: string;
  /** Only references to this type count: `CarePlan.subject.where(resolve() is Patient)`. */
  readonly target?: string;
  /** It leads to a `code`, which says no system itself: the one that its binding gives it. */
  readonly system?: string;
}

/** What is known of the elements that parameters look in. */
export interface ElementKnowledge {
  readonly model: Model;
  /** The code system of all codes of a value set; undefined when they are of several (definitions/implied-system.ts). */
  readonly systemOf: (valueSet: string) => string | undefined;
}

/** A search parameter as one resource type has it. */
export interface IndexedParameter {
  readonly code: string;
  readonly kind: ParameterKind;
  readonly paths: readonly ValuePath[];
  /** The types that a reference may lead to, where the definition names them: a chain follows it to each. */
  readonly targets?: readonly string[];
  /** It looks in Identifiers, so that `:of-type` may be asked. */
  readonly identifiers?: true;
}

/** Several parameters whose values must lie in the same element: `code-value-quantity`. */
export interface CompositeParameter {
  readonly code: string;
  readonly kind: 'composite';
  /** The elements; the paths of the components begin at each of them. */
  readonly paths: readonly ValuePath[];
  readonly components: readonly IndexedParameter[];
}

export type Parameter = IndexedParameter | CompositeParameter;

const KINDS: ReadonlySet<string> = new Set<ParameterKind>([
  'token',
  'reference',
  'date',
  'string',
  'number',
  'quantity',
  'uri',
]);

const isKind = (type: string | undefined): type is ParameterKind => KINDS.has(type ?? '');

/** Kept in `head`, where every resource has them. */
const OF_THE_STORE: ReadonlySet<string> = new Set(['_id', '_lastUpdated']);

/** The sides of the unions at the top of an expression; those within brackets or quotes stay whole. */
const alternatives = (expression: string): string[] => {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (const [at, character] of [...expression].entries()) {
    if (character === "'") quoted = !quoted;
    else if (quoted) continue;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (character === '|' && depth === 0) {
      parts.push(expression.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, expression.slice(start)].map((part) => part.trim());
};

/** `clinical-patient` has 32 alternatives, one of which can yield anything for a given type. */
const concerns = (type: string, alternative: string): boolean => {
  const [, root] = /^\(*([A-Z]\w*)\./.exec(alternative) ?? [];
  return (
    root === undefined || root === type || root === 'Resource' || root === 'DomainResource' || /\|/.test(alternative)
  );
};

/** `as` takes a single item, and R4 writes it where there may be more (`Group.characteristic.value`); R5 writes ofType. */
const perItem = (alternative: string): string =>
  alternative.replaceAll(/\(([\w.]+) as (\w+)\)/g, '$1.ofType($2)').replaceAll('.as(', '.ofType(');

/**
 * `resolve()` would have to look in the store, and its answer would change under the index: the type that the reference
 * itself names says the same. Every resolve() in R4's own parameters has this form.
 */
const path = (alternative: string): ValuePath => {
  const [, expression, target] = /^(.*)\.where\(resolve\(\) is (\w+)\)$/.exec(alternative) ?? [];
  return expression && target ? { expression, target } : { expression: perItem(alternative) };
};

const pathsOf = (type: string, expression: string): ValuePath[] =>
  alternatives(expression)
    .filter((alternative) => concerns(type, alternative))
    .map(path);

/** The data type is written as in FHIRPath (`DateTime`) in one of R4's components. */
const componentPaths = (expression: string): ValuePath[] =>
  alternatives(expression.replaceAll('as(DateTime)', 'as(dateTime)')).map((part) => ({ expression: perItem(part) }));

/** Undefined when a component is of a kind that is not indexed, or is not among the parameters of the type. */
const composite = (
  type: string,
  { code = '', expression = '', component = [] }: SearchParameter,
  parameters: ReadonlyMap<string, SearchParameter>,
  knowledge: ElementKnowledge,
): CompositeParameter | undefined => {
  const paths = pathsOf(type, expression);
  const from = paths[0] && leafOf(paths[0].expression, knowledge.model)?.types[0];
  const kinds = new Map([...parameters.values()].map(({ url, type: kind }) => [url, kind]));
  const components = component.flatMap((part, at) => {
    const kind = kinds.get(part.definition);
    if (!isKind(kind)) return [];
    const own = componentPaths(part.expression ?? '');
    const leafIn = (one: ValuePath) =>
      from === undefined ? undefined : leafOf(`${from}.${one.expression}`, knowledge.model);
    const located = kind === 'token' ? own.map((one) => withSystem(one, leafIn(one), knowledge)) : own;
    return [{ code: `${code}$${at}`, kind, paths: located }];
  });
  if (components.length === 0 || components.length !== component.length) return undefined;
  return { code, kind: 'composite', paths, components };
};

/** Where R4 names no type, or every type, a chain must say which one is meant. */
const targetsOf = ({ target }: SearchParameter): { targets?: readonly string[] } =>
  target && !target.includes('Resource' as never) ? { targets: target } : {};

/** The element that a plain path (`Patient.identifier`) leads to. */
const leafOf = (expression: string, model: Model): ModelElement | undefined => {
  const [root = '', ...names] = expression.replace(/^\((.*)\)$/, '$1').split('.');
  return names.reduce<ModelElement | undefined>(
    (parent, name) => (parent?.types[0] === undefined ? undefined : model.element(parent.types[0], name)),
    { types: [root], choice: false, list: false },
  );
};

/** A path with the system of the element that it leads to, where that is a `code`. */
const withSystem = (path: ValuePath, leaf: ModelElement | undefined, { systemOf }: ElementKnowledge): ValuePath => {
  const system = leaf?.valueSet === undefined ? undefined : systemOf(leaf.valueSet);
  return system === undefined ? path : { ...path, system };
};

/** What to index of a resource type. Parameters without an expression, and special ones, are left out. */
export const indexedParameters = (
  type: string,
  parameters: ReadonlyMap<string, SearchParameter>,
  knowledge: ElementKnowledge,
): readonly Parameter[] =>
  [...parameters].flatMap(([code, parameter]): Parameter[] => {
    const { type: kind, expression } = parameter;
    if (!expression || OF_THE_STORE.has(code)) return [];
    if (kind === 'composite') {
      const made = composite(type, parameter, parameters, knowledge);
      return made ? [made] : [];
    }
    if (!isKind(kind)) return [];
    const paths = pathsOf(type, expression);
    if (kind !== 'token') return [{ code, kind, paths, ...(kind === 'reference' && targetsOf(parameter)) }];
    const leaves = paths.map((one) => leafOf(one.expression, knowledge.model));
    const identifiers = leaves.some((leaf) => leaf?.types[0] === 'Identifier');
    return [
      {
        code,
        kind,
        paths: paths.map((one, at) => withSystem(one, leaves[at], knowledge)),
        ...(identifiers && { identifiers }),
      },
    ];
  });
