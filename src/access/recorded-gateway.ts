import type { LookLog } from '../disclosure/look.ts';
import { resourceTarget } from '../disclosure/target.ts';
import type { LocalDate } from '../fhir/date.ts';
import { Failure } from '../fhir/failure.ts';
import type { Resource } from '../fhir/json.ts';
import type { Gateway, HistoryPage, Read, SearchPage, Stored, WrittenThenRead } from '../gateway/gateway.ts';
import type { Identity } from '../identity/identity.ts';
import { emergencyTask } from './emergency-task.ts';
import { noRelation, type Relations } from './relation.ts';
import { readerOf, referenceOf } from './reveal.ts';
import { versionOf } from './show.ts';

export interface RecordedGatewayOptions {
  readonly server: Gateway;
  readonly looks: LookLog;
  readonly identity: Identity;
  readonly relations: Relations;
  readonly today: LocalDate;
  /** Looks where a relation is known are stored too. Break-glass and refusals always are. */
  readonly recordsAll: boolean;
}

/**
 * The server as a professional, a coordinator or a system sees it: whole, as far as the scopes of the token go, which are held to elsewhere. A professional
 * reads in the dossiers of clients with whom a relation is recorded; in others only with a reason (break-glass), which is logged and put on the work
 * list. Each look is stored before it is answered.
 * Failures: as of the gateway; forbidden where no relation is known; upstream-unavailable when a look cannot be stored.
 */
export const recordedGateway = (options: RecordedGatewayOptions): Gateway => {
  const { server, looks, identity, today, relations, recordsAll } = options;
  const { emergency } = identity;
  const reader = identity.actor ?? SYSTEM;
  const read = readerOf(server);
  const { related } = relations;
  const relatedToAny = async (clients: readonly string[]): Promise<boolean> => {
    for (const client of clients) if (await related(client)) return true;
    return clients.length === 0;
  };

  /**
   * Stores what is shown, for each client; what is refused is left out, and stored where it was asked for by name. A reason opens the dossier of one
   * client at a time: a search over many would open all there are.
   */
  const record = async (
    interaction: string,
    resources: readonly Resource[],
    byName: boolean,
  ): Promise<readonly Resource[]> => {
    const of = new Map(resources.map((resource) => [resource, clientsOf(resource)]));
    const open: Resource[] = [];
    const closed: Resource[] = [];
    for (const [resource, clients] of of) ((await relatedToAny(clients)) ? open : closed).push(resource);
    const others = new Set(closed.flatMap((resource) => of.get(resource) ?? []));
    if (emergency !== undefined && others.size === 1) open.push(...closed);
    const shown = new Set(open);
    const clients = new Set([...of].flatMap(([resource, some]) => (byName || shown.has(resource) ? some : [])));
    const known = reader !== SYSTEM && (await read(reader)) !== undefined;
    await Promise.all(
      [...clients].map(async (client) => {
        const about = resources.filter((resource) => of.get(resource)?.includes(client));
        const data = about.filter((resource) => shown.has(resource));
        const broken = data.length > 0 && !(await related(client));
        if (!recordsAll && !broken && data.length > 0) return;
        if (broken)
          await server.transact([emergencyTask({ reference: reader, known }, client, emergency ?? '', today)]);
        const [first] = about;
        await looks.record({
          reader,
          known,
          client,
          interaction,
          purpose: broken ? BREAK_GLASS : TREATMENT,
          outcome: data.length > 0 ? 'shown' : 'refused',
          consents: [],
          rules: [],
          data: data.map(versionOf),
          ...(data.length === 0 && first && { asked: referenceOf(first) }),
          ...(broken && emergency && { emergency }),
        });
      }),
    );
    return open;
  };

  const one = async (interaction: string, stored: Stored): Promise<Stored> => {
    const open = await record(interaction, [stored.resource], true);
    if (open.length === 0) throw noRelation();
    return stored;
  };

  const many = async (interaction: string, page: SearchPage): Promise<SearchPage> => {
    const { matches, included = [], total, ...about } = page;
    const open = new Set(
      await record(
        interaction,
        [...matches, ...included].map(({ resource }) => resource),
        false,
      ),
    );
    const kept = (stored: readonly Stored[]) => stored.filter(({ resource }) => open.has(resource));
    const all = open.size === matches.length + included.length;
    return {
      matches: kept(matches),
      ...(included.length > 0 && { included: kept(included) }),
      // How many there are would count the clients with whom no relation is known.
      ...(all && total !== undefined && { total }),
      ...about,
    };
  };

  const versions = async (interaction: string, page: HistoryPage): Promise<HistoryPage> => {
    const open = new Set(
      await record(
        interaction,
        page.versions.flatMap(({ resource }) => resource ?? []),
        interaction === 'history-instance',
      ),
    );
    return { ...page, versions: page.versions.filter(({ resource }) => !resource || open.has(resource)) };
  };

  const answered = async (asked: Read, found: WrittenThenRead['read'][number]) => {
    if (found instanceof Failure) return found;
    if ('resource' in found) return one('read', found);
    return 'versions' in found ? versions(historyOf(asked), found) : many('search-type', found);
  };

  return {
    read: async (type, id, versionId) =>
      one(versionId === undefined ? 'read' : 'vread', await server.read(type, id, versionId)),
    search: async (type, query, asked) =>
      many(type === '*' ? 'search-system' : 'search-type', await server.search(type, query, asked)),
    history: async (of, query) => versions(historyOf({ of }), await server.history(of, query)),
    transact: (entries) => server.transact(entries),
    transactThenRead: async (entries, reads) => {
      const { written, read: found } = await server.transactThenRead(entries, reads);
      const refused = (error: unknown): Failure => {
        if (error instanceof Failure) return error;
        throw error;
      };
      const answers = found.map((answer, at) => answered(reads[at] as Read, answer).catch(refused));
      return { written, read: await Promise.all(answers) };
    },
    close: async () => {},
  };
};

/** A system has no reference of its own: it is named by what it is. */
const SYSTEM = 'Device/system';

const TREATMENT = 'TREAT';
const BREAK_GLASS = 'BTG';

const historyOf = (asked: object): string => {
  const of = 'of' in asked ? (asked.of as { type?: string; id?: string }) : {};
  if (of.id !== undefined) return 'history-instance';
  return of.type !== undefined ? 'history-type' : 'history-system';
};

const clientsOf = (resource: Resource): readonly string[] => resourceTarget(resource).clients;
