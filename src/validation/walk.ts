import { baseCanonical } from '../definitions/definitions.ts';
import { isObject, isResource, type Json, type JsonObject, type Resource } from '../fhir/json.ts';
import { found } from './check.ts';
import { checkBinding, checkCoding } from './checks/binding.ts';
import { unknownExtension, unknownModifier } from './checks/extension.ts';
import { checkInvariants } from './checks/invariant.ts';
import { FORMATS, isPrimitive, primitiveFormat } from './checks/primitive-format.ts';
import { checkReference } from './checks/reference-target.ts';
import { checkSlices } from './checks/slices.ts';
import { maximum, minimum, nothingHere, unknownResourceType, wrongType } from './checks/structure.ts';
import { reportUnknown } from './checks/unknown-element.ts';
import { programsFor } from './claims.ts';
import { propertiesOf } from './elements.ts';
import { type Item, itemsOf } from './items.ts';
import type { ElementProgram, Program, TypeUse } from './program.ts';
import type { Place, Run, Scope } from './run.ts';
import { containedScope, scopeOf } from './scope.ts';

/** Holds a resource to everything that it claims to be, and to the profiles asked for. */
export const walkResource = (run: Run, scope: Scope, expression: string, profiles: readonly string[] = []): void => {
  for (const program of programsFor(run, scope.resource, expression, profiles)) walkAs(run, scope, expression, program);
};

/** Holds a resource to one program, from its root. */
export const walkAs = (run: Run, scope: Scope, expression: string, program: Program): void => {
  const { resource } = scope;
  const use: TypeUse = { code: program.type, property: '', profiles: [], targets: [] };
  const place: Place = {
    value: resource,
    sibling: undefined,
    use,
    type: program.type,
    expression,
    element: program.root,
    scope,
  };
  walkObject(run, place, resource, program.root.children);
  checkInvariants(run, place, new Set());
};

/** The elements of an object, and what stands in it that is none of them. */
const walkObject = (run: Run, parent: Place, object: JsonObject, elements: readonly ElementProgram[]): void => {
  const { expression, scope } = parent;
  reportUnknown(run, parent, object, propertiesOf(elements));
  if (Object.keys(object).length === 0) run.report(found(nothingHere, expression, parent.element.source));
  for (const element of elements) {
    const items = itemsOf(run, object, element, expression);
    const counted = { element: element.name, min: element.min, max: element.max, count: items.length };
    if (items.length < element.min)
      run.report(found(minimum, `${expression}.${element.name}`, element.source, counted));
    if (items.length > element.max)
      run.report(found(maximum, `${expression}.${element.name}`, element.source, counted));
    const places = items.map((item) => placeOf(item, element, scope));
    for (const place of places) walkValue(run, place);
    if (element.slicing)
      checkSlices(run, element.slicing, places, `${expression}.${element.name}`, (place) => walkValue(run, place));
  }
};

const placeOf = ({ value, sibling, type, expression }: Item, element: ElementProgram, scope: Scope): Place => ({
  value,
  sibling,
  use: type,
  type: element.backbone ?? type.code,
  expression,
  element,
  scope,
});

/** One value of an element: its form, what is in it, and what the element and its type ask of it. */
const walkValue = (run: Run, place: Place): void => {
  const { value, use, element, expression } = place;
  if (isResourceType(run, use.code)) return walkNested(run, place);
  const programs = typePrograms(run, place);
  if (isPrimitive(use.code)) walkPrimitive(run, place);
  else if (isObject(value)) {
    for (const elements of levelsOf(element, use, programs)) walkObject(run, place, value, elements);
  } else return run.report(found(wrongType, expression, element.source, { expected: `{ … } (${use.code})` }));

  for (const { kind, passes, parameters } of element.checks) {
    if (value !== undefined && !passes(value)) run.report(found(kind, expression, element.source, parameters));
  }
  checkBinding(run, place);
  checkCoding(run, place);
  checkReference(run, place);
  const met = new Set<string>();
  checkInvariants(run, place, met);
  for (const { root } of programs) checkInvariants(run, { ...place, element: root }, met);
};

/** The elements to hold an object to: those that its element unfolds and its profiles have; the type's own where there are none. */
const levelsOf = (
  element: ElementProgram,
  use: TypeUse,
  programs: readonly Program[],
): (readonly ElementProgram[])[] => {
  const profiles = programs.filter((program) => program.url !== baseCanonical(use.code));
  const levels = [element, ...profiles.map((program) => program.root)]
    .map((e) => e.children)
    .filter((c) => c.length > 0);
  return levels.length > 0 ? levels : programs.map((program) => program.root.children);
};

/** The definitions that a value is held to beyond its element: its type, the profiles of the type, an extension's own. */
const typePrograms = (run: Run, place: Place): Program[] => {
  const { value, use, element } = place;
  const canonicals = element.backbone ? [...use.profiles] : [baseCanonical(use.code), ...use.profiles];
  if (use.code === 'Extension' && isObject(value) && typeof value['url'] === 'string') {
    const own = value['url'];
    if (!canonicals.includes(own)) canonicals.push(own);
    // Inside a complex extension the urls are relative, and its own definition tells them.
    if (!run.program(own) && /^[a-z]+:/.test(own)) {
      const kind = element.name === 'modifierExtension' ? unknownModifier : unknownExtension;
      run.report(found(kind, place.expression, element.source));
    }
  }
  return canonicals.map((canonical) => run.program(canonical)).filter((program) => program !== undefined);
};

const walkPrimitive = (run: Run, place: Place): void => {
  const { value, sibling, use, element, expression } = place;
  const format = FORMATS[use.code];
  if (value !== undefined && format && !format(value as Json)) {
    run.report(found(primitiveFormat, expression, element.source, { type: use.code }));
  }
  if (sibling) walkObject(run, place, sibling, run.program(baseCanonical('Element'))?.root.children ?? []);
};

const isResourceType = (run: Run, code: string): boolean =>
  code === 'Resource' || code === 'DomainResource' || run.definitions.resourceTypes.has(code);

/** A resource inside another: contained, an entry of a Bundle, a parameter. */
const walkNested = (run: Run, { value, expression, element, scope }: Place): void => {
  if (!isResource(value)) return run.report(found(unknownResourceType, expression, element.source));
  const nested: Scope =
    element.name === 'contained'
      ? containedScope(value, scope)
      : scopeOf(value as Resource, scope.around?.(value) ?? scope.outside);
  walkResource(run, nested, expression);
};
