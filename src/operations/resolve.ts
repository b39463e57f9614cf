import { etagsOf } from '../fhir/etag.ts';
import { type Failure, failure } from '../fhir/failure.ts';
import type { Entry, Stored } from '../gateway/gateway.ts';
import { type AskedWrite, type Condition, type Instance, isInstance } from './asked-write.ts';
import { matchOf } from './condition.ts';
import { currentIfAny } from './current.ts';
import { patched, readPatch } from './json-patch.ts';
import type { Call } from './service.ts';

/**
 * Conditional writes and PATCH as plain POST, PUT and DELETE, bound to the version that was read, so that what is checked is
 * what is written (R4 §3.1.0.5.2 to §3.1.0.8.1). Undefined when there is nothing to do: a conditional delete that finds nothing.
 * Failures: not-found, gone, precondition-failed, multiple-matches, invalid, unprocessable.
 */
export const resolve = async (call: Call, asked: AskedWrite): Promise<Entry | undefined> => {
  switch (asked.method) {
    case 'POST':
      return plainPost(asked);
    case 'PUT':
      return isInstance(asked.on) ? putById(call, asked, asked.on) : putByCondition(call, asked, asked.on);
    case 'PATCH':
      return patchOf(call, asked);
    case 'DELETE':
      return isInstance(asked.on) ? removalOf(call, asked, asked.on) : removalByCondition(call, asked, asked.on);
  }
};

type Post = Extract<AskedWrite, { method: 'POST' }>;
type Put = Extract<AskedWrite, { method: 'PUT' }>;
type Patch = Extract<AskedWrite, { method: 'PATCH' }>;
type Delete = Extract<AskedWrite, { method: 'DELETE' }>;

const urlOf = ({ fullUrl }: AskedWrite) => (fullUrl === undefined ? {} : { fullUrl });

const plainPost = (asked: Post): Entry => ({
  method: 'POST',
  type: asked.type,
  resource: asked.resource,
  ...urlOf(asked),
  ...(asked.ifNoneExist !== undefined && { ifNoneExist: asked.ifNoneExist }),
});

const putById = async (call: Call, asked: Put, { id }: Instance): Promise<Entry | undefined> => {
  const { type, resource, ifNoneMatch } = asked;
  if (resource.id !== id) throw otherId(type);
  const entry = { method: 'PUT', type, id, resource, ...urlOf(asked) } as const;
  if (ifNoneMatch !== undefined) {
    const etags = etagsOf(ifNoneMatch);
    if (etags.includes('*')) return { ...entry, ifNoneMatch: '*' };
    const current = await currentIfAny(call, type, id);
    if (current && etags.includes(current.versionId)) throw changed();
  }
  return { ...entry, ...(await ifMatchOf(call, asked, id)) };
};

const putByCondition = async (call: Call, asked: Put, { query }: Condition): Promise<Entry | undefined> => {
  const { type, resource } = asked;
  const match = await matchOf(call, { type, query });
  const url = urlOf(asked);
  if (match) {
    const id = String(match.resource.id);
    if (resource.id !== undefined && resource.id !== id) throw otherId(type);
    requireMatch(asked, match);
    return { method: 'PUT', type, id, resource: { ...resource, id }, ...url, ifMatch: match.versionId };
  }
  if (asked.ifMatch !== undefined) throw changed();
  const { id } = resource;
  return id === undefined
    ? { method: 'POST', type, resource, ...url, ifNoneExist: String(query), mustBeNew: true }
    : { method: 'PUT', type, id, resource, ...url, ifNoneMatch: '*', ifNoneExist: String(query) };
};

const patchOf = async (call: Call, asked: Patch): Promise<Entry | undefined> => {
  const { type, on, patch } = asked;
  const operations = readPatch(patch);
  const current = isInstance(on)
    ? await call.server.read(type, on.id)
    : ((await matchOf(call, { type, query: on.query })) ?? noMatch());
  requireMatch(asked, current);
  const id = String(current.resource.id);
  const resource = patched(current.resource, operations);
  return { method: 'PUT', type, id, resource, ...urlOf(asked), ifMatch: current.versionId };
};

const removalOf = async (call: Call, asked: Delete, { id }: Instance): Promise<Entry | undefined> => ({
  method: 'DELETE',
  type: asked.type,
  id,
  ...(await ifMatchOf(call, asked, id)),
});

const removalByCondition = async (call: Call, asked: Delete, { query }: Condition): Promise<Entry | undefined> => {
  const match = await matchOf(call, { type: asked.type, query });
  if (!match) return undefined;
  requireMatch(asked, match);
  return { method: 'DELETE', type: asked.type, id: String(match.resource.id), ifMatch: match.versionId };
};

/** One version is the server's to compare; of `*` and of a list the service says which it is. */
const ifMatchOf = async (call: Call, { type, ifMatch }: AskedWrite, id: string): Promise<{ ifMatch?: string }> => {
  if (ifMatch === undefined) return {};
  const etags = etagsOf(ifMatch);
  if (etags.length === 1 && etags[0] !== '*') return { ifMatch: etags[0] as string };
  const current = await currentIfAny(call, type, id);
  if (!current) throw changed();
  requireMatch({ ifMatch }, current);
  return { ifMatch: current.versionId };
};

const requireMatch = ({ ifMatch }: Pick<AskedWrite, 'ifMatch'>, { versionId }: Stored): void => {
  if (ifMatch === undefined) return;
  const etags = etagsOf(ifMatch);
  if (!etags.includes('*') && !etags.includes(versionId)) throw changed();
};

const noMatch = (): never => {
  throw failure(
    'not-found',
    { nl: 'Geen resource voldoet aan de voorwaarde.', en: 'No resource meets the condition.' },
    { id: 'condition-no-match' },
  );
};

const changed = (): Failure =>
  failure('precondition-failed', {
    nl: 'De huidige versie is niet die waarnaar gevraagd wordt.',
    en: 'The current version is not the one that is asked for.',
  });

const otherId = (type: string): Failure =>
  failure(
    'invalid',
    {
      nl: 'De resource heeft een ander id dan de url of de voorwaarde.',
      en: 'The resource has another id than the url or the condition.',
    },
    { id: 'request-invalid', expression: `${type}.id` },
  );
