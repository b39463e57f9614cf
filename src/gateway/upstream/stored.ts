import { versionOf } from '../../fhir/etag.ts';
import type { Resource } from '../../fhir/json.ts';
import type { Stored } from '../gateway.ts';
import type { Answer } from './exchange.ts';

/** A resource with its version: from its meta, else from the headers that came with it. */
export const storedOf = (resource: Resource, header: Answer['header'] = () => undefined): Stored => {
  const { meta = {} } = resource;
  const [etag, modified] = [header('etag'), header('last-modified')];
  const versionId = meta.versionId ?? (etag === undefined ? '' : versionOf(etag));
  const lastUpdated = meta.lastUpdated ?? (modified === undefined ? '' : instantOf(modified));
  return { resource: { ...resource, meta: { ...meta, versionId, lastUpdated } }, versionId, lastUpdated };
};

const instantOf = (httpDate: string): string => {
  const date = new Date(httpDate);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
};
