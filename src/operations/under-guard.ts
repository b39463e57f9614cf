import { isOurs } from '../agreements/ours.ts';
import type { Finding } from '../fhir/finding.ts';
import { objects, type Resource } from '../fhir/json.ts';
import type { Entry, EntryResult, Stored } from '../gateway/gateway.ts';
import { readStanding } from './client-record.ts';
import { clientsOf } from './clients.ts';
import { referenceTo } from './following.ts';
import type { Call } from './service.ts';
import { provenancesFor } from './transitions.ts';

/** What is to be done in a record, over the versions that were read. */
export interface Deeds {
  readonly entries: readonly Entry[];
  /** By which rule each agreement is written. */
  readonly rules: ReadonlyMap<string, string>;
  readonly told: readonly Finding[];
}

export interface Done {
  readonly written: readonly EntryResult[];
  readonly told: readonly Finding[];
}

/**
 * Does by itself what is to be done in the record of a client (an id of a Patient), under the client's guard: `deeds` is called on the record as it stands, and anew
 * when somebody else wrote in between; it is pure. `beside` is what else of the record is to be read: what they refer to.
 * Failures: as of `Guard.decide`.
 */
export const underGuard = async (
  call: Call,
  client: string,
  beside: readonly Resource[],
  deeds: (standing: readonly Stored[]) => Deeds,
): Promise<Done> => {
  let told: readonly Finding[] = [];
  let own = 0;
  const { written } = await call.guard.decide(call.server, [client], async () => {
    const standing = await readStanding(call.server, [client], beside);
    const done = deeds(standing);
    told = done.told;
    own = done.entries.length;
    const resources = new Map(standing.map(({ resource }) => [referenceTo(resource), resource]));
    const entries = [
      ...done.entries,
      ...(await provenancesFor(call, done.entries, { resources, followed: done.rules })),
    ];
    return { clients: [client], entries, agreements: new Map([[client, agreementsOf(client, entries)]]) };
  });
  return { written: written.slice(0, own), told };
};

const agreementsOf = (client: string, entries: readonly Entry[]): number[] =>
  entries.flatMap((entry, index) =>
    entry.method !== 'DELETE' && isOurs(entry.resource, 'care-agreement') && clientsOf(entry.resource).includes(client)
      ? [index]
      : [],
  );

/** Whether something with this identifier is there already: then it was done, by whoever it was. */
export const isThere = (standing: readonly Stored[], system: string, value: string): boolean =>
  standing.some(({ resource }) =>
    objects(resource['identifier']).some((one) => one['system'] === system && one['value'] === value),
  );
