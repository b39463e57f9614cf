import type { ElementDefinition, StructureDefinition } from '@medplum/fhirtypes';

/** What a profile or extension of ours asks beyond its base. Each claim has an example that breaks it and nothing else. */
export interface Claim {
  readonly structure: StructureDefinition;
  /** As the snapshot has it. */
  readonly element: ElementDefinition;
  readonly kind: 'min' | 'max' | 'type' | 'pattern' | 'binding' | 'invariant';
  /** The key of the constraint, or what is asked of which element: `activity-detail-performer-max`. */
  readonly name: string;
}

/** Every claim of a compiled profile or extension, in the order of its differential. */
export const claimsOf = (structure: StructureDefinition): Claim[] =>
  (structure.differential?.element ?? []).flatMap((asked) => {
    const element = elementAt(structure, asked.id as string);
    const claim = (kind: Claim['kind'], name = `${nameOf(asked.id as string)}-${kind}`): Claim => ({
      structure,
      element,
      kind,
      name,
    });
    const invariants = (asked.constraint ?? []).map(({ key }) => claim('invariant', key as string));
    if (makesTheSlice(structure, asked) || saidByExtensions(structure, asked)) return invariants;
    return [
      ...(asksMin(structure, asked, element) ? [claim('min')] : []),
      ...(asksMax(asked, element) ? [claim('max')] : []),
      ...(asked.type?.some(({ code = '' }) => !UNCHANGED.has(code)) ? [claim('type')] : []),
      ...(patternOf(asked) !== undefined && !isWhatItIs(structure, asked) ? [claim('pattern')] : []),
      ...(asked.binding?.strength === 'required' || asked.binding?.strength === 'extensible' ? [claim('binding')] : []),
      ...invariants,
    ];
  });

/** Types that a differential repeats without narrowing them. */
const UNCHANGED = new Set(['Extension', 'BackboneElement']);

export const elementAt = (structure: StructureDefinition, id: string): ElementDefinition => {
  const element = structure.snapshot?.element.find((e) => e.id === id);
  if (!element) throw new Error(`${structure.id} has no element ${id}`);
  return element;
};

/** The value of pattern[x] or fixed[x]. */
export const patternOf = (element: ElementDefinition): unknown =>
  Object.entries(element).find(([name]) => /^(pattern|fixed)[A-Z]/.test(name))?.[1];

/** What tells the slices of an element apart, as paths within a value; none where it is not sliced. */
export const discriminatorsOf = (structure: StructureDefinition, id: string): string[] => {
  const list = id.replace(/:[^:.]*$/, '');
  if (list === id) return [];
  return (elementAt(structure, list).slicing?.discriminator ?? []).map(({ path }) => path as string);
};

/** An element within a slice whose value makes it that slice: break it, and the value is of no slice. */
const makesTheSlice = (structure: StructureDefinition, { id = '' }: ElementDefinition): boolean => {
  const slice = id.slice(0, id.lastIndexOf('.'));
  return discriminatorsOf(structure, slice).includes(id.slice(slice.length + 1));
};

const isWhatItIs = (structure: StructureDefinition, { id = '' }: ElementDefinition): boolean =>
  discriminatorsOf(structure, id).includes('$this');

/** R4 says by itself (ext-1) that an extension has either a value or extensions, and its url says which it is. */
const saidByExtensions = ({ type }: StructureDefinition, { id = '', max }: ElementDefinition): boolean =>
  type === 'Extension' && (id.endsWith('.url') || (max === '0' && /\.(extension|value\[x\])$/.test(id)));

const asksMin = (structure: StructureDefinition, asked: ElementDefinition, element: ElementDefinition): boolean => {
  const { id = '', sliceName, min = 0 } = asked;
  // The value of an extension that has nothing else: ext-1 again.
  if (min === 0 || (structure.type === 'Extension' && id.endsWith('.value[x]'))) return false;
  if (sliceName) return true;
  const slices = (structure.differential?.element ?? []).filter((e) => e.sliceName && e.id === `${id}:${e.sliceName}`);
  // What its slices ask, the list has.
  return min > (element.base?.min ?? 0) && slices.reduce((sum, slice) => sum + (slice.min ?? 0), 0) < min;
};

const asksMax = ({ max }: ElementDefinition, { base }: ElementDefinition): boolean =>
  max !== undefined && max !== '*' && max !== base?.max;

const nameOf = (id: string): string =>
  id
    .replace(/^[^.]*\.?/, '')
    .replace('[x]', '')
    .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    .replace(/[.:]/g, '-');
