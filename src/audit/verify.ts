import type { Resource } from '../fhir/json.ts';
import { FIRST, hashOf, linkOf } from './chain.ts';
import type { Stub } from './stub.ts';

/** What is wrong with a log: an event that was changed, a number that is missing or there twice, an event of no chain, a stub that we did not sign. */
export interface Fault {
  readonly kind: 'changed' | 'missing' | 'double' | 'unchained' | 'forged';
  readonly chain: string;
  /** The number in the chain; 0 for an event of no chain. */
  readonly number: number;
  /** The id of the event; absent for one that is missing. */
  readonly id?: string;
}

export interface Verified {
  readonly events: number;
  readonly chains: number;
  readonly faults: readonly Fault[];
}

/**
 * Checks all events of a log, of any number of chains, in any order; `stubs` say which beginnings were cut off. That the last events of a chain are
 * gone does not show.
 */
export const verify = (events: readonly Resource[], stubs: readonly Stub[] = []): Verified => {
  const chains = new Map<string, Map<number, Resource[]>>();
  const faults: Fault[] = [];
  for (const event of events) {
    const link = linkOf(event);
    if (!link) faults.push({ kind: 'unchained', chain: '', number: 0, ...idOf(event) });
    else {
      const chain = chains.get(link.chain) ?? new Map<number, Resource[]>();
      chains.set(link.chain, chain.set(link.number, [...(chain.get(link.number) ?? []), event]));
    }
  }
  for (const [chain, byNumber] of chains) {
    const cuts = stubs.filter((stub) => stub.chain === chain).sort((a, b) => b.cutTo - a.cutTo);
    faults.push(...faultsOf(chain, byNumber, cuts[0]));
  }
  return { events: events.length, chains: chains.size, faults };
};

const idOf = (event: Resource): { id?: string } => (event.id ? { id: event.id } : {});

const faultsOf = (
  chain: string,
  byNumber: ReadonlyMap<number, readonly Resource[]>,
  cut: Stub | undefined,
): Fault[] => {
  const faults: Fault[] = [];
  let previous: string | undefined = cut?.hash ?? FIRST;
  let expected = (cut?.cutTo ?? 0) + 1;
  for (const [number, [event, ...more]] of [...byNumber].sort(([a], [b]) => a - b)) {
    for (; expected < number; expected++) {
      faults.push({ kind: 'missing', chain, number: expected });
      previous = undefined;
    }
    for (const other of more) faults.push({ kind: 'double', chain, number, ...idOf(other) });
    const link = event && linkOf(event);
    if (!event || !link) continue;
    const hash = hashOf(event);
    if (hash !== link.hash || (previous !== undefined && link.previous !== previous) || !Number.isInteger(number)) {
      faults.push({ kind: 'changed', chain, number, ...idOf(event) });
    }
    previous = link.hash;
    expected = number + 1;
  }
  return faults;
};
