import { items, type Json } from '../../fhir/json.ts';
import { type Code, collection, optional, predicate, single, textOf } from '../code.ts';
import type { Scope } from '../environment.ts';
import { htmlChecks } from '../html-checks.ts';
import type { Navigator } from '../navigator.ts';
import { Node } from '../node.ts';
import { step, thisCode } from '../steps.ts';
import { define, type FunctionTable } from './definition.ts';

/** Children, and what FHIR adds for the elements of a resource. FHIRPath N1 §5.8; R4 fhirpath.html, "Additional functions". */
export const tree: FunctionTable = {
  children: define(0, 0, ({ input, navigator }) =>
    collection(
      (scope) => {
        const out: Node[] = [];
        for (const node of input.items(scope)) navigator.pushChildren(node, out);
        return out;
      },
      {
        exists: input.some((node) => childCount(node) > 0),
        count: (scope) =>
          input === thisCode && scope.node !== undefined
            ? childCount(scope.node)
            : input.items(scope).reduce((sum, node) => sum + childCount(node), 0),
      },
    ),
  ),

  descendants: define(0, 0, ({ input, navigator }) => collection((scope) => descendants(input, scope, navigator))),

  extension: define(1, 1, ({ input, argument, navigator }) => {
    const url = argument(0);
    const extensions = step(input, 'extension', navigator);
    return collection((scope) => withUrl(extensions, textOf(url, scope), scope));
  }),

  // Not FHIRPath, but one R4 search parameter (QuestionnaireResponse item-subject) says it.
  hasExtension: define(1, 1, ({ input, argument, navigator }) => {
    const url = argument(0);
    const extensions = step(input, 'extension', navigator);
    return predicate((scope) => withUrl(extensions, textOf(url, scope), scope).length > 0);
  }),

  hasValue: define(0, 0, ({ input }) =>
    predicate((scope) => {
      if (input === thisCode && scope.node !== undefined) return isValue(scope.node);
      const nodes = input.items(scope);
      return nodes.length === 1 && isValue(nodes[0] as Node);
    }),
  ),

  htmlChecks: define(0, 0, ({ input }) =>
    predicate((scope) => {
      const value = single(input.items(scope))?.value;
      return typeof value === 'string' ? htmlChecks(value) : undefined;
    }),
  ),

  getValue: define(0, 0, ({ input }) =>
    optional((scope) => {
      const nodes = input.items(scope);
      const node = nodes.length === 1 ? single(nodes) : undefined;
      return node !== undefined && isValue(node) ? new Node(node.type, node.value, undefined) : undefined;
    }),
  ),
};

const isValue = ({ value }: Node): boolean => value !== undefined && typeof value !== 'object';

const withUrl = (extensions: Code, url: string | undefined, scope: Scope): readonly Node[] =>
  extensions
    .items(scope)
    .filter(({ value }) => url !== undefined && (value as { url?: unknown } | undefined)?.url === url);

const descendants = (input: Code, scope: Scope, navigator: Navigator): readonly Node[] => {
  let level: Node[] = [];
  for (const node of input.items(scope)) navigator.pushChildren(node, level);
  const out: Node[] = [];
  while (level.length > 0) {
    const next: Node[] = [];
    for (const node of level) {
      out.push(node);
      navigator.pushChildren(node, next);
    }
    level = next;
  }
  return out;
};

/** How many children a node has, without making them. */
const childCount = ({ value, element }: Node): number => {
  const holder = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : element;
  if (holder === undefined) return 0;
  let count = 0;
  for (const key in holder) {
    const child = holder[key];
    if (key.charCodeAt(0) === UNDERSCORE) count += siblingCount(child, holder[key.slice(1)]);
    else if (Array.isArray(child)) count += child.length;
    else if (child !== undefined && child !== null && key !== 'resourceType') count += 1;
  }
  return count;
};

/** How many children a `_name` adds to those that its name has. */
const siblingCount = (siblings: Json | undefined, values: Json | undefined): number => {
  const all = items(siblings).length;
  return Math.max(all - items(values).length, 0);
};

const UNDERSCORE = 95;
