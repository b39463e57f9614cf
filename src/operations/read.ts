import { isInformal } from '../access/access.ts';
import { etagsOf } from '../fhir/etag.ts';
import type { Stored } from '../gateway/gateway.ts';
import type { ReadConditions } from './entries.ts';
import type { Call } from './service.ts';

/**
 * Whether the reader has this version already (conditional read, R4 §3.1.0.1.4): by If-None-Match where it is given, else by
 * If-Modified-Since, which counts in whole seconds.
 * Never for who sees only what consents allow: of the same version he may see less than he did, and must get that.
 */
export const isKnown = (
  { identity }: Pick<Call, 'identity'>,
  { versionId, lastUpdated }: Pick<Stored, 'versionId' | 'lastUpdated'>,
  { ifNoneMatch, ifModifiedSince }: ReadConditions,
): boolean => {
  if (isInformal(identity)) return false;
  if (ifNoneMatch !== undefined) {
    const etags = etagsOf(ifNoneMatch);
    return etags.includes('*') || etags.includes(versionId);
  }
  const since = Date.parse(ifModifiedSince ?? '');
  return Math.floor(Date.parse(lastUpdated) / 1000) * 1000 <= since;
};
