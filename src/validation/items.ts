import { isObject, type Json, type JsonObject } from '../fhir/json.ts';
import { found } from './check.ts';
import { isPrimitive } from './checks/primitive-format.ts';
import { listExpected, nothingHere, singleExpected, wrongType } from './checks/structure.ts';
import type { ElementProgram, TypeUse } from './program.ts';
import type { Run } from './run.ts';

/** One value of an element, as JSON holds it. */
export interface Item {
  readonly value: Json | undefined;
  readonly sibling: JsonObject | undefined;
  readonly type: TypeUse;
  readonly expression: string;
}

/** The values of a list and their siblings both stand in lists, where both are there. */
const inStep = (value: Json | undefined, sibling: Json | undefined): boolean =>
  value === undefined || sibling === undefined || Array.isArray(value) === Array.isArray(sibling);

/** The values of an element in an object, in order; what is wrong with the form that holds them is reported (R4 §2.6.2). */
export const itemsOf = (run: Run, object: JsonObject, element: ElementProgram, expression: string): Item[] => {
  const present = element.types.filter(
    (t) => Object.hasOwn(object, t.property) || (isPrimitive(t.code) && Object.hasOwn(object, `_${t.property}`)),
  );
  return present.flatMap((type) => itemsOfType(run, object, element, type, expression));
};

const itemsOfType = (run: Run, object: JsonObject, element: ElementProgram, type: TypeUse, parent: string): Item[] => {
  const choice = type.property !== element.name;
  const expression = `${parent}.${element.name}${choice ? `.ofType(${type.code})` : ''}`;
  const [value, sibling] = [object[type.property], isPrimitive(type.code) ? object[`_${type.property}`] : undefined];
  const report = (kind: Parameters<typeof found>[0]) => run.report(found(kind, expression, element.source));

  const illFormed = (Array.isArray(sibling) ? sibling : [sibling]).some(
    (s) => !isObject(s) && s !== null && s !== undefined,
  );
  if (illFormed || (sibling === null && !Array.isArray(value)))
    run.report(found(wrongType, expression, element.source, { expected: `_${type.property}: { … }` }));

  const lists = Array.isArray(value) || Array.isArray(sibling);
  if (!element.list && lists) report(singleExpected);
  if (element.list && (!lists || !inStep(value, sibling))) report(listExpected);
  if (!lists) {
    if (value === null || (value === undefined && !isObject(sibling))) {
      report(nothingHere);
      return [];
    }
    return [{ value, sibling: isObject(sibling) ? sibling : undefined, type, expression }];
  }
  const [values, siblings] = [Array.isArray(value) ? value : [], Array.isArray(sibling) ? sibling : []];
  const length = Math.max(values.length, siblings.length);
  if (length === 0) report(nothingHere);
  return Array.from({ length }, (_, index) => {
    const own = siblings[index];
    const item = { value: values[index] ?? undefined, sibling: isObject(own) ? own : undefined };
    if (item.value === undefined && !item.sibling)
      run.report(found(nothingHere, `${expression}[${index}]`, element.source));
    return { ...item, type, expression: `${expression}[${index}]` };
  }).filter((item) => item.value !== undefined || item.sibling);
};
