import type { ElementDefinitionType, StructureDefinition } from '@medplum/fhirtypes';
import { baseCanonical } from '../definitions.ts';
import type { SnapshotContext } from './context.ts';
import { copyOf, type ElementNode, treeOf } from './element-tree.ts';

/**
 * Gives an element the children of what it is a slice of, of its type's profile or its type, or of the element that it refers
 * to; those that it has it keeps.
 */
export const unfold = (context: SnapshotContext, root: ElementNode, node: ElementNode): void => {
  if (node.children.length > 0) return;
  const { contentReference, type = [] } = node.element;
  if (contentReference) {
    const target = find(root, contentReference.slice(contentReference.indexOf('#') + 1));
    if (!target) return;
    node.children = (target.origin ?? target).children.map(copyOf);
    node.element.type = target.element.type as ElementDefinitionType[];
    delete node.element.contentReference;
    return;
  }
  const profile = profileOf(type);
  const { like } = node;
  if (like && like.children.length > 0 && profile === profileOf(like.element.type)) {
    node.children = like.children.map(copyOf);
    return;
  }
  const codes = [...new Set(type.map(({ code }) => code as string))];
  if (codes.length === 0 || codes.some((code) => code.startsWith('http://hl7.org/fhirpath/'))) return;
  const own = canonicalOf(codes.length === 1 ? (codes[0] as string) : 'Element');
  const tree = treeAt(context, profile) ?? treeAt(context, own);
  if (tree) node.children = tree.children.map(copyOf);
  else context.tell({ what: 'type', at: own });
};

const treeAt = (context: SnapshotContext, canonical: string | undefined): ElementNode | undefined => {
  const definition: StructureDefinition | undefined =
    canonical === undefined ? undefined : context.structure(canonical);
  return definition && treeOf(definition);
};

/** A logical model may name its types by their canonical. */
const canonicalOf = (code: string): string => (code.includes(':') ? code : baseCanonical(code));

const find = (root: ElementNode, id: string): ElementNode | undefined => {
  let node: ElementNode | undefined = root;
  for (const step of id.split('.').slice(1)) node = node?.children.find(({ name }) => name === step);
  return node;
};

/** The only profile of the only type. */
export const profileOf = (types: readonly ElementDefinitionType[] | undefined): string | undefined =>
  types?.length === 1 && types[0]?.profile?.length === 1 ? types[0].profile[0] : undefined;
