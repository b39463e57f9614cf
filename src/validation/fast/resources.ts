import { isResource, type Json } from '../../fhir/json.ts';
import { Source } from '../../fhirpath/sure/source.ts';
import { checkContained } from '../checks/contained.ts';
import { checkElementIds } from '../checks/element-id.ts';
import { programsFor } from '../claims.ts';
import { RESOURCE_CHECKS } from '../place-checks.ts';
import type { Program, TypeUse } from '../program.ts';
import type { Scope } from '../run.ts';
import { containedScope, scopeOf } from '../scope.ts';
import type { Compiler, ResourceFunction } from './compiler.ts';
import { invariantsCode } from './content.ts';
import { type Pass, SettledPlace } from './pass.ts';
import type { Site } from './site.ts';

/** A resource inside another, as `walkNested` goes about it. Undefined where profiles of the type are to be met beside its claims. */
export const nestedAt = (
  compiler: Compiler,
  { element, use }: Site,
): ((value: Json, pass: Pass) => boolean) | undefined => {
  if (use.profiles.length > 0) return undefined;
  const any = use.code === 'Resource' || use.code === 'DomainResource';
  return (value, pass) => {
    if (!isResource(value) || !(any || use.code === value.resourceType)) return false;
    const { scope } = pass;
    checkContained(
      pass.recording,
      new SettledPlace({ element, use, type: use.code }, value, scope, scope.resource),
      value,
    );
    const nested =
      element.name === 'contained'
        ? containedScope(value, '', scope)
        : scopeOf(value, '', scope.around?.(value) ?? scope.outside);
    return settleResource(compiler, pass, nested, []);
  };
};

/** A resource as everything that it claims to be, and as the profiles asked for (`walkResource`). */
export const settleResource = (compiler: Compiler, pass: Pass, scope: Scope, profiles: readonly string[]): boolean => {
  const { scope: around, fragments, ids } = pass;
  pass.scope = scope;
  pass.fragments = undefined;
  pass.ids = 0;
  for (const program of programsFor(pass.recording, scope.resource, '', profiles)) {
    if (!compiler.isWorthwhile(program) || !compiler.resource(program).f(scope.resource, pass)) return false;
  }
  // Two elements with ids may have the same one, and a resource's own has nothing beside it; nothing else of ids could be wrong.
  for (const check of RESOURCE_CHECKS)
    if (check !== checkElementIds || pass.ids > 1 || scope.resource['_id'] !== undefined)
      check(pass.recording, scope.resource, '');
  pass.ids = ids;
  const own: ReadonlySet<string> | undefined = pass.fragments;
  pass.scope = around;
  pass.fragments = fragments;
  // What a contained resource refers to, its container does.
  if (own && scope.root !== scope.resource) pass.fragments = addedTo(fragments, own);
  return true;
};

const addedTo = (all: Set<string> | undefined, own: ReadonlySet<string>): Set<string> => {
  const set = all ?? new Set();
  for (const fragment of own) set.add(fragment);
  return set;
};

/** A resource as a program, from its root (`walkAs`). */
export const resourceFunction = (compiler: Compiler, program: Program): ResourceFunction => {
  const source = new Source();
  const use: TypeUse = { code: program.type, property: '', profiles: [], targets: [], aggregation: [] };
  const site: Site = { element: program.root, use, type: program.type };
  const elements = `${source.constant(compiler.object(program.root.children))}.f(x, s, ${source.constant(site)})`;
  const invariants = invariantsCode(compiler, source, site, [], 'x');
  return source.evaluate(`(x, s) => ${[elements, ...invariants].join(' && ')}`);
};
