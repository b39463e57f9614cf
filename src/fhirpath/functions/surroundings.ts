import { isObject, isResource, objects, type Resource } from '../../fhir/json.ts';
import { type Code, collection, optional, predicate, single, textOf } from '../code.ts';
import type { Environment, Scope } from '../environment.ts';
import { FhirpathError } from '../error.ts';
import { Node, nodeOf } from '../node.ts';
import type { Call } from './definition.ts';

/** They need no model, so that fhirpath.js can run them as well. */
interface Surrounding {
  readonly arity: readonly [least: number, most: number];
  readonly compile: (call: Pick<Call, 'input' | 'argument'>) => Code;
}

const define = (size: number, compile: Surrounding['compile']): Surrounding => ({ arity: [size, size], compile });

/** Functions that look beyond the focus: other resources, terminology, profiles, the clock. R4 fhirpath.html, "Additional functions". */
export const surroundings: Readonly<Record<string, Surrounding>> = {
  resolve: define(0, ({ input }) =>
    collection((scope) =>
      input.items(scope).flatMap((node) => {
        const reference = referenceOf(node);
        const resource = reference === undefined ? undefined : resolved(reference, scope.environment);
        return resource === undefined ? [] : [nodeOf(resource)];
      }),
    ),
  ),

  memberOf: define(1, ({ input, argument }) => asked(input, argument(0), 'memberOf')),
  conformsTo: define(1, ({ input, argument }) => asked(input, argument(0), 'conformsTo')),

  now: define(0, () => optional((scope) => new Node('System.DateTime', instant(scope), undefined))),
  today: define(0, () => optional((scope) => new Node('System.Date', instant(scope).slice(0, 10), undefined))),
  timeOfDay: define(0, () =>
    optional(
      (scope) =>
        new Node(
          'System.Time',
          instant(scope)
            .slice(11)
            .replace(/(?:Z|[+-]\d\d:\d\d)$/, ''),
          undefined,
        ),
    ),
  ),
};

const instant = ({ environment }: Scope): string => {
  if (environment.now === undefined)
    throw new FhirpathError('evaluation', 'The expression asks the time, and none was given');
  return environment.now;
};

/** The reference that a Reference, or a uri or canonical by itself, makes. */
const referenceOf = ({ value }: Node): string | undefined => {
  if (typeof value === 'string') return value;
  const reference = isObject(value) ? value['reference'] : undefined;
  return typeof reference === 'string' ? reference : undefined;
};

/** A fragment is a resource contained in the root, or the root itself; the rest is asked of the environment. */
const resolved = (reference: string, { rootResource, resolve }: Environment): Resource | undefined => {
  if (!reference.startsWith('#')) return resolve?.(reference);
  const root = rootResource.value;
  if (!isResource(root)) return undefined;
  if (reference === '#') return root;
  return objects(root['contained']).find((resource) => resource['id'] === reference.slice(1)) as Resource | undefined;
};

/** A question about one node and a canonical, put to a function of the environment. */
const asked = (input: Code, argument: Code, name: 'memberOf' | 'conformsTo'): Code =>
  predicate((scope) => {
    const ask = scope.environment[name];
    if (ask === undefined) throw new FhirpathError('unsupported', `${name}() is not provided here`);
    const node = single(input.items(scope));
    const canonical = textOf(argument, scope);
    return node === undefined || canonical === undefined ? undefined : ask(node, canonical);
  });
