import { isResource } from '../fhir/json.ts';
import type { Environment } from '../fhirpath/environment.ts';
import { type Node, nodeOf } from '../fhirpath/node.ts';
import { codesOf } from './codes.ts';
import type { Run, Scope } from './run.ts';

/**
 * What an expression may see from a place: the resource around it, targets of references, value sets and profiles.
 * What cannot be told (a code system that is not at hand) stays undefined, so that the expression is undecided.
 */
export const environmentOf = (run: Run, scope: Scope, constants?: Record<string, readonly Node[]>): Environment => ({
  resource: nodeOf(scope.resource),
  rootResource: nodeOf(scope.root),
  resolve: scope.resolve,
  ...(constants && { constants }),
  memberOf: (node, valueSet) => {
    const set = run.terminology.codeSet(valueSet);
    const memberships = codesOf(node.value, node.type)?.map(({ system, code }) => set?.has(system, code) ?? 'unknown');
    if (memberships?.includes('in')) return true;
    return memberships?.includes('unknown') ? undefined : false;
  },
  conformsTo: (node, profile) => {
    if (!isResource(node.value)) return undefined;
    const verdict = run.conforms(node.value, profile, scope.outside);
    return verdict === 'unknown' ? undefined : verdict === 'met';
  },
});
