import { DOSSIER } from '../disclosure/dossier.ts';
import { failure } from '../fhir/failure.ts';
import type { Resource } from '../fhir/json.ts';
import type { SearchOptions } from '../gateway/gateway.ts';
import { type AskedCriterion, readSearch, type SearchRequest } from '../sandbox/search-request.ts';
import type { Sort } from '../sandbox/sort.ts';
import { includedWith } from './includes.ts';
import { canOnlyLose, meets } from './meets.ts';
import { PLACE, type Place, type Places } from './page-place.ts';
import type { SearchKnowledge } from './search-knowledge.ts';
import { isSeen, limitTo, type Seen, type SightAround } from './sight-around.ts';
import type { Viewer } from './viewer.ts';

/** A page as somebody sees it. */
export interface SeenPage extends Pick<SearchRequest, 'self' | 'ignored'> {
  readonly matches: readonly Seen[];
  readonly included: readonly Seen[];
  readonly next?: URLSearchParams;
}

export interface LimitedSearchOptions {
  readonly viewer: Viewer;
  readonly around: SightAround;
  readonly knowledge: SearchKnowledge;
  readonly places: Places;
}

/**
 * A search by somebody who may not see everything. What he asks is asked of the server only where that cannot tell more (meets.ts), within
 * the dossiers of his clients; then everything is asked again of what is seen. No total, since that would count what is hidden.
 * Failures: those of `readSearch`; not-supported for a total, and for an order by what may be hidden.
 */
export const limitedSearch = async (
  type: string,
  query: URLSearchParams,
  asked: SearchOptions,
  options: LimitedSearchOptions,
): Promise<SeenPage> => {
  const { viewer, around, knowledge, places } = options;
  const request = readSearch(withoutPlace(query), knowledge.scope(type), asked);
  if (request.total) throw noTotal();
  if (request.sort.some((sort) => !isOpen(type, sort, knowledge))) throw noSuchOrder();

  const place = query.get(PLACE);
  const start = place === null ? undefined : places.open(place, request.self);
  const first = await firstPage(type, request, asked, viewer);
  if (!first) return { matches: [], included: [], self: request.self, ignored: request.ignored };

  const found: { readonly seen: Seen; readonly place: Place }[] = [];
  let page: URLSearchParams | undefined = start ? new URLSearchParams(start.page) : first;
  let skip: Place | undefined = start;
  while (page && found.length <= request.count) {
    const { resources, next } = await around.page(type, page, asked);
    const from = skip ? placeIn(resources, skip) : 0;
    const sighted = await viewer.reveal(resources.slice(from));
    for (const [i, one] of sighted.entries()) {
      if (found.length > request.count) break;
      if (!isSeen(one) || !(await meetsAll(request, one.seen, knowledge, around))) continue;
      found.push({ seen: one, place: { page: page.toString(), taken: from + i + 1, last: nameOf(one.resource) } });
    }
    skip = undefined;
    page = next;
  }
  const shown = found.slice(0, request.count);
  const last = found.length > request.count ? shown.at(-1) : undefined;
  const matches = shown.map(({ seen }) => seen);
  return {
    matches,
    included: await includedWith(matches, request.includes, around, knowledge),
    self: request.self,
    ignored: request.ignored,
    ...(last && {
      next: new URLSearchParams([...request.self, [PLACE, places.close(last.place, request.self)]]),
    }),
  };
};

const withoutPlace = (query: URLSearchParams): URLSearchParams =>
  new URLSearchParams([...query].filter(([name]) => name !== PLACE));

const nameOf = ({ resourceType, id }: Resource): string => `${resourceType}/${id}`;

/** The first that was not looked at yet: after the last one that was, or, when that is gone, by number. */
const placeIn = (resources: readonly Resource[], { taken, last }: Place): number => {
  const at = resources.findIndex((resource) => nameOf(resource) === last);
  return at === -1 ? taken : at + 1;
};

/** The server's page holds one more than is shown, which tells whether there is a next one; and not very few, since some of it may be hidden. */
const LEAST_COUNT = 20;

type Pair = [name: string, text: string];

/** What the server is asked; undefined when nothing of it can be his. */
const firstPage = async (
  type: string,
  { asked, sort, count, self }: SearchRequest,
  { compartment }: SearchOptions,
  viewer: Viewer,
): Promise<URLSearchParams | undefined> => {
  const pairs = asked.filter(({ criterion }) => canOnlyLose(criterion)).map(({ name, text }): Pair => [name, text]);
  const order = sort.map(({ by, descending }) => (descending ? `-${by}` : by)).join(',');
  const shape: Pair[] = [
    ...(order ? [['_sort', order] satisfies Pair] : []),
    ['_count', String(Math.max(count + 1, LEAST_COUNT))],
  ];
  if (type === '*') {
    // Without a type there is no parameter that keeps the search within his clients, but the compartment of one does.
    if (compartment?.type !== 'Patient') throw noTypes();
    if (!(await viewer.knows(`Patient/${compartment.id}`))) return undefined;
    return new URLSearchParams([...pairs, ...self.getAll('_type').map((types): Pair => ['_type', types]), ...shape]);
  }
  const clients = await viewer.clients();
  const limit = limitTo(type, clients);
  if (!limit) return undefined;
  const limits = asked.some((one) => keepsWithin(one, limit[0], clients)) ? [] : [limit];
  return new URLSearchParams([...pairs, ...limits, ...shape]);
};

/** Whether what he asks himself keeps the search within his clients already: asked twice it takes the server longer. */
const keepsWithin = ({ criterion }: AskedCriterion, by: string, clients: readonly string[]): boolean =>
  criterion.kind === 'reference' &&
  criterion.parameter === by &&
  criterion.values.every(({ type, id }) => type === 'Patient' && clients.includes(`Patient/${id}`));

const meetsAll = async (
  { criteria }: SearchRequest,
  seen: Resource,
  knowledge: SearchKnowledge,
  around: SightAround,
): Promise<boolean> => {
  for (const criterion of criteria) if (!(await meets(criterion, seen, knowledge, around))) return false;
  return true;
};

/**
 * Whether an order tells nothing of what is hidden: by elements that are never left out, and by no reference, since any may be masked.
 * That these parameters find the same in what is seen as in what is there, test/access/open-order.test.ts shows on R4's examples.
 */
export const isOpen = (type: string, { by, kind }: Sort, knowledge: SearchKnowledge): boolean => {
  if (kind === 'id' || kind === 'updated') return true;
  if (kind === 'reference') return false;
  const parameter = knowledge.parameter(type, by);
  if (!parameter || parameter.kind === 'composite') return false;
  const hidden = DOSSIER.filter((row) => row.type === type).flatMap((row) => [
    ...(row.leftOut ?? []),
    ...(row.leftOutOfOthers ?? []),
  ]);
  return parameter.paths.every(({ expression }) => !hidden.some((name) => expression.includes(name)));
};

const noTotal = () =>
  failure(
    'not-supported',
    {
      nl: 'Hoeveel er zijn wordt hier niet verteld: vraag zonder _total, _summary=count en _count=0.',
      en: 'How many there are is not told here: ask without _total, _summary=count and _count=0.',
    },
    { id: 'search-total-withheld' },
  );

const noSuchOrder = () =>
  failure(
    'not-supported',
    {
      nl: 'Sorteren kan hier alleen op wat nooit verborgen is: niet op verwijzingen.',
      en: 'Sorting is here by what is never hidden alone: not by references.',
    },
    { id: 'search-sort-not-supported' },
  );

const noTypes = () =>
  failure(
    'not-supported',
    {
      nl: 'Zoeken over alle soorten kan alleen binnen het compartment van een Patient.',
      en: 'Searching all types is possible within the compartment of a Patient only.',
    },
    { id: 'search-all-types' },
  );
