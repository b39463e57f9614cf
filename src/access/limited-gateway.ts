import type { LookLog } from '../disclosure/look.ts';
import { resourceTarget } from '../disclosure/target.ts';
import { Failure, failure } from '../fhir/failure.ts';
import type { Resource } from '../fhir/json.ts';
import type { Gateway, HistoryScope, HistoryVersion, Read, Stored } from '../gateway/gateway.ts';
import { limitedHistory } from './limited-history.ts';
import { limitedSearch } from './limited-search.ts';
import type { Places } from './page-place.ts';
import { isAbsent } from './reveal.ts';
import type { SearchKnowledge } from './search-knowledge.ts';
import { outcomeOf } from './show.ts';
import { isSeen, openSightAround, type Seen } from './sight-around.ts';
import type { Sighted, Viewer } from './viewer.ts';

export interface LimitedGatewayOptions {
  readonly server: Gateway;
  readonly viewer: Viewer;
  readonly looks: LookLog;
  readonly knowledge: SearchKnowledge;
  readonly places: Places;
}

/**
 * The server as somebody sees it who is no professional: the client, who represents him, a carer. Reads, versions, history, searches and what
 * these bring along hold only what the consents allow at this moment, redacted; each look is stored before it is answered. What is hidden is not
 * there: the failure is the same not-found, without a trace of what was found. Nothing can be written.
 * Failures: as of the gateway; forbidden for writes and for the history of more than one resource; upstream-unavailable when a look cannot be stored.
 */
export const limitedGateway = ({ server, viewer, looks, knowledge, places }: LimitedGatewayOptions): Gateway => {
  const around = openSightAround(server, viewer, knowledge);

  const record = async (interaction: string, sighted: readonly Sighted[], asked?: string): Promise<void> => {
    const who = await viewer.who();
    const of = Map.groupBy(sighted, ({ client }) => client);
    const known = [...of].filter(([client]) => client !== undefined);
    const entries = known.length > 0 ? known : [...of];
    if (entries.length === 0) entries.push([await onlyClient(viewer), []]);
    await Promise.all(
      entries.map(async ([client, some]) => {
        const judged = some.filter((one) => one.client !== undefined);
        const purpose = client === undefined ? undefined : await viewer.purposeIn(client);
        const refused = asked !== undefined && !some.some(isSeen);
        // Also of a client who is none of his: who tried to look must be found in that log.
        const whose = client ?? some.map(({ resource }) => resourceTarget(resource).clients[0])[0];
        return looks.record({
          ...who,
          client: whose,
          interaction,
          purpose,
          ...outcomeOf(judged),
          ...(refused && { asked }),
        });
      }),
    );
  };

  const shownOrHidden = async (interaction: string, sighted: Sighted | undefined, asked: string): Promise<Seen> => {
    await record(interaction, sighted ? [sighted] : [], asked);
    if (isSeen(sighted)) return sighted;
    throw notFound();
  };

  const read = async (type: string, id: string, versionId?: string): Promise<Stored> => {
    if (!ID.test(id) || (versionId !== undefined && !ID.test(versionId))) throw notFound();
    const interaction = versionId === undefined ? 'read' : 'vread';
    const asked = `${type}/${id}`;
    const stored = await server.read(type, id, versionId).catch(absent);
    const current = versionId === undefined ? stored : await server.read(type, id).catch(absent);
    const sighted = stored && current && (await sightOfVersion(viewer, stored.resource, current.resource));
    const { seen } = await shownOrHidden(interaction, sighted, asked);
    return { ...(stored as Stored), resource: seen };
  };

  const search: Gateway['search'] = async (type, query, options = {}) => {
    const { matches, included, self, ignored, next } = await limitedSearch(type, query, options, {
      viewer,
      around,
      knowledge,
      places,
    });
    await record(type === '*' ? 'search-system' : 'search-type', [...matches, ...included]);
    return {
      matches: matches.map(storedOf),
      ...(included.length > 0 && { included: included.map(storedOf) }),
      self,
      ...(ignored.length > 0 && { ignored }),
      ...(next && { next }),
    };
  };

  const history: Gateway['history'] = async ({ type, id }: HistoryScope, query) => {
    if (type === undefined || id === undefined) throw onlyOfOne();
    if (!ID.test(id)) throw notFound();
    const current = await server.read(type, id).catch(absent);
    const now = current && (await viewer.reveal([current.resource]))[0];
    const { versions, next } = await limitedHistory(server, { type, id }, query, async (version) =>
      current && version.resource ? sightOfVersion(viewer, version.resource, current.resource) : undefined,
    );
    const sighted = versions.length > 0 ? versions.map((one) => one.sighted) : now ? [now] : [];
    await record('history-instance', sighted, `${type}/${id}`);
    if (!sighted.some(isSeen)) throw notFound();
    return {
      versions: versions.map((one): HistoryVersion => ({ ...one.version, resource: one.sighted.seen })),
      ...(next && { next }),
    };
  };

  const answer = async (asked: Read) => {
    switch (asked.kind) {
      case 'read':
        return read(asked.type, asked.id, asked.versionId);
      case 'history':
        return history(asked.of, asked.query);
      case 'search':
        return search(asked.type, asked.query, asked.options);
    }
  };

  return {
    read,
    search,
    history,
    transact: async () => {
      throw noWrites();
    },
    transactThenRead: async (entries, reads) => {
      if (entries.length > 0) throw noWrites();
      const refused = (error: unknown): Failure => {
        if (error instanceof Failure) return error;
        throw error;
      };
      return { written: [], read: await Promise.all(reads.map((one) => answer(one).catch(refused))) };
    },
    close: async () => {},
  };
};

/** Not what a path takes for this folder and the one above. */
const ID = /^(?!\.\.?$)[A-Za-z0-9\-.]{1,64}$/;

const absent = (error: unknown): undefined => {
  if (isAbsent(error)) return undefined;
  throw error;
};

/**
 * An earlier version is seen when it may be, and the current one may be too: what has been labelled, or brought into another dossier since, is
 * hidden with all its past. A consent that names the version is held to that version of both.
 */
const sightOfVersion = async (viewer: Viewer, version: Resource, current: Resource): Promise<Sighted | undefined> => {
  const asThat = version.meta ? { ...current, meta: { ...current.meta, ...versionIn(version) } } : current;
  const [then, now] = await viewer.reveal([version, asThat]);
  return isSeen(now) ? then : now;
};

const versionIn = ({ meta }: Resource) => (meta?.versionId === undefined ? {} : { versionId: meta.versionId });

const storedOf = ({ seen, resource }: Seen): Stored => ({
  resource: seen,
  versionId: String(resource.meta?.versionId ?? ''),
  lastUpdated: String(resource.meta?.lastUpdated ?? ''),
});

const onlyClient = async (viewer: Viewer): Promise<string | undefined> => {
  const [only, ...others] = await viewer.clients();
  return others.length === 0 ? only : undefined;
};

/** For what is hidden and for what is not there alike. */
export const notFound = () =>
  failure('not-found', { nl: 'Deze resource is er niet.', en: 'There is no such resource.' });

const noWrites = () =>
  failure('forbidden', {
    nl: 'Wie geen zorgprofessional is, schrijft alleen door de operaties die daarvoor zijn.',
    en: 'Who is no care professional writes by the operations for that alone.',
  });

const onlyOfOne = () =>
  failure('forbidden', {
    nl: 'De geschiedenis is hier alleen van één resource in te zien.',
    en: 'History can be seen here of one resource only.',
  });
