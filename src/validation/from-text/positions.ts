import type { Finding } from '../../fhir/finding.ts';
import { JsonCursor } from '../../fhir/json-scan.ts';
import { type Position, positionsOf } from '../../fhir/position.ts';

/**
 * Where findings stand in the text that they are about. Their expressions become one tree, and the text is gone through once, only where
 * the tree leads: the work does not grow with the number of findings times the text.
 */

/** A part of a resource that findings are about or below; the children by their JSON name, or by their index (`[0]`). */
interface Wanted {
  readonly children: Map<string, Wanted>;
  /** Where its name stands, or the item of a list; undefined when the text has no such part. */
  offset: number | undefined;
}

/**
 * The findings, each with the position of what its expression names: the name of the property, or the start of an item of a list.
 * What is not there (an element that is missing) stands where the nearest thing around it starts. A position that a finding has is kept.
 * In: text that is JSON, nested no deeper than MAX_DEPTH; `root`, the expression of what was validated where that is part of the text.
 */
export const withPositions = (text: string, findings: readonly Finding[], root = ''): readonly Finding[] => {
  if (findings.every(({ position }) => position)) return findings;
  const tree: Wanted = { children: new Map(), offset: undefined };
  const start = pathTo(tree, stepsOf(root));
  const paths = findings.map(({ expression }) => [
    ...start,
    ...pathTo(start.at(-1) as Wanted, stepsOf(expression)).slice(1),
  ]);
  const cursor = new JsonCursor(text);
  tree.offset = cursor.at;
  look(cursor, tree);
  const offsets = paths.map((path) => path.findLast(({ offset }) => offset !== undefined)?.offset ?? 0);
  const positions = positionsOf(text, offsets);
  return findings.map((finding, i) =>
    finding.position ? finding : { ...finding, position: positions[i] as Position },
  );
};

/** The steps of an expression below its type, as JSON has them: `value.ofType(Quantity)` is `valueQuantity`, and `name[0]` two steps. */
const stepsOf = (expression: string): string[] => {
  const steps: string[] = [];
  for (const [, name, type, index] of expression.matchAll(/\.([A-Za-z_]\w*)(?:\.ofType\((\w+)\))?(\[\d+\])?/g)) {
    steps.push(type ? `${name}${type.charAt(0).toUpperCase()}${type.slice(1)}` : (name as string));
    if (index) steps.push(index);
  }
  return steps;
};

/** The parts on the way to one, itself last; those that the tree lacks are added. */
const pathTo = (from: Wanted, steps: readonly string[]): Wanted[] => {
  const path = [from];
  for (const step of steps) {
    const { children } = path.at(-1) as Wanted;
    const next: Wanted = children.get(step) ?? { children: new Map(), offset: undefined };
    children.set(step, next);
    path.push(next);
  }
  return path;
};

/** Notes the offsets of what is wanted below the cursor, and passes it; `aside` from a value, in the `_name` beside it. */
const look = (cursor: JsonCursor, { children }: Wanted, aside = false): void => {
  if (children.size === 0) return cursor.pass();
  const part = (next: Wanted | undefined, at: number, sibling: boolean) => {
    if (!next) return cursor.pass();
    // Of a name that stands there twice the last counts; a sibling only where the value itself is not there.
    if (!sibling || next.offset === undefined) next.offset = at;
    look(cursor, next, sibling);
  };
  cursor.value(
    (name, at) => {
      const own = children.get(name);
      const sibling = !own && name.startsWith('_');
      part(own ?? (sibling ? children.get(name.slice(1)) : undefined), at, aside || sibling);
    },
    (index, at) => part(children.get(`[${index}]`), at, aside),
  );
};
