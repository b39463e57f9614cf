import { failure } from '../../fhir/failure.ts';
import { isObject, isResource, objects, type Resource } from '../../fhir/json.ts';
import type { SearchPage, Stored } from '../gateway.ts';
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

/** How a search is asked. Throws `invalid` for a page that is none of ours. */
export const searchRequest = (type: string, query: URLSearchParams, seal: Seal): SearchRequest => {
  const page = query.get(PAGE);
  if (page !== null) return { path: pageOf(page, seal) };
  const text = query.toString();
  if (text.length > LONGEST_QUERY) return { path: `${type}/_search`, form: text };
  return { path: text ? `${type}?${text}` : type };
};

/** The page that a searchset Bundle holds; undefined when it is no searchset. `base` is the URL by which we reach the server. */
export const searchPageOf = (
  bundle: Resource | undefined,
  type: string,
  base: string,
  seal: Seal,
): SearchPage | undefined => {
  if (bundle?.resourceType !== 'Bundle' || bundle['type'] !== 'searchset') return undefined;
  const matches: Stored[] = [];
  for (const { resource, search } of objects(bundle['entry'])) {
    const mode = isObject(search) ? search['mode'] : undefined;
    if (mode === 'include' || mode === 'outcome' || !isResource(resource) || resource.resourceType !== type) continue;
    matches.push(storedOf(resource));
  }
  const { total } = bundle;
  const next = objects(bundle['link']).find(({ relation }) => relation === 'next')?.['url'];
  return {
    matches,
    ...(typeof total === 'number' && { total }),
    ...(typeof next === 'string' && { next: new URLSearchParams({ [PAGE]: seal.close(pathBelow(base, next)) }) }),
  };
};

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
