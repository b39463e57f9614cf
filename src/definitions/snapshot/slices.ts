import type { ElementDefinitionSlicing, ElementDefinitionType } from '@medplum/fhirtypes';
import type { Step } from './address.ts';
import { copyOf, type ElementNode } from './element-tree.ts';

/**
 * Whether a name is one of a slice. Where no slicing is said, and none is understood (extensions by their url, choices by their
 * type), it only names the element, as in some profiles of R4: there is nothing to tell such a slice by.
 */
export const isSliced = ({ element, name, slices }: ElementNode): boolean =>
  element.slicing !== undefined || slices.length > 0 || /^(?:modifierE|e)xtension$|\[x\]$/.test(name);

/**
 * The slice of this name, or a new one: of the slice that its name extends (`a/b`), or of the element as the base has it. None of
 * a slice has to be there, unless it is said.
 */
export const sliceOf = (node: ElementNode, name: string): ElementNode => {
  const known = node.slices.find(({ sliceName }) => sliceName === name);
  if (known) return known;
  const slash = name.lastIndexOf('/');
  const resliced = slash < 0 ? undefined : node.slices.find(({ sliceName }) => sliceName === name.slice(0, slash));
  const { element } = resliced ?? node.origin ?? node;
  const { slicing: _slicing, ...own } = element;
  const slice: ElementNode = {
    ...copyOf({ ...node, element: { ...own, min: 0 }, sliceName: name, children: [], slices: [] }),
    origin: node.origin,
    like: resliced ?? node,
  };
  if (!node.element.slicing) node.element.slicing = impliedSlicing(node);
  node.slices.splice(resliced ? node.slices.indexOf(resliced) + 1 : node.slices.length, 0, slice);
  return slice;
};

/** Extensions are told apart by their url, choices by their type. Where types are said of a choice, those without a slice stay allowed. */
const impliedSlicing = ({ name, element, origin }: ElementNode): ElementDefinitionSlicing =>
  name.endsWith('[x]')
    ? {
        discriminator: [{ type: 'type', path: '$this' }],
        ordered: false,
        rules: origin && element.type !== origin.element.type ? 'open' : 'closed',
      }
    : { discriminator: [{ type: 'value', path: 'url' }], ordered: false, rules: 'open' };

/**
 * `valueQuantity` where there is a `value[x]`: its slice of that type (R4 §5.1.0.13), or the element itself where it has that type
 * alone. Where nothing else is said of the choice, it is narrowed to the types that are named so.
 */
export const typedSlice = (parent: ElementNode, step: Step): ElementNode | undefined => {
  const choice = parent.children.find(({ name }) => isChoiceOf(name, step.name));
  if (!choice) return undefined;
  const sliceName = step.slice ?? step.name;
  const known = choice.slices.find((slice) => slice.sliceName === sliceName);
  if (known) return known;
  const { slicing, type: types = [] } = choice.element;
  const base = choice.origin?.element.type ?? types;
  const stem = choice.name.length - '[x]'.length;
  const type = base.find(({ code }) => capitalised(code as string) === step.name.slice(stem));
  if (!type) return undefined;
  if (!slicing && types.length === 1 && types[0]?.code === type.code && types !== base) return choice;
  const named = choice.slices.flatMap((slice) => slice.element.type ?? []);
  const narrows = types === base ? !slicing : sameCodes(types, named);
  const slice = sliceOf(choice, sliceName);
  slice.element.type = [type];
  if (narrows) choice.element.type = [...named, type];
  return slice;
};

const sameCodes = (a: readonly ElementDefinitionType[], b: readonly ElementDefinitionType[]): boolean =>
  a.map(({ code }) => code).join() === b.map(({ code }) => code).join();

const isChoiceOf = (choice: string, name: string): boolean =>
  choice.endsWith('[x]') &&
  name.startsWith(choice.slice(0, -'[x]'.length)) &&
  name.length > choice.length - '[x]'.length;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Where a choice is narrowed to the type of its only slice, it must be there when that must. */
export const raise = ({ like, element, sliceName }: ElementNode): void => {
  const own = element.type?.[0];
  if (!like || !sliceName || !like.name.endsWith('[x]') || like.slices.length !== 1) return;
  const only = like.element.type?.length === 1 && like.element.type[0]?.code === own?.code;
  if (only && (element.min ?? 0) > (like.element.min ?? 0)) like.element.min = element.min as number;
};

/** Gives the slices that nothing was said about in depth the children of what they are a slice of, where its base has them unfolded. */
export const completeSlices = (node: ElementNode): void => {
  const { like } = node;
  if (node.children.length === 0 && like?.origin && like.origin.children.length > 0)
    node.children = like.children.map(copyOf);
  for (const child of node.children) {
    completeSlices(child);
    for (const slice of child.slices) completeSlices(slice);
  }
};
