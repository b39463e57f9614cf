import type { ElementDefinition, StructureDefinition } from '@medplum/fhirtypes';
import { baseCanonical, type Definitions } from '../../src/definitions/definitions.ts';

/**
 * A profile written as a differential, with the snapshot that it means: enough of the rules for the profiles of these tables (each
 * differential names its elements by id, a slice after the element that it slices).
 */
export const snapshotOf = (profile: StructureDefinition, find: Definitions['structure']): StructureDefinition => {
  const base = find(profile.baseDefinition ?? '');
  if (!base?.snapshot) throw new Error(`${profile.url} stands on ${profile.baseDefinition}, which is not at hand`);
  const elements = structuredClone(base.snapshot.element);

  const at = (id: string): number => elements.findIndex((e) => e.id === id);
  const below = (id: string): ElementDefinition[] => elements.filter((e) => e.id?.startsWith(`${id}.`));
  const lastOf = (id: string): number =>
    elements.findLastIndex((e) => e.id === id || e.id?.startsWith(`${id}.`) || e.id?.startsWith(`${id}:`));

  const unfold = (id: string): void => {
    const element = elements[at(id)];
    if (!element || below(id).length > 0) return;
    const unsliced = id.replace(/:[^.]*$/, '');
    const target = element.contentReference?.replace(/^.*#/, '');
    const [type] = element.type ?? [];
    const definition = target ? undefined : find(type?.profile?.[0] ?? baseCanonical(type?.code ?? ''));
    const from = target ?? (id !== unsliced && below(unsliced).length > 0 ? unsliced : undefined);
    const children = from
      ? below(from).map((e) => moved(e, from, id, element.path))
      : (definition?.snapshot?.element ?? [])
          .slice(1)
          .map((e) => moved(e, definition?.snapshot?.element[0]?.id ?? '', id, element.path));
    elements.splice(at(id) + 1, 0, ...children);
  };

  const ensure = (id: string): void => {
    if (at(id) >= 0) return;
    const colon = id.lastIndexOf(':');
    const dot = id.lastIndexOf('.');
    if (colon > dot) {
      const sliced = id.slice(0, colon);
      ensure(sliced);
      const { slicing: _, ...copy } = structuredClone(elements[at(sliced)] as ElementDefinition);
      elements.splice(lastOf(sliced) + 1, 0, { ...copy, id, sliceName: id.slice(colon + 1), min: 0 });
      return;
    }
    const parent = id.slice(0, dot);
    ensure(parent);
    unfold(parent);
    if (at(id) < 0) throw new Error(`${profile.url}: there is no element ${id}`);
  };

  for (const said of profile.differential?.element ?? []) {
    ensure(said.id ?? '');
    const element = elements[at(said.id ?? '')] as ElementDefinition;
    const constraint = [...(element.constraint ?? []), ...(said.constraint ?? [])];
    Object.assign(element, said, { path: element.path }, constraint.length > 0 && { constraint });
  }
  return { ...profile, snapshot: { element: elements } };
};

const moved = (element: ElementDefinition, from: string, to: string, path: string): ElementDefinition => ({
  ...structuredClone(element),
  id: to + (element.id ?? '').slice(from.length),
  path: path + element.path.slice(from.replaceAll(/:[^.]*/g, '').length),
});
