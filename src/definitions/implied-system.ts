import type { Definitions } from './definitions.ts';

/** Value sets name each other; R4's own do so three deep at most. */
const DEEPEST = 5;

const systemsIn = (
  definitions: Pick<Definitions, 'valueSet'>,
  canonical: string,
  depth: number,
): readonly (string | undefined)[] => {
  const included = depth > 0 ? (definitions.valueSet(canonical)?.compose?.include ?? []) : [];
  if (included.length === 0) return [undefined];
  return included.flatMap(({ system, valueSet = [] }) =>
    system === undefined ? valueSet.flatMap((one) => systemsIn(definitions, one, depth - 1)) : [system],
  );
};

/**
 * The code system that an element of type `code` has by its binding, since it cannot say one itself (R4 §3.1.1.4.10): the one that
 * all codes of the value set are of. Undefined when they are of several, or when the value set is not at hand.
 */
export const impliedSystem =
  (definitions: Pick<Definitions, 'valueSet'>) =>
  (valueSet: string): string | undefined => {
    const [first, ...others] = new Set(systemsIn(definitions, valueSet, DEEPEST));
    return others.length === 0 ? first : undefined;
  };
