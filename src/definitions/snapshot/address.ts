import type { ElementDefinition } from '@medplum/fhirtypes';

/** One step of the way to an element: the name of a child, and the slice of it that is meant. */
export interface Step {
  readonly name: string;
  readonly slice: string | undefined;
}

/**
 * The way to each element of a differential, from the root of the type: by its id, whose steps name their slices (R4 §5.1.0.16),
 * or where it has none that fits its path, by its path below the element that came last there.
 */
export const addressesOf = (elements: readonly ElementDefinition[]): readonly (readonly Step[])[] => {
  const last = new Map<string, readonly Step[]>();
  return elements.map((element) => {
    const names = element.path.split('.').slice(1);
    const address = byId(element, names) ?? byPath(element, names, last);
    last.set(element.path, address);
    return address;
  });
};

const byId = ({ id, sliceName }: ElementDefinition, names: readonly string[]): readonly Step[] | undefined => {
  const steps = id?.split('.').slice(1).map(stepOf);
  if (!steps || steps.length !== names.length) return undefined;
  if (!steps.every(({ name, slice }, i) => name === names[i] || isShorthand(names[i] as string, name, slice)))
    return undefined;
  return sliceName === undefined || steps.length === 0
    ? steps
    : steps.with(-1, { ...(steps.at(-1) as Step), slice: sliceName });
};

const stepOf = (text: string): Step => {
  const colon = text.indexOf(':');
  return colon < 0 ? { name: text, slice: undefined } : { name: text.slice(0, colon), slice: text.slice(colon + 1) };
};

/** `valueQuantity` in the path, where the id has `value[x]:valueQuantity`. */
const isShorthand = (inPath: string, name: string, slice: string | undefined): boolean =>
  name.endsWith('[x]') && (inPath === slice || inPath.startsWith(name.slice(0, -'[x]'.length)));

const byPath = (
  { path, sliceName }: ElementDefinition,
  names: readonly string[],
  last: ReadonlyMap<string, readonly Step[]>,
): readonly Step[] => {
  const parent =
    last.get(path.slice(0, Math.max(path.lastIndexOf('.'), 0))) ??
    names.slice(0, -1).map((name) => ({ name, slice: undefined }));
  const name = names.at(-1);
  return name === undefined ? [] : [...parent, { name, slice: sliceName }];
};
