import { baseCanonical } from '../../definitions/definitions.ts';
import type { JsonObject } from '../../fhir/json.ts';
import { found } from '../check.ts';
import type { Properties } from '../program.ts';
import type { Place, Run } from '../run.ts';
import { isPrimitive } from './primitive-format.ts';
import { unknownElement, unknownElementNear, wrongType } from './structure.ts';

/** Reports each property of an object that no element has, with the name that was probably meant. */
export const reportUnknown = (run: Run, place: Place, object: JsonObject, properties: Properties): void => {
  for (const name of Object.keys(object)) {
    if (name === 'resourceType' && place.scope.resource === object) continue;
    const element = name.startsWith('_') ? properties.get(name.slice(1)) : properties.get(name);
    if (element && (!name.startsWith('_') || isPrimitive(element.type.code))) continue;
    if (reportOtherType(run, place, name, properties)) continue;
    const near = nearest(name, [...properties.keys()]);
    const parent = place.type;
    const finding = near
      ? found(unknownElementNear, pathTo(place, name), place.element.source, { parent, near })
      : found(unknownElement, pathTo(place, name), place.element.source, { parent });
    run.report(finding);
  }
};

/** A choice in a type that is not allowed there, or not by this profile: `valueString` where only a Quantity may be. */
const reportOtherType = (run: Run, place: Place, name: string, properties: Properties): boolean => {
  const [, choice, type] = /^_?([a-z]\w*?)([A-Z]\w*)$/.exec(name) ?? [];
  if (!choice || !type || !isType(run, type)) return false;
  const elements = [...properties.values()].map(({ element }) => element);
  const element = elements.find((e) => e.name === choice && e.definition.path.endsWith('[x]'));
  if (!element) return false;
  const expected = element.types.map((t) => t.code).join(', ');
  run.report(found(wrongType, `${place.expression}.${choice}`, element.source, { expected }));
  return true;
};

const isType = (run: Run, capitalised: string): boolean =>
  [capitalised, capitalised.charAt(0).toLowerCase() + capitalised.slice(1)].some(
    (type) => run.program(baseCanonical(type)) !== undefined,
  );

/** A name that FHIR could have is shown; any other may be anything, and only the place is. */
const pathTo = (place: Place, name: string): string =>
  /^_?[A-Za-z][A-Za-z0-9]{0,63}$/.test(name) ? `${place.expression}.${name}` : place.expression;

/** The known name that differs least, if it differs by few letters. */
const nearest = (name: string, known: readonly string[]): string | undefined => {
  if (name.length > 64) return undefined;
  const limit = name.length > 5 ? 2 : 1;
  return known
    .map((candidate) => ({ candidate, distance: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance: d }) => d <= limit)
    .sort((a, b) => a.distance - b.distance)[0]?.candidate;
};

/** Levenshtein: how many letters must be added, left out or changed. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
};
