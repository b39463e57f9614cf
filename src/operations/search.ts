import type { JsonObject, Resource } from '../fhir/json.ts';
import type { SearchPage } from '../gateway/gateway.ts';
import type { Call } from './service.ts';

/**
 * The search interaction (R4 §3.1.1) on one type. Out: one page as a searchset Bundle; `base` is the base URL that links and
 * fullUrls get. Errors: 400 a parameter or modifier that the server does not know.
 */
export const search = async (call: Call, base: string, type: string, query: URLSearchParams): Promise<Resource> => {
  const page = await call.gateway.search(type, query);
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(page.total !== undefined && { total: page.total }),
    link: linksOf(`${base}/${type}`, query, page),
    entry: page.matches.map(({ resource }) => ({
      fullUrl: `${base}/${type}/${resource.id}`,
      resource,
      search: { mode: 'match' },
    })),
  };
};

const linksOf = (url: string, query: URLSearchParams, { next }: SearchPage): JsonObject[] => {
  const link = (relation: string, parameters: URLSearchParams) => ({
    relation,
    url: parameters.size > 0 ? `${url}?${parameters}` : url,
  });
  return next ? [link('self', query), link('next', next)] : [link('self', query)];
};
