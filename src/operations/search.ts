import type { JsonObject, Resource } from '../fhir/json.ts';
import type { SearchOptions, SearchPage, Stored } from '../gateway/gateway.ts';
import { linksOf } from './links.ts';
import type { Call } from './service.ts';

/**
 * The search interaction (R4 §3.1.1) on one type, or within a compartment. Out: one page as a searchset Bundle.
 * Errors: 400 a parameter or modifier that the server does not know.
 */
export const search = async (
  call: Call,
  type: string,
  query: URLSearchParams,
  options: SearchOptions = {},
): Promise<Resource> => searchBundle(call, type, query, options, await call.gateway.search(type, query, options));

export const searchBundle = (
  { base }: Call,
  type: string,
  query: URLSearchParams,
  { compartment }: SearchOptions,
  page: SearchPage,
): Resource => {
  const entry = (mode: 'match' | 'include', { resource }: Stored): JsonObject => ({
    fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
    resource,
    search: { mode },
  });
  const path = compartment ? `${compartment.type}/${compartment.id}/${type}` : type;
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(page.total !== undefined && { total: page.total }),
    link: linksOf(`${base}/${path}`, page.self ?? query, page.next),
    entry: [
      ...page.matches.map((stored) => entry('match', stored)),
      ...(page.included ?? []).map((stored) => entry('include', stored)),
    ],
  };
};
