import type { JsonObject } from '../fhir/json.ts';

/** `Bundle.link` of a page: what was asked, and where it goes on. */
export const linksOf = (url: string, self: URLSearchParams, next: URLSearchParams | undefined): JsonObject[] => {
  const link = (relation: string, query: URLSearchParams) => ({
    relation,
    url: query.size > 0 ? `${url}?${query}` : url,
  });
  return next ? [link('self', self), link('next', next)] : [link('self', self)];
};
