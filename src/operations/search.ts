import type { Finding } from '../fhir/finding.ts';
import type { JsonObject, Resource } from '../fhir/json.ts';
import { operationOutcome } from '../fhir/outcome.ts';
import type { SearchOptions, SearchPage, Stored } from '../gateway/gateway.ts';
import { linksOf } from './links.ts';
import { scopedReads } from './scoped-reads.ts';
import type { Call } from './service.ts';
import { readShape, type Shaped, shaped, withShape } from './shape.ts';

/**
 * The search interaction (R4 §3.1.1) on one type, or within a compartment. Out: one page as a searchset Bundle; what a lenient
 * client asked and is not known here is named in an entry of mode `outcome`.
 * Errors: 400 a modifier or value that is not right; a parameter that is not known, for a strict client; too costly a search.
 */
export const search = async (
  call: Call,
  type: string,
  query: URLSearchParams,
  options: SearchOptions = {},
): Promise<Resource> => {
  const asked = readShape(query);
  const { compartment } = options;
  const path = compartment ? `${compartment.type}/${compartment.id}/${type}` : type;
  return searchBundle(call, path, asked, await scopedReads(call).search(type, asked.query, options));
};

/** A page as a searchset Bundle; `path` is where it was asked, below the base. */
export const searchBundle = (call: Call, path: string, asked: Shaped, page: SearchPage): Resource => {
  const { base, definitions } = call;
  const entry = (mode: 'match' | 'include', { resource }: Stored): JsonObject => ({
    fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
    resource: shaped(definitions, asked.shape, resource),
    search: { mode },
  });
  const entries = [
    ...page.matches.map((stored) => entry('match', stored)),
    ...(page.included ?? []).map((stored) => entry('include', stored)),
    ...(page.ignored?.length ? [ignoredEntry(call, page.ignored)] : []),
  ];
  const self = withShape(page.self ?? asked.query, asked);
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(page.total !== undefined && { total: page.total }),
    link: linksOf(`${base}/${path}`, self, page.next && withShape(page.next, asked)),
    ...(entries.length > 0 && { entry: entries }),
  };
};

/** R4 §3.1.1.3: what was left out is told, as a warning, since the answer stands. */
const ignoredEntry = ({ language }: Call, ignored: readonly Finding[]): JsonObject => ({
  resource: operationOutcome(
    ignored.map((finding) => ({ ...finding, severity: 'warning' })),
    language,
  ),
  search: { mode: 'outcome' },
});
