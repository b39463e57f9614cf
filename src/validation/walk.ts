import { baseCanonical } from '../definitions/definitions.ts';
import { isObject, isResource, type Json, type JsonObject } from '../fhir/json.ts';
import { found } from './check.ts';
import { checkContained } from './checks/contained.ts';
import { definitionOfExtension, reportExtendedUrl } from './checks/extension.ts';
import { checkInvariants } from './checks/invariant.ts';
import { FORMATS, isPrimitive, primitiveFormat } from './checks/primitive-format.ts';
import { checkSlices } from './checks/slices.ts';
import { maximum, minimum, nothingHere, twiceChosen, unknownResourceType, wrongType } from './checks/structure.ts';
import { reportUnknown } from './checks/unknown-element.ts';
import { programsFor } from './claims.ts';
import { propertiesOf } from './elements.ts';
import { type Item, itemsOf } from './items.ts';
import { PLACE_CHECKS, RESOURCE_CHECKS } from './place-checks.ts';
import { primitiveElements } from './primitive-elements.ts';
import type { ElementProgram, Program, TypeUse } from './program.ts';
import type { Knowledge, Place, Run, Scope } from './run.ts';
import { containedScope, scopeOf } from './scope.ts';
import { profilesToMeet } from './type-profiles.ts';

/** Holds a resource to everything that it claims to be, and to the profiles asked for. */
export const walkResource = (run: Run, scope: Scope, expression: string, profiles: readonly string[] = []): void => {
  for (const program of programsFor(run, scope.resource, expression, profiles)) walkAs(run, scope, expression, program);
  for (const check of RESOURCE_CHECKS) check(run, scope.resource, expression);
};

/** Holds a resource to one program, from its root. */
export const walkAs = (run: Run, scope: Scope, expression: string, program: Program): void => {
  if (run.settlesResource(scope, expression, program)) return;
  const { resource } = scope;
  const use: TypeUse = { code: program.type, property: '', profiles: [], targets: [], aggregation: [] };
  const place: Place = {
    value: resource,
    sibling: undefined,
    use,
    type: program.type,
    expression,
    element: program.root,
    scope,
    parent: undefined,
  };
  run.observer?.met(program.root, expression);
  walkObject(run, place, resource, program.root.children);
  checkInvariants(run, place, new Set());
};

/** The elements of an object, and what stands in it that is none of them. */
const walkObject = (run: Run, parent: Place, object: JsonObject, elements: readonly ElementProgram[]): void => {
  const { expression } = parent;
  if (!run.isNew(object, elements, expression)) return;
  reportUnknown(run, parent, object, propertiesOf(elements));
  if (Object.keys(object).length === 0) run.report(found(nothingHere, expression, parent.element.source));
  for (const element of elements) {
    const items = itemsOf(run, object, element, expression);
    if (new Set(items.map((item) => item.type)).size > 1)
      run.report(found(twiceChosen, `${expression}.${element.name}`, element.source, { element: element.name }));
    else if (items.length >= element.min || !standsInOtherType(object, element))
      checkCount(run, element, items.length, expression);
    const places = items.map((item) => placeOf(item, element, parent));
    for (const place of places) walkValue(run, place);
    if (element.slicing)
      checkSlices(run, element.slicing, places, `${expression}.${element.name}`, (place) => walkValue(run, place));
  }
};

/** A choice in a type that it may not have is reported as that, not as missing too. */
const standsInOtherType = (object: JsonObject, { definition, name }: ElementProgram): boolean =>
  definition.path.endsWith('[x]') &&
  Object.keys(object).some((key) => key.startsWith(name) && /^[A-Z]/.test(key.slice(name.length)));

/** Whether there are enough of an element in what stands at `expression`, and not too many. */
export const checkCount = (run: Run, element: ElementProgram, count: number, expression: string): void => {
  run.observer?.counted(element, `${expression}.${element.name}`);
  if (count >= element.min && count <= element.max) return;
  const counted = { element: element.name, min: element.min, max: element.max, count };
  const kind = count < element.min ? minimum : maximum;
  run.report(found(kind, `${expression}.${element.name}`, element.source, counted));
};

const placeOf = ({ value, sibling, type, expression }: Item, element: ElementProgram, parent: Place): Place => ({
  value,
  sibling,
  use: type,
  type: element.backbone ?? type.code,
  expression,
  element,
  scope: parent.scope,
  parent,
});

/** One value of an element: its form, what is in it, and what the element and its type ask of it. */
const walkValue = (run: Run, place: Place): void => {
  if (run.settlesValue(place)) return;
  const { value, sibling, use, element, expression } = place;
  run.observer?.met(element, expression);
  if (isResourceType(run, use.code)) return walkNested(run, place);
  // What is no value of this kind at all, or empty, cannot be held to anything more.
  if (isPrimitive(use.code) ? typeof value === 'object' : !isObject(value)) {
    const expected = isPrimitive(use.code) ? use.code : `{ … } (${use.code})`;
    return run.report(found(wrongType, expression, element.source, { expected }));
  }
  if (isEmpty(value) || (value === undefined && isEmpty(sibling)))
    return run.report(found(nothingHere, expression, element.source));
  const profiles = profilesToMeet(run, place, (trial, program) => holdTo(trial, place, [program]));
  holdTo(run, place, [...typePrograms(run, place), ...profiles]);

  for (const check of PLACE_CHECKS) check(run, place);
};

const isEmpty = (value: Json | undefined): boolean => isObject(value) && Object.keys(value).length === 0;

/** What is in a value, and the invariants on it: of its element, and of the definitions of its type. */
const holdTo = (run: Run, place: Place, programs: readonly Program[]): void => {
  const { value, use, element } = place;
  if (isPrimitive(use.code)) walkPrimitive(run, place, programs);
  else if (isObject(value)) {
    for (const elements of levelsOf(element, use, programs)) walkObject(run, place, value, elements);
  }
  const met = new Set<string>();
  checkInvariants(run, place, met);
  for (const { root } of programs) {
    run.observer?.met(root, place.expression);
    checkInvariants(run, { ...place, element: root }, met);
  }
};

/** The elements to hold an object to: those that its element unfolds and its profiles have; the type's own where there are none. */
export const levelsOf = (
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

/** The definitions that a value is held to beyond its element and the profiles of its type: its type, and an extension's own. */
export const typePrograms = (run: Run, place: Place): Program[] => {
  const { value, use, element } = place;
  const base = element.backbone ? undefined : run.program(baseCanonical(use.code));
  const programs = base ? [base] : [];
  if (use.code !== 'Extension' || !isObject(value)) return programs;
  if (value['_url'] !== undefined) reportExtendedUrl(run, place);
  if (typeof value['url'] !== 'string') return programs;
  const own = definitionOfExtension(run, place, value['url']);
  if (own && !use.profiles.includes(own.url)) programs.push(own);
  return programs;
};

/** Whether a primitive has the form of its type. */
export const checkFormat = (run: Run, { value, use, element, expression }: Place): void => {
  const format = FORMATS[use.code];
  if (value !== undefined && format && !format(value))
    run.report(found(primitiveFormat, expression, element.source, { type: use.code }));
};

const walkPrimitive = (run: Run, place: Place, programs: readonly Program[]): void => {
  const { sibling, element, use, expression } = place;
  checkFormat(run, place);
  const { levels, required } = primitiveElements(run, element, use, programs);
  if (sibling) for (const level of levels) walkObject(run, place, sibling, level);
  else if (required) for (const part of levels.flat()) checkAbsent(run, part, expression);
};

/** What is asked of a part that is not there. */
const checkAbsent = (run: Run, element: ElementProgram, expression: string): void => {
  checkCount(run, element, 0, expression);
  if (element.slicing) checkSlices(run, element.slicing, [], `${expression}.${element.name}`, () => {});
};

/** Whether what stands there is a resource. */
export const isResourceType = (run: Knowledge, code: string): boolean =>
  code === 'Resource' || code === 'DomainResource' || run.definitions.resourceTypes.has(code);

/** A resource inside another: contained, an entry of a Bundle, a parameter. */
const walkNested = (run: Run, place: Place): void => {
  const { value, use, expression, element, scope } = place;
  if (!isResource(value)) return run.report(found(unknownResourceType, expression, element.source));
  checkContained(run, place, value);
  const nested: Scope =
    element.name === 'contained'
      ? containedScope(value, expression, scope)
      : scopeOf(value, expression, scope.around?.(value) ?? scope.outside);
  if (use.code === value.resourceType || use.code === 'Resource' || use.code === 'DomainResource') {
    const profiles = profilesToMeet(run, place, (trial, program) => walkAs(trial, nested, expression, program));
    walkResource(
      run,
      nested,
      expression,
      profiles.map((program) => program.url),
    );
  } else run.report(found(wrongType, expression, element.source, { expected: use.code }));
};
