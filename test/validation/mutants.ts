import { isObject, type Json, type JsonObject, type Resource } from '../../src/fhir/json.ts';

/** A resource with one thing in it changed, and what that is. */
export interface Mutant {
  readonly change: string;
  readonly resource: Resource;
}

/** Where a value stands: the keys that lead to it. */
type Path = readonly (string | number)[];

/** Changes that may be made to any value; undefined where one has no meaning. */
const CHANGES: Readonly<
  Record<string, (value: Json, holder: JsonObject | Json[], key: string | number) => Json | undefined>
> = {
  remove: () => null,
  duplicate: (value) => JSON.parse(JSON.stringify(Array.isArray(value) ? [...value, ...value] : [value, value])),
  retype: (value) => (typeof value === 'string' ? 5 : typeof value === 'object' ? 'text' : String(value)),
  empty: (value) => (Array.isArray(value) ? [] : isObject(value) ? {} : ''),
  null: (value) => (Array.isArray(value) ? [null, ...value] : undefined),
  'wrong text': (value) => (typeof value === 'string' ? `${value} \u0001` : undefined),
  'wrong code': (value) => (typeof value === 'string' ? 'no-such-code' : undefined),
  'wrong date': (value) => (typeof value === 'string' && /^\d{4}-/.test(value) ? '2024-02-30' : undefined),
  'wrong reference': (value, _, key) => (key === 'reference' && typeof value === 'string' ? 'Basic/1' : undefined),
  'missing fragment': (value, _, key) => (key === 'reference' && typeof value === 'string' ? '#nowhere' : undefined),
  negative: (value) => (typeof value === 'number' ? -value - 1 : undefined),
  fraction: (value) => (typeof value === 'number' ? value + 0.5 : undefined),
  'unknown element': (value) => (isObject(value) ? { ...value, nosuch: 1 } : undefined),
  'inherited name': (value) => (isObject(value) ? { ...value, ['constructor']: 1 } : undefined),
  'out of order': (value) => (Array.isArray(value) && value.length > 1 ? value.toReversed() : undefined),
  'keys out of order': (value) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).toReversed()) : undefined,
  'unknown extension': (value) =>
    isObject(value) ? { ...value, extension: [{ url: 'http://example.org/x', valueCode: 'a' }] } : undefined,
  'extension out of place': (value) =>
    isObject(value)
      ? {
          ...value,
          extension: [
            { url: 'http://hl7.org/fhir/StructureDefinition/patient-birthTime', valueDateTime: '2020-01-01T10:00:00Z' },
          ],
        }
      : undefined,
  'id only': (value) => (isObject(value) ? { id: 'a' } : undefined),
  'other choice': (value, holder, key) =>
    typeof key === 'string' && !Array.isArray(holder) && /^value[A-Z]/.test(key) ? value : undefined,
};

/** How many of a mutant's changes are tried: `random` gives a number from 0 up to, and without, what it is given. */
export const mutantsOf = (resource: Resource, count: number, random: (below: number) => number): Mutant[] => {
  const paths = [...pathsIn(resource, [])].filter((path) => path.length > 0);
  const names = Object.keys(CHANGES);
  const mutants: Mutant[] = [];
  for (let tries = 0; mutants.length < count && tries < count * 20; tries += 1) {
    const path = paths[random(paths.length)] as Path;
    const name = names[random(names.length)] as string;
    const mutant = changed(resource, path, name);
    if (mutant) mutants.push({ change: `${name} at ${path.join('.')}`, resource: mutant });
  }
  return mutants;
};

export const changed = (resource: Resource, path: Path, name: string): Resource | undefined => {
  const copy = structuredClone(resource);
  let holder: JsonObject | Json[] = copy;
  for (const key of path.slice(0, -1)) holder = (holder as JsonObject)[key] as JsonObject | Json[];
  const key = path.at(-1) as string | number;
  const value = (holder as JsonObject)[key] as Json;
  const change = structuredClone(CHANGES[name]?.(value, holder, key));
  if (change === undefined) return undefined;
  if (name === 'remove') {
    if (Array.isArray(holder)) holder.splice(key as number, 1);
    else delete holder[key];
  } else if (name === 'other choice') (holder as JsonObject)['valueMarkdown'] = 'a';
  else (holder as JsonObject)[key] = change;
  return copy;
};

function* pathsIn(value: Json | undefined, path: Path): Generator<Path> {
  yield path;
  if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* pathsIn(item, [...path, i]);
  else if (isObject(value)) for (const [name, item] of Object.entries(value)) yield* pathsIn(item, [...path, name]);
}
