import type { Resource } from '../fhir/json.ts';
import { linkOf } from './chain.ts';
import type { Stub } from './stub.ts';

/** What of a chain is to be removed: its beginning, up to the last event that is older than a moment. */
export interface Cut extends Stub {
  /** The ids of what is removed. */
  readonly ids: readonly string[];
}

/**
 * The cuts that remove what was recorded before a moment. Only a beginning is removed: an older event after a younger one stays until that goes.
 * Pure; `cut` is the moment that the stubs state.
 */
export const cutsBefore = (events: readonly Resource[], before: string, cut: string): readonly Cut[] => {
  const chains = Map.groupBy(events.filter(linkOf), (event) => linkOf(event)?.chain as string);
  return [...chains].flatMap(([chain, inIt]) => {
    const inOrder = inIt.sort((a, b) => (linkOf(a)?.number ?? 0) - (linkOf(b)?.number ?? 0));
    const kept = inOrder.findIndex((event) => !(String(event['recorded']) < before));
    const removed = kept === -1 ? inOrder : inOrder.slice(0, kept);
    const last = removed.at(-1);
    const link = last && linkOf(last);
    return link ? [{ chain, cutTo: link.number, hash: link.hash, cut, ids: removed.map(({ id }) => String(id)) }] : [];
  });
};
