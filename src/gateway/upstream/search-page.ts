import { failure } from '../../fhir/failure.ts';
import type { Finding } from '../../fhir/finding.ts';
import { isObject, isResource, objects, type Resource } from '../../fhir/json.ts';
import type { SearchOptions, SearchPage, Stored } from '../gateway.ts';
import type { Seal } from './seal.ts';
import { storedOf } from './stored.ts';

/** The parameter in which the server's own link to the next page travels, sealed: of use to this gateway and caller only. */
const PAGE = '_page';

/** More in a URL than some servers, and what stands in front of them, take. */
const LONGEST_QUERY = 2000;

export interface SearchRequest {
  /** Below the base. */
  readonly path: string;
  /** As a form, when it is too long for a URL (R4 §3.1.1.2.1). */
  readonly form?: string;
}

/** How a search below `where` (a type, or one within a compartment) is asked. Throws `invalid` for a page that is none of ours. */
export const searchRequest = (where: string, query: URLSearchParams, seal: Seal): SearchRequest => {
  const page = query.get(PAGE);
  if (page !== null) return { path: pageOf(page, seal) };
  const text = query.toString();
  if (text.length > LONGEST_QUERY) return { path: `${where}/_search`, form: text };
  return { path: text ? `${where}?${text}` : where };
};

export interface Asked {
  /** `*` for all types of a compartment. */
  readonly type: string;
  readonly query: URLSearchParams;
  readonly options: SearchOptions;
}

/** The page that a searchset Bundle holds; undefined when it is no searchset. `base` is the URL by which we reach the server. */
export const searchPageOf = (
  bundle: Resource | undefined,
  { type, query, options }: Asked,
  base: string,
  seal: Seal,
): SearchPage | undefined => {
  if (bundle?.resourceType !== 'Bundle' || bundle['type'] !== 'searchset') return undefined;
  const matches: Stored[] = [];
  const included: Stored[] = [];
  for (const { resource, search } of objects(bundle['entry'])) {
    const mode = isObject(search) ? search['mode'] : undefined;
    if (mode === 'outcome' || !isResource(resource)) continue;
    if (mode === 'include') included.push(storedOf(resource));
    else if (resource.resourceType === type || type === '*') matches.push(storedOf(resource));
  }
  const { total } = bundle;
  return {
    matches,
    ...(included.length > 0 && { included }),
    ...(typeof total === 'number' && { total }),
    ...(options.lenient && carriedOut(bundle, query)),
    ...nextOf(bundle, base, seal),
  };
};

/** Where a page is followed by another, its query. */
export const nextOf = (bundle: Resource, base: string, seal: Seal): { next?: URLSearchParams } => {
  const next = linkOf(bundle, 'next');
  return next === undefined ? {} : { next: new URLSearchParams({ [PAGE]: seal.close(pathBelow(base, next)) }) };
};

const linkOf = (bundle: Resource, relation: string): string | undefined => {
  const url = objects(bundle['link']).find((link) => link['relation'] === relation)?.['url'];
  return typeof url === 'string' ? url : undefined;
};

/** What a lenient server left out, as its self link shows (R4 §3.1.1.1.1): nothing where it does not say. */
const carriedOut = (bundle: Resource, query: URLSearchParams): Pick<SearchPage, 'self' | 'ignored'> => {
  const self = linkOf(bundle, 'self');
  if (self === undefined || query.has(PAGE)) return {};
  const understood = new URL(self, 'http://localhost').searchParams;
  const left = [...new Set(query.keys())].filter((name) => !understood.has(name) && !ABOUT_THE_ANSWER.test(name));
  if (left.length === 0) return {};
  const kept = new URLSearchParams([...query].filter(([name]) => !left.includes(name)));
  return { self: kept, ignored: left.map(ignoredParameter) };
};

/** Servers leave out of their self link what says how the answer is to be given. */
const ABOUT_THE_ANSWER = /^_(count|total|summary|elements|format|pretty|sort)$/;

const ignoredParameter = (name: string): Finding => ({
  id: 'search-parameter-unknown',
  outcome: 'failed',
  severity: 'warning',
  code: 'invalid',
  expression: '',
  text: {
    nl: 'De server van het dossier heeft de zoekparameter {parameter} buiten beschouwing gelaten.',
    en: 'The server of the record has left the search parameter {parameter} out.',
  },
  parameters: { parameter: name.slice(0, 64) },
});

/**
 * What of a link stands below the base. Servers know themselves by another name than we know them by (a proxy, a container), so the
 * host of a link is not followed, ours is: no link leads us, and our credentials, elsewhere.
 */
export const pathBelow = (base: string, link: string): string => {
  const { pathname, search } = new URL(link, `${base}/`);
  const own = new URL(base).pathname.replace(/\/$/, '');
  const [, last = ''] = /\/([A-Z][A-Za-z]+)\/?$/.exec(pathname) ?? [];
  const below = pathname === own || pathname.startsWith(`${own}/`) ? pathname.slice(own.length + 1) : last;
  return below + search;
};

const pageOf = (sealed: string, seal: Seal): string => {
  const path = seal.open(sealed);
  if (path !== undefined) return path;
  throw failure('invalid', { nl: 'Deze pagina bestaat niet.', en: 'There is no such page.' }, { id: 'page-unknown' });
};

/** How a page of a history is asked, below the base. */
export const historyPath = (where: string, query: URLSearchParams, seal: Seal): string => {
  const page = query.get(PAGE);
  if (page !== null) return pageOf(page, seal);
  return query.size > 0 ? `${where}?${query}` : where;
};
