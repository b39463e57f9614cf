import { baseCanonical } from '../definitions/definitions.ts';
import type { ElementProgram, Program, TypeUse } from './program.ts';
import type { Knowledge } from './run.ts';

/** The elements of a primitive beside its value: what its `_name` sibling holds (R4 §2.6.2.3). */
export interface PrimitiveElements {
  /** To hold the sibling to: what the element, the profiles and the type itself ask of id and extensions. */
  readonly levels: readonly (readonly ElementProgram[])[];
  /** Nothing more than of any primitive is asked. */
  readonly plain: boolean;
  /** There must be an extension: a value without a sibling is not enough. */
  readonly required: boolean;
}

const known = new WeakMap<readonly ElementProgram[], readonly ElementProgram[]>();

export const primitiveElements = (
  knowledge: Pick<Knowledge, 'program'>,
  element: ElementProgram,
  use: TypeUse,
  programs: readonly Program[],
): PrimitiveElements => {
  const ofAll = knowledge.program(baseCanonical('Element'))?.root.children ?? [];
  const ownBase = baseCanonical(use.code);
  // Of most types R4 says the same as of Element; of xhtml that it has no extensions.
  const asking = programs.filter(({ url, root }) => url !== ownBase || root.children.some(hasNone));
  const levels = [element, ...asking.map(({ root }) => root)]
    .map(({ children }) => children)
    .filter((children) => children.some(isExtension))
    .map((children) => beside(children, ofAll));
  if (levels.length === 0) return { levels: [ofAll], plain: true, required: false };
  return { levels, plain: false, required: levels.some((level) => level.some(isRequired)) };
};

const isExtension = ({ name }: ElementProgram): boolean => name === 'extension';

const hasNone = (element: ElementProgram): boolean => isExtension(element) && element.max === 0;

const isRequired = ({ min, slicing }: ElementProgram): boolean =>
  min > 0 || slicing?.slices.some((slice) => slice.element.min > 0) === true;

/** Without the value itself; the same list each time, since what was looked at is known by it. */
const beside = (children: readonly ElementProgram[], ofAll: readonly ElementProgram[]): readonly ElementProgram[] => {
  let own = known.get(children);
  if (!own) {
    const said = children.filter((child) => ofAll.some(({ name }) => name === child.name));
    own = [...ofAll.filter(({ name }) => !said.some((child) => child.name === name)), ...said];
    known.set(children, own);
  }
  return own;
};
