import { type Code, collection, predicate, single } from '../code.ts';
import type { Model } from '../model.ts';
import { NONE, type Node } from '../node.ts';
import type { TypeName } from '../syntax.ts';
import { define, type FunctionTable } from './definition.ts';

/** Whether a node is of a type, or of one that derives from it. A name without a namespace is of either. FHIRPath N1 §6.3 and §10. */
export const typeTest = ({ namespace, name }: TypeName, model: Model): ((node: Node) => boolean) => {
  const answers = new Map<string, boolean>();
  const answer = (type: string): boolean =>
    type.startsWith('System.')
      ? namespace !== 'FHIR' && type === `System.${name}`
      : namespace !== 'System' && type !== '' && model.isA(type, name);
  return ({ type }) => {
    const known = answers.get(type);
    if (known !== undefined) return known;
    const found = answer(type);
    answers.set(type, found);
    return found;
  };
};

export const isType = (input: Code, test: (node: Node) => boolean): Code =>
  predicate((scope) => {
    const node = single(input.items(scope));
    return node === undefined ? undefined : test(node);
  });

/**
 * The items of a type. FHIRPath N1 lets `as` throw on more than one item, yet R4 itself uses it on many (`dom-3`, and the search
 * parameters of repeating choices), so here it is `ofType`.
 */
export const ofType = (input: Code, test: (node: Node) => boolean): Code =>
  collection((scope) => {
    const nodes = input.items(scope);
    if (nodes.length === 1) return test(nodes[0] as Node) ? nodes : NONE;
    return nodes.filter(test);
  });

export const types: FunctionTable = {
  is: define(1, 1, ({ input, type }) => isType(input, type(0))),
  as: define(1, 1, ({ input, type }) => ofType(input, type(0))),
  ofType: define(1, 1, ({ input, type }) => ofType(input, type(0))),
};
