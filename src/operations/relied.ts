import { isOurs } from '../agreements/ours.ts';
import { type Located, readRecords } from '../agreements/read-record.ts';
import { isShared } from '../agreements/shared-facts.ts';
import type { Stored } from '../gateway/gateway.ts';
import { referenceTo } from './following.ts';
import type { Call } from './service.ts';

/** A shared fact that a decision for these clients rested on, in the version that was read. */
export interface Relied {
  readonly reference: string;
  readonly stored: Stored;
  /** Ids of Patients. */
  readonly clients: readonly string[];
}

/** What of that which stands nobody guards, and care by a volunteer that is written as active rests on. */
export const reliedOn = (
  call: Call,
  after: readonly Located[],
  standing: ReadonlyMap<string, Stored>,
): readonly Relied[] => {
  const starts = ({ resource, expression }: Located) =>
    expression !== undefined && resource['status'] === 'active' && isOurs(resource, 'care-agreement');
  const shared = after.some(starts) ? [...standing.values()].filter(({ resource }) => isShared(resource)) : [];
  if (shared.length === 0) return [];
  const clients = readRecords(after, call.acts)
    .filter(({ agreements }) =>
      agreements.some(({ written, state, carer }) => written && state === 'active' && carer.role === 'vrijwilliger'),
    )
    .flatMap(({ client }) => client.reference.split('/')[1] ?? []);
  return clients.length === 0
    ? []
    : shared.map((stored) => ({ reference: referenceTo(stored.resource), stored, clients }));
};
