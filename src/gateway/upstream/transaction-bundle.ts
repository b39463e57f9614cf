import { etagOf, versionOf } from '../../fhir/etag.ts';
import { isObject, isResource, type Json, type JsonObject, objects, type Resource } from '../../fhir/json.ts';
import { parseReference } from '../../fhir/reference.ts';
import type { Entry, EntryResult } from '../gateway.ts';

/** The entries as the transaction Bundle that is sent (R4 §3.1.0.11). */
export const bundleOf = (entries: readonly Entry[]): Resource => ({
  resourceType: 'Bundle',
  type: 'transaction',
  entry: entries.map(entryOf),
});

const entryOf = (entry: Entry): JsonObject => {
  const { method, type } = entry;
  // What must be new is the half of a conditional update that found nothing; over HTTP it is asked as that, since ifNoneExist
  // would take for done what another has made meanwhile.
  if (entry.method === 'POST' && entry.mustBeNew) {
    const { fullUrl, resource, ifNoneExist = '' } = entry;
    return { ...(fullUrl && { fullUrl }), resource, request: { method: 'PUT', url: `${type}?${ifNoneExist}` } };
  }
  const condition =
    entry.method === 'POST'
      ? entry.ifNoneExist !== undefined && { ifNoneExist: entry.ifNoneExist }
      : {
          ...(entry.ifMatch !== undefined && { ifMatch: etagOf(entry.ifMatch) }),
          ...(entry.method === 'PUT' && entry.ifNoneMatch !== undefined && { ifNoneMatch: entry.ifNoneMatch }),
        };
  const url = entry.method === 'POST' ? type : `${type}/${entry.id}`;
  if (entry.method === 'DELETE') return { request: { method, url, ...condition } };
  const { fullUrl, resource } = entry;
  const body = entry.method === 'PUT' ? { ...resource, id: entry.id } : resource;
  return { ...(fullUrl && { fullUrl }), resource: body, request: { method, url, ...condition } };
};

/** What the server did with each entry; undefined when the answer does not say so for every one. */
export const resultsOf = (bundle: Resource, entries: readonly Entry[]): EntryResult[] | undefined => {
  const answers = objects(bundle['entry']);
  if (bundle.resourceType !== 'Bundle' || answers.length !== entries.length) return undefined;
  const results = entries.map((entry, index) => resultOf(entry, answers[index] as JsonObject));
  return results.every((result) => result !== undefined) ? results : undefined;
};

/** The entries that the server refused while it answered the whole with success: no transaction, whatever it calls it. */
export const refusedIn = (bundle: Resource): { index: number; status: number; outcome: Resource | undefined }[] =>
  objects(bundle['entry']).flatMap(({ response }, index) => {
    const { status, outcome } = isObject(response) ? response : {};
    const code = statusOf(status);
    if (code === undefined || code < 400) return [];
    return [{ index, status: code, outcome: isResource(outcome) ? outcome : undefined }];
  });

const statusOf = (status: Json | undefined): number | undefined => {
  const [, code] = /^(\d{3})\b/.exec(String(status)) ?? [];
  return code === undefined ? undefined : Number(code);
};

const resultOf = (entry: Entry, answer: JsonObject): EntryResult | undefined => {
  const { response } = answer;
  if (!isObject(response)) return undefined;
  const status = statusOf(response['status']);
  // The location is relative at one server, absolute at another, and without a version at a third.
  const location = parseReference(String(response['location'] ?? ''));
  const stands = location.kind === 'literal' && location.type === entry.type ? location : undefined;
  const resource =
    isResource(answer['resource']) && answer['resource'].resourceType === entry.type ? answer['resource'] : undefined;
  const { etag, lastModified, outcome } = response;
  const id = entry.method === 'POST' ? (stands?.id ?? resource?.id) : entry.id;
  const version = typeof etag === 'string' ? versionOf(etag) : (stands?.version ?? resource?.meta?.versionId);
  if (status === undefined || id === undefined) return undefined;
  const result = {
    type: entry.type,
    id,
    versionId: version ?? NOT_SAID,
    lastUpdated: typeof lastModified === 'string' ? lastModified : (resource?.meta?.lastUpdated ?? NOT_SAID),
  };
  if (entry.method === 'DELETE') return { ...result, effect: 'deleted' };
  if (version === undefined) return undefined;
  return { ...result, effect: effectOf(entry, status, version, outcome), ...(resource && { resource }) };
};

/** Of a deletion most servers say neither version nor moment. */
const NOT_SAID = '';

const effectOf = (
  entry: Exclude<Entry, { method: 'DELETE' }>,
  status: number,
  version: string,
  outcome: Json | undefined,
): EntryResult['effect'] => {
  if (status === 201) return 'created';
  if (entry.method === 'POST' && entry.mustBeNew) return 'updated';
  if (entry.method === 'POST') return entry.ifNoneExist === undefined ? 'created' : 'existing';
  return version === entry.ifMatch || saysNoChange(outcome) ? 'existing' : 'updated';
};

/** HAPI says in the outcome that an identical PUT made no version; elsewhere only the version tells. */
const saysNoChange = (outcome: Json | undefined): boolean =>
  isObject(outcome) &&
  objects(outcome['issue']).some(
    ({ details }) =>
      isObject(details) && objects(details['coding']).some(({ code }) => code === 'SUCCESSFUL_UPDATE_NO_CHANGE'),
  );
