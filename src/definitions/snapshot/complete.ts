import type { ElementDefinition, StructureDefinition } from '@medplum/fhirtypes';
import type { Finding } from '../../fhir/finding.ts';
import { isObject, type JsonObject, objects } from '../../fhir/json.ts';
import { brokenDefinition, loopingDefinition, missingBase, missingElement, missingType, problem } from '../problems.ts';
import type { WrongElement } from './context.ts';
import { generateSnapshot } from './generate.ts';

/**
 * Gives definitions that carry a differential only their snapshot, each once, in whatever order they are asked for.
 * `find` is how a definition is found as it was published; `tell` is told once of each thing that is wrong with one.
 */
export const snapshotMaker = (
  find: (canonical: string) => StructureDefinition | undefined,
  tell: (finding: Finding) => void,
): ((structure: StructureDefinition) => StructureDefinition) => {
  const made = new Map<StructureDefinition, StructureDefinition>();
  /** Being made: what derives from itself, in a few steps or in one, would be made for ever. */
  const open = new Set<StructureDefinition>();

  const complete = (structure: StructureDefinition): StructureDefinition => {
    if (elementsIn(structure.snapshot).length > 0) return structure;
    const known = made.get(structure);
    if (known || open.has(structure)) return known ?? structure;
    open.add(structure);
    const whole = make(structure);
    open.delete(structure);
    made.set(structure, whole);
    return whole;
  };

  const make = (structure: StructureDefinition): StructureDefinition => {
    const { url } = structure;
    const wrong = ({ what, at }: WrongElement): void => {
      const base = what === 'base' ? find(at) : undefined;
      const kind = base && open.has(base) ? loopingDefinition : KINDS[what];
      tell(problem(kind, url, { definition: url, at }));
    };
    try {
      const differential = { element: elementsIn(structure.differential) };
      const context = { structure: usable, tell: wrong };
      const element = generateSnapshot({ ...structure, differential }, context);
      return element ? { ...structure, snapshot: { element: [...element] } } : structure;
    } catch {
      tell(problem(brokenDefinition, url, { definition: url }));
      return structure;
    }
  };

  const usable = (canonical: string): StructureDefinition | undefined => {
    const found = find(canonical);
    const whole = found && complete(found);
    return whole?.snapshot ? whole : undefined;
  };

  return complete;
};

const KINDS = { base: missingBase, element: missingElement, type: missingType };

/** The elements that can be placed at all: those with a path. */
const elementsIn = (part: unknown): ElementDefinition[] =>
  isObject(part)
    ? (objects(part['element']) as (JsonObject & { path: unknown })[])
        .filter(({ path }) => typeof path === 'string')
        .map((element) => element as unknown as ElementDefinition)
    : [];
