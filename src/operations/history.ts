import type { JsonObject, Resource } from '../fhir/json.ts';
import type { HistoryPage, HistoryScope, HistoryVersion } from '../gateway/gateway.ts';
import { linksOf } from './links.ts';
import { scopedReads } from './scoped-reads.ts';
import type { Call } from './service.ts';
import { readShape, type Shaped, shaped, withShape } from './shape.ts';

/**
 * The history interaction (R4 §3.1.0.10) of an instance, a type or everything: one page, the newest version first.
 * In: `_count`, `_since`. Errors: 404 no such instance, 400 another parameter.
 */
export const history = async (call: Call, of: HistoryScope, query: URLSearchParams): Promise<Resource> => {
  const asked = readShape(query);
  return historyBundle(call, of, asked, await scopedReads(call).history(of, asked.query));
};

export const historyBundle = (call: Call, of: HistoryScope, asked: Shaped, page: HistoryPage): Resource => ({
  resourceType: 'Bundle',
  type: 'history',
  link: linksOf(
    [call.base, of.type, of.id, '_history'].filter((part) => part !== undefined).join('/'),
    withShape(asked.query, asked),
    page.next && withShape(page.next, asked),
  ),
  ...(page.versions.length > 0 && { entry: page.versions.map((version) => entryOf(call, asked, version)) }),
});

const entryOf = ({ base, definitions }: Call, { shape }: Shaped, version: HistoryVersion): JsonObject => {
  const { type, id, versionId, lastUpdated, method, resource } = version;
  return {
    fullUrl: `${base}/${type}/${id}`,
    ...(resource && { resource: shaped(definitions, shape, resource) }),
    request: { method, url: method === 'POST' ? type : `${type}/${id}` },
    response: { status: statusOf(version), etag: `W/"${versionId}"`, lastModified: lastUpdated },
  };
};

const statusOf = ({ method, made }: HistoryVersion): string => {
  if (method === 'DELETE') return '204 No Content';
  return made ? '201 Created' : '200 OK';
};
