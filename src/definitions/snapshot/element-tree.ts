import type { ElementDefinition, StructureDefinition } from '@medplum/fhirtypes';

/**
 * An element of a snapshot in the shape that a snapshot describes: below it its children, beside it its slices.
 * A tree that another definition is made from is never changed: what is made keeps, in `origin`, what it was made of.
 */
export interface ElementNode {
  element: ElementDefinition;
  /** The last step of its path: `value[x]`. */
  readonly name: string;
  /** As in ElementDefinition.sliceName; a slice of a slice has its name too: `a/b`. */
  readonly sliceName: string | undefined;
  children: ElementNode[];
  slices: ElementNode[];
  readonly origin: ElementNode | undefined;
  /** For a slice that this definition makes: the element or slice that it is one of, whose children it has too. */
  readonly like: ElementNode | undefined;
}

/** The tree of a definition's snapshot. Undefined when it has none, or an element in it stands below one that is not there. */
export const treeOf = ({ url, snapshot }: StructureDefinition): ElementNode | undefined => {
  const [first, ...rest] = (snapshot?.element ?? []).map((element) => withSource(element, url));
  if (!first?.path) return undefined;
  const root = nodeOf(first);
  /** The last node at each path: what follows with a longer path stands below it. */
  const last = new Map<string, ElementNode>([[first.path, root]]);
  for (const element of rest) {
    if (!element.path) return undefined;
    const parent = last.get(element.path.slice(0, element.path.lastIndexOf('.')));
    if (!parent) return undefined;
    const node = nodeOf(element);
    const sliced = node.sliceName === undefined ? undefined : parent.children.find((c) => c.name === node.name);
    (sliced?.slices ?? parent.children).push(node);
    last.set(element.path, node);
  }
  return root;
};

/** A definition leaves the source out of its own constraints; who derives from it has to say it. */
const withSource = (element: ElementDefinition, source: string): ElementDefinition =>
  element.constraint
    ? { ...element, constraint: element.constraint.map((c) => (c.source ? c : { ...c, source })) }
    : element;

const nodeOf = (element: ElementDefinition): ElementNode => ({
  element,
  name: lastStep(element.path),
  sliceName: element.sliceName,
  children: [],
  slices: [],
  origin: undefined,
  like: undefined,
});

/** A copy to change, which keeps its origin. */
export const copyOf = (node: ElementNode): ElementNode => ({
  element: { ...node.element },
  name: node.name,
  sliceName: node.sliceName,
  children: node.children.map(copyOf),
  slices: node.slices.map(copyOf),
  origin: node,
  like: undefined,
});

/** The elements of a tree in the order of a snapshot, each with the path and the id of its place under `root`. */
export const elementsOf = (root: ElementNode, name: string): ElementDefinition[] => {
  const elements: ElementDefinition[] = [];
  const visit = (node: ElementNode, path: string, id: string): void => {
    const { id: _id, path: _path, sliceName: _slice, ...rest } = node.element;
    elements.push({ id, path, ...(node.sliceName !== undefined && { sliceName: node.sliceName }), ...rest });
    for (const child of node.children) {
      const [childPath, childId] = [`${path}.${child.name}`, `${id}.${child.name}`];
      visit(child, childPath, childId);
      for (const slice of child.slices) visit(slice, childPath, `${childId}:${slice.sliceName}`);
    }
  };
  visit(root, name, name);
  return elements;
};

export const lastStep = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
