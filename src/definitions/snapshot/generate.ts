import type { ElementDefinition, StructureDefinition } from '@medplum/fhirtypes';
import { addressesOf, type Step } from './address.ts';
import type { SnapshotContext } from './context.ts';
import { copyOf, type ElementNode, elementsOf, treeOf } from './element-tree.ts';
import { merged } from './merge.ts';
import { completeSlices, isSliced, raise, sliceOf, typedSlice } from './slices.ts';
import { profileOf, unfold } from './unfold.ts';

/**
 * The elements of the snapshot that a differential makes of its base (R4 §5.1.0.5, by the rules of R4 and R5).
 * Undefined, and told, when the base has no snapshot; an element that cannot be placed is told and left out.
 */
export const generateSnapshot = (
  structure: StructureDefinition,
  context: SnapshotContext,
): readonly ElementDefinition[] | undefined => {
  const base = structure.baseDefinition ? context.structure(structure.baseDefinition) : undefined;
  const tree = base && treeOf(base);
  if (!tree) {
    context.tell({ what: 'base', at: structure.baseDefinition ?? '' });
    return undefined;
  }
  const root = copyOf(tree);
  root.element = withoutStatus(root.element);
  const making: Making = { structure, context, root };
  const differential = structure.differential?.element ?? [];
  const addresses = addressesOf(differential);
  const order = differential.map((element, i) => ({ element, address: addresses[i] as readonly Step[] }));
  for (const { element, address } of order.sort(byDepth)) place(making, element, address);
  completeSlices(root);
  const name = differential[0]?.path.split('.')[0] ?? root.name;
  if (structure.derivation === 'specialization') root.element.base = { path: name, min: 0, max: '*' };
  return elementsOf(root, name);
};

/** How far a definition has come is said of itself, not of what derives from it. */
const STATUS = /\/structuredefinition-(?:standards-status|normative-version|fmm|wg)$/;

const withoutStatus = ({ extension, ...element }: ElementDefinition): ElementDefinition => {
  const kept = extension?.filter(({ url }) => !STATUS.test(url ?? ''));
  return kept && kept.length > 0 ? { ...element, extension: kept } : element;
};

/** What is above comes first, and an element before its slices, in whatever order a differential has them. */
const byDepth = ({ address: a }: { address: readonly Step[] }, { address: b }: { address: readonly Step[] }): number =>
  a.length - b.length || slicesIn(a) - slicesIn(b);

const slicesIn = (address: readonly Step[]): number => address.filter(({ slice }) => slice !== undefined).length;

interface Making {
  readonly structure: StructureDefinition;
  readonly context: SnapshotContext;
  readonly root: ElementNode;
}

const place = (making: Making, said: ElementDefinition, address: readonly Step[]): void => {
  let node = making.root;
  for (const step of address) {
    const next = enter(making, node, step, said);
    if (!next) return making.context.tell({ what: 'element', at: said.id ?? said.path });
    node = next;
  }
  apply(making, node, said);
  raise(node);
};

/** The child, or the slice of it, that a step leads to; it is made where it is not there yet. */
const enter = (making: Making, parent: ElementNode, step: Step, said: ElementDefinition): ElementNode | undefined => {
  unfold(making.context, making.root, parent);
  const child = parent.children.find(({ name }) => name === step.name);
  if (child) return step.slice === undefined || !isSliced(child) ? child : sliceOf(child, step.slice);
  const typed = typedSlice(parent, step);
  if (typed) return typed;
  if (making.structure.derivation === 'constraint') return undefined;
  return added(parent, step, said);
};

/** An element that a type has and its base has not. */
const added = (parent: ElementNode, { name }: Step, said: ElementDefinition): ElementNode => {
  const node: ElementNode = {
    element: { path: said.path, base: { path: said.path, min: said.min ?? 0, max: said.max ?? '1' } },
    name,
    sliceName: undefined,
    children: [],
    slices: [],
    origin: undefined,
    like: undefined,
  };
  if (said.contentReference) node.element.contentReference = said.contentReference;
  parent.children.push(node);
  return node;
};

/** Lays what is said over an element; an extension's own definition, where that is named, speaks first. */
const apply = ({ context }: Making, node: ElementNode, said: ElementDefinition): void => {
  const profile = said.type?.[0]?.code === 'Extension' ? profileOf(said.type) : undefined;
  const extension =
    profile === undefined || profile === profileOf(node.element.type) ? undefined : context.structure(profile);
  const root = extension && treeOf(extension)?.element;
  if (root) node.element = ofExtension(node.element, root);
  node.element = merged(node.element, said);
};

/** The root of an extension's definition as the element where it stands: that alone says what it derives from and how seldom it may be. */
const ofExtension = (element: ElementDefinition, root: ElementDefinition): ElementDefinition => {
  const {
    id: _id,
    sliceName: _slice,
    slicing: _slicing,
    type: _type,
    min: _min,
    base: _base,
    ...said
  } = withoutStatus(root);
  const { condition: _condition, ...own } = element;
  return { ...own, ...said, path: element.path };
};
