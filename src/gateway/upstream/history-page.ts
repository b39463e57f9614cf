import { versionOf } from '../../fhir/etag.ts';
import { isObject, isResource, type JsonObject, objects, type Resource } from '../../fhir/json.ts';
import { parseReference } from '../../fhir/reference.ts';
import type { HistoryPage, HistoryVersion } from '../gateway.ts';
import type { Seal } from './seal.ts';
import { nextOf } from './search-page.ts';

/** The page of versions that a history Bundle holds (R4 §3.1.0.10); undefined when it is none. */
export const historyPageOf = (bundle: Resource | undefined, base: string, seal: Seal): HistoryPage | undefined => {
  if (bundle?.resourceType !== 'Bundle' || bundle['type'] !== 'history') return undefined;
  const versions = objects(bundle['entry'])
    .map(versionIn)
    .filter((version) => version !== undefined);
  return { versions, ...nextOf(bundle, base, seal) };
};

const METHODS: ReadonlySet<unknown> = new Set(['POST', 'PUT', 'DELETE']);

/** One version; undefined for an entry that does not say of which resource it is. */
const versionIn = ({ fullUrl, resource, request, response }: JsonObject): HistoryVersion | undefined => {
  const { method, url } = isObject(request) ? request : {};
  const { status, etag, lastModified } = isObject(response) ? response : {};
  const place = placeOf(url) ?? placeOf(fullUrl);
  const stored = isResource(resource) ? resource : undefined;
  const type = stored?.resourceType ?? place?.type;
  const id = stored?.id ?? place?.id;
  if (type === undefined || id === undefined || !METHODS.has(method)) return undefined;
  return {
    type,
    id,
    versionId: stored?.meta?.versionId ?? (typeof etag === 'string' ? versionOf(etag) : (place?.version ?? '')),
    lastUpdated: stored?.meta?.lastUpdated ?? (typeof lastModified === 'string' ? lastModified : ''),
    method: method as HistoryVersion['method'],
    made: method === 'POST' || String(status).startsWith('201'),
    ...(method !== 'DELETE' && stored && { resource: stored }),
  };
};

const placeOf = (url: unknown) => {
  const parsed = parseReference(String(url ?? ''));
  return parsed.kind === 'literal' ? parsed : undefined;
};
