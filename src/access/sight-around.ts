import { rowOfType } from '../disclosure/dossier.ts';
import type { Resource } from '../fhir/json.ts';
import type { Gateway, SearchOptions } from '../gateway/gateway.ts';
import type { Surroundings } from './meets.ts';
import type { SearchKnowledge } from './search-knowledge.ts';
import type { Sighted, Viewer } from './viewer.ts';

/** A resource that is seen: as it stands, and as it looks to him. */
export type Seen = Sighted & { readonly client: string; readonly seen: Resource };

export const isSeen = (sighted: Sighted | undefined): sighted is Seen => sighted?.seen !== undefined;

/** What one viewer sees of a server, nothing of it logged: the log is written by who gives it away. */
export interface SightAround extends Surroundings {
  /** As `see`, with what was decided; undefined for what is not there at all. */
  sighted(reference: string): Promise<Sighted | undefined>;
  /** Everything seen of a type that refers by a parameter to one of these. */
  allReferring(type: string, parameter: string, to: readonly string[]): Promise<readonly Seen[]>;
  /** One page of the server's, unlimited: to decide on. */
  page(type: string, query: URLSearchParams, within?: Pick<SearchOptions, 'compartment'>): Promise<Page>;
}

export interface Page {
  readonly resources: readonly Resource[];
  readonly next?: URLSearchParams;
}

export const openSightAround = (server: Gateway, viewer: Viewer, knowledge: SearchKnowledge): SightAround => {
  const sights = new Map<string, Promise<Sighted | undefined>>();
  const look = async (reference: string): Promise<Sighted | undefined> => {
    const resource = await viewer.read(reference);
    return resource && (await viewer.reveal([resource]))[0];
  };
  const sighted = (reference: string): Promise<Sighted | undefined> => {
    const known = sights.get(reference) ?? look(reference);
    sights.set(reference, known);
    return known;
  };

  const page: SightAround['page'] = async (type, query, { compartment } = {}) => {
    const { matches, next } = await server.search(type, query, { ...(compartment && { compartment }) });
    return { resources: matches.map(({ resource }) => resource), ...(next && { next }) };
  };

  const allReferring: SightAround['allReferring'] = async (type, parameter, to) => {
    const clients = await viewer.clients();
    const limit = limitTo(type, clients);
    if (!limit || to.length === 0) return [];
    const wanted = new Set(to);
    const found: Seen[] = [];
    for (let at = 0; at < to.length; at += AT_ONCE) {
      const asked = [limit, [parameter, to.slice(at, at + AT_ONCE).join(',')] as [string, string]];
      let query: URLSearchParams | undefined = new URLSearchParams([...asked, ['_count', '200']]);
      while (query) {
        const { resources, next } = await page(type, query);
        found.push(...(await viewer.reveal(resources)).filter(isSeen));
        query = next;
      }
    }
    return found.filter(({ seen }) =>
      knowledge
        .rows(seen, parameter)
        .some((row) => row.table === 'reference' && row.parameter === parameter && wanted.has(`${row.type}/${row.id}`)),
    );
  };

  return {
    sighted,
    page,
    allReferring,
    see: async (reference) => {
      const found = await sighted(reference);
      return isSeen(found) ? found.seen : undefined;
    },
    referring: async (type, parameter, to) => (await allReferring(type, parameter, [to])).map(({ seen }) => seen),
  };
};

/** References in one search: a URL has an end. */
const AT_ONCE = 40;

/** The parameter that keeps a search of a type within these dossiers; undefined for what no dossier holds. */
export const limitTo = (type: string, clients: readonly string[]): [string, string] | undefined => {
  const row = rowOfType(type);
  if (!row || clients.length === 0) return undefined;
  if (row.client === 'id') return ['_id', clients.map((client) => client.slice('Patient/'.length)).join(',')];
  return [row.search, clients.join(',')];
};
