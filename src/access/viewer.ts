import { isCommon } from '../disclosure/dossier.ts';
import { type Human, humanOf } from '../disclosure/human.ts';
import type { Look } from '../disclosure/look.ts';
import { referenceTo } from '../disclosure/references.ts';
import type { Asking } from '../disclosure/sight.ts';
import { resourceTarget } from '../disclosure/target.ts';
import type { LocalDate } from '../fhir/date.ts';
import type { Resource } from '../fhir/json.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { askingOf } from './asking.ts';
import type { Memory } from './memory.ts';
import { type Dossier, personsOf, readDossier } from './read-dossier.ts';
import { isAbsent, type ReadOrNothing, type Revealed, readerOf, reveal } from './reveal.ts';

/** Somebody who is no professional, as he looks during one request: what he may see is read anew for each. */
export interface Viewer {
  /** The reference of his token. */
  readonly actor: string;
  /** The clients whose dossiers he may have something to do with, as `Patient/x`: himself, and those who have him as a RelatedPerson. */
  clients(): Promise<readonly string[]>;
  /** Whether he may know that there is such a client. */
  knows(client: string): Promise<boolean>;
  /** Whether he may know that there is such a resource: himself, his clients, what is about no client, and what he sees. */
  mayName(reference: string): Promise<boolean>;
  /** What may be seen of these, in their order. */
  reveal(resources: readonly Resource[]): Promise<readonly Sighted[]>;
  /** For what he looks in a dossier. */
  purposeIn(client: string): Promise<string | undefined>;
  /** Reads by `Type/id`, unlimited: to decide on, never to show. */
  readonly read: ReadOrNothing;
  /** Who looks, for the log. */
  who(): Promise<Pick<Look, 'reader' | 'known'>>;
}

/** What was decided on a resource, and in whose dossier; no client for what is in none of his. */
export type Sighted =
  | (Revealed & { readonly client: string })
  | { readonly resource: Resource; readonly client?: undefined; readonly seen?: undefined };

export interface ViewerOptions {
  readonly server: Gateway;
  readonly today: LocalDate;
  readonly actor: string;
  /** Where what limits him is kept between requests, while it stands. */
  readonly memory: Memory;
  /** The only client, where the token was given for one. */
  readonly patient: string | undefined;
}

/** A client's dossier, and how the viewer asks in it. */
interface Place {
  readonly dossier: Dossier;
  readonly asking: Asking;
}

export const openViewer = ({ server, today, actor, patient, memory }: ViewerOptions): Viewer => {
  const read = readerOf(server);
  const self = once(() => memory.recall(`self ${actor}`, () => selfOf(server, actor)));
  const clients = once(async (): Promise<readonly string[]> => {
    const all = (await self()).clients;
    return patient === undefined ? all : all.filter((client) => client === patient);
  });
  const places = new Map<string, Promise<Place | undefined>>();
  const placeOf = (client: string): Promise<Place | undefined> => {
    const known = places.get(client) ?? memory.recall(`place ${client} ${actor} ${today}`, () => openPlace(client));
    places.set(client, known);
    return known;
  };
  const openPlace = async (client: string): Promise<Place | undefined> => {
    try {
      const dossier = await readDossier(server, client.slice('Patient/'.length), [actor]);
      return { dossier, asking: askingOf(dossier, actor, undefined, today) };
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  };

  const viewer: Viewer = {
    actor,
    read,
    clients,
    knows: async (client) => (await clients()).includes(client),
    mayName: async (reference) => {
      if (isCommon(reference.split('/')[0] as string)) return true;
      if ((await self()).human.sure.has(reference) || (await viewer.knows(reference))) return true;
      const resource = await read(reference);
      return resource !== undefined && (await viewer.reveal([resource]))[0]?.seen !== undefined;
    },
    purposeIn: async (client) => (await placeOf(client))?.asking.purpose,
    who: async () => ({ reader: actor, known: (await read(actor)) !== undefined }),
    reveal: async (resources) => {
      const mine = await clients();
      const sighted: Sighted[] = resources.map((resource) => ({ resource }));
      const of = resources.map((resource) => resourceTarget(resource).clients.filter((one) => mine.includes(one)));
      for (const client of new Set(of.flat())) {
        const place = await placeOf(client);
        if (!place) continue;
        // What is about two of his clients is seen by a ground in either.
        const open = of.flatMap((some, at) => (some.includes(client) && !sighted[at]?.seen ? [at] : []));
        const asked = open.map((at) => resources[at] as Resource);
        const revealed = await reveal(read, place.dossier.record, place.asking, asked);
        for (const [i, at] of open.entries()) sighted[at] = { ...(revealed[i] as Revealed), client };
      }
      return sighted;
    },
  };
  return viewer;
};

/** Who somebody is, and of whom. Read anew: what this request has read already may be older than what is kept for the next. */
const selfOf = async (
  server: Gateway,
  actor: string,
): Promise<{ readonly human: Human; readonly clients: readonly string[] }> => {
  const read = readerOf(server);
  const human = humanOf(actor, await personsOf(server, [actor]));
  const found = await Promise.all([...human.sure].map((reference) => clientOf(reference, read)));
  return { human, clients: [...new Set(found.filter((client) => client !== undefined))] };
};

/** Whose dossier a reference of a human is about: the client's own, or that of whom he is a RelatedPerson. */
const clientOf = async (reference: string, read: ReadOrNothing): Promise<string | undefined> => {
  if (reference.startsWith('Patient/')) return (await read(reference)) && reference;
  if (!reference.startsWith('RelatedPerson/')) return undefined;
  const client = referenceTo((await read(reference))?.['patient']);
  return client?.startsWith('Patient/') ? client : undefined;
};

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
};
