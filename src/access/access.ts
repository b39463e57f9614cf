import type { Definitions } from '../definitions/definitions.ts';
import type { Look, LookLog } from '../disclosure/look.ts';
import type { LocalDate } from '../fhir/date.ts';
import type { Resource } from '../fhir/json.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { ActorKind, Identity } from '../identity/identity.ts';
import { limitedGateway, notFound } from './limited-gateway.ts';
import { openMemory } from './memory.ts';
import { placesFor } from './page-place.ts';
import { recordedGateway } from './recorded-gateway.ts';
import { relationsOf } from './relation.ts';
import { openSearchKnowledge } from './search-knowledge.ts';
import { openViewer } from './viewer.ts';

/** What one caller may see of a server. */
export interface Access {
  /** The server as the caller sees it: whatever is answered to him comes from this. */
  readonly gateway: Gateway;
  /** Lets through for a client of whom the caller may know that he is there. Failures: not-found, gone; for the caller's eyes both are not-found. */
  requireClient(id: string): Promise<void>;
  /** Whether the caller may know that there is such a resource, `Type/id`; nothing is logged. */
  mayName(reference: string): Promise<boolean>;
  /** Lets through who may write about these: where a relation is known, or a reason is stated. Failure: forbidden. */
  requireRelation(resources: readonly Resource[]): Promise<void>;
  /** What the caller sees of these, for the answer to what he has just done; nothing is logged. */
  seenOf(resources: readonly Resource[]): Promise<readonly Resource[]>;
  /** Stores that the caller looked into who may see what, or who looked, of a client. Failures: upstream-unavailable. */
  looked(operation: string, client: string): Promise<void>;
}

export interface AccessOptions {
  readonly definitions: Definitions;
  readonly looks: LookLog;
  /** What links to next pages are sealed with; the same in every instance of the service. */
  readonly secret: string;
  /** Whether also what professionals look at is stored where a relation is known. */
  readonly recordsProfessionals: boolean;
  readonly now: () => Date;
}

/** Opens a server for one call: for who calls, on one day. Without an identity it is open whole, and nothing is logged. */
export type OpenAccess = (server: Gateway, identity: Identity | undefined, today: LocalDate) => Access;

const PROFESSIONAL: ReadonlySet<ActorKind> = new Set(['professional', 'coordinator', 'system']);

/** The client, who represents him, a carer. */
export type InformalIdentity = Identity & {
  readonly kind: Exclude<ActorKind, 'professional' | 'coordinator' | 'system'>;
};

/** Somebody who sees what consents and the law allow, and not what a profession does. */
export const isInformal = (identity: Identity | undefined): identity is InformalIdentity =>
  identity !== undefined && !PROFESSIONAL.has(identity.kind);

export const openAccess = ({ definitions, looks, secret, recordsProfessionals, now }: AccessOptions): OpenAccess => {
  const knowledge = openSearchKnowledge(definitions, now);
  const memoryOf = openMemory();
  return (server, identity, today) => {
    if (!isInformal(identity)) {
      const relations = identity && relationsOf(server, identity);
      const gateway =
        identity && relations
          ? recordedGateway({ server, looks, identity, today, relations, recordsAll: recordsProfessionals })
          : server;
      return {
        gateway,
        requireClient: async (id) => void (await gateway.read('Patient', id)),
        mayName: async () => true,
        requireRelation: async (resources) => relations?.requireWith(resources),
        seenOf: async (resources) => resources,
        // That the client was read, stands in the log already.
        looked: async () => {},
      };
    }
    // A token that does not say who bears it is nobody's: of such a name there is no reference.
    const { actor = identity.kind, patient } = identity;
    const viewer = openViewer({ server, today, actor, patient, memory: memoryOf(server) });
    const record = async (client: string, interaction: string, outcome: Look['outcome']): Promise<void> => {
      const refused = outcome === 'refused';
      const there = !refused || (await viewer.read(client)) !== undefined;
      await looks.record({
        ...(await viewer.who()),
        client: there ? client : undefined,
        interaction,
        purpose: refused ? undefined : await viewer.purposeIn(client),
        outcome,
        consents: [],
        rules: [],
        data: [],
        ...(refused && { asked: client }),
      });
    };
    const places = placesFor(secret, `${actor} ${patient ?? ''}`);
    return {
      gateway: limitedGateway({ server, viewer, looks, knowledge, places }),
      requireClient: async (id) => {
        if (await viewer.knows(`Patient/${id}`)) return;
        await record(`Patient/${id}`, 'read', 'refused');
        throw notFound();
      },
      mayName: (reference) => viewer.mayName(reference),
      // What he may write is about himself, by the table of who may call what.
      requireRelation: async () => {},
      seenOf: async (resources) => (await viewer.reveal(resources)).flatMap(({ seen }) => seen ?? []),
      looked: (operation, client) => record(client, operation, 'shown'),
    };
  };
};
