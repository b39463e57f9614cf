import type { SearchParameter } from '@medplum/fhirtypes';
import type { Model } from '../fhirpath/model.ts';

/** How the values of a parameter are compared; a `quantity` is a number with a unit, a `uri` a token without a system. */
export type ParameterKind = 'token' | 'reference' | 'date' | 'string' | 'number' | 'quantity' | 'uri';

/** One alternative of a parameter's expression. */
export interface ValuePath {
  readonly expression: string;
  /** Only references to this type count: `CarePlan.subject.where(resolve() is Patient)`. */
  readonly target?: string;
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
): CompositeParameter | undefined => {
  const kinds = new Map([...parameters.values()].map(({ url, type: kind }) => [url, kind]));
  const components = component.flatMap((part, at) => {
    const kind = kinds.get(part.definition);
    return isKind(kind) ? [{ code: `${code}$${at}`, kind, paths: componentPaths(part.expression ?? '') }] : [];
  });
  if (components.length === 0 || components.length !== component.length) return undefined;
  return { code, kind: 'composite', paths: pathsOf(type, expression), components };
};

/** Where R4 names no type, or every type, a chain must say which one is meant. */
const targetsOf = ({ target }: SearchParameter): { targets?: readonly string[] } =>
  target && !target.includes('Resource' as never) ? { targets: target } : {};

/** Whether a plain path (`Patient.identifier`) leads to Identifiers. */
const isIdentifier = ({ expression }: ValuePath, model: Model): boolean => {
  const [root = '', ...names] = expression.split('.');
  const leaf = names.reduce<string | undefined>(
    (parent, name) => (parent === undefined ? undefined : model.element(parent, name)?.types[0]),
    root,
  );
  return leaf === 'Identifier';
};

/** What to index of a resource type. Parameters without an expression, and special ones, are left out. */
export const indexedParameters = (
  type: string,
  parameters: ReadonlyMap<string, SearchParameter>,
  model: Model,
): readonly Parameter[] =>
  [...parameters].flatMap(([code, parameter]): Parameter[] => {
    const { type: kind, expression } = parameter;
    if (!expression || OF_THE_STORE.has(code)) return [];
    if (kind === 'composite') {
      const made = composite(type, parameter, parameters);
      return made ? [made] : [];
    }
    if (!isKind(kind)) return [];
    const paths = pathsOf(type, expression);
    const identifiers = kind === 'token' && paths.some((one) => isIdentifier(one, model));
    return [
      { code, kind, paths, ...(kind === 'reference' && targetsOf(parameter)), ...(identifiers && { identifiers }) },
    ];
  });
