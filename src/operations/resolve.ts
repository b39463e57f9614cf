import { Failure, type FailureKind, failure } from '../fhir/failure.ts';
import type { Entry, Stored } from '../gateway/gateway.ts';
import { type AskedWrite, type Condition, etagsOf, type Instance, isInstance } from './asked-write.ts';
import { matchesOf } from './condition.ts';
import { patched, readPatch } from './json-patch.ts';
import type { Call } from './service.ts';

/** A write that needs no search or reading any more. */
export interface Plain {
  /** Absent when there is nothing to do: a conditional delete that finds nothing. */
  readonly entry?: Entry;
  /** The service itself bound it to what it read: when that has changed meanwhile, it is resolved anew. */
  readonly bound: boolean;
}

/**
 * Conditional writes and PATCH as plain POST, PUT and DELETE, bound to the version that was read, so that what is checked is
 * what is written (R4 §3.1.0.5.2 to §3.1.0.8.1). Failures: not-found, gone, precondition-failed, multiple-matches, invalid,
 * unprocessable.
 */
export const resolve = async (call: Call, asked: AskedWrite): Promise<Plain> => {
  switch (asked.method) {
    case 'POST':
      return { entry: plainPost(asked), bound: false };
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

const putById = async (call: Call, asked: Put, { id }: Instance): Promise<Plain> => {
  const { type, resource, ifNoneMatch } = asked;
  if (resource.id !== id) throw otherId(type);
  const entry = { method: 'PUT', type, id, resource, ...urlOf(asked) } as const;
  if (ifNoneMatch !== undefined) {
    const etags = etagsOf(ifNoneMatch);
    if (etags.includes('*')) return { entry: { ...entry, ifNoneMatch: '*' }, bound: false };
    const current = await currentIfAny(call, type, id);
    if (current && etags.includes(current.versionId)) throw changed();
  }
  return { entry: { ...entry, ...(await ifMatchOf(call, asked, id)) }, bound: false };
};

const putByCondition = async (call: Call, asked: Put, { query }: Condition): Promise<Plain> => {
  const { type, resource } = asked;
  const match = await matchOf(call, type, query);
  const url = urlOf(asked);
  if (match) {
    const id = String(match.resource.id);
    if (resource.id !== undefined && resource.id !== id) throw otherId(type);
    requireMatch(asked, match);
    const entry = { method: 'PUT', type, id, resource: { ...resource, id }, ...url, ifMatch: match.versionId } as const;
    return { entry, bound: true };
  }
  if (asked.ifMatch !== undefined) throw changed();
  const { id } = resource;
  const entry: Entry =
    id === undefined
      ? { method: 'POST', type, resource, ...url, ifNoneExist: String(query), mustBeNew: true }
      : { method: 'PUT', type, id, resource, ...url, ifNoneMatch: '*' };
  return { entry, bound: id === undefined };
};

const patchOf = async (call: Call, asked: Patch): Promise<Plain> => {
  const { type, on, patch } = asked;
  const operations = readPatch(patch);
  const current = isInstance(on)
    ? await call.gateway.read(type, on.id)
    : ((await matchOf(call, type, on.query)) ?? noMatch());
  requireMatch(asked, current);
  const id = String(current.resource.id);
  const resource = patched(current.resource, operations);
  return { entry: { method: 'PUT', type, id, resource, ...urlOf(asked), ifMatch: current.versionId }, bound: true };
};

const removalOf = async (call: Call, asked: Delete, { id }: Instance): Promise<Plain> => ({
  entry: { method: 'DELETE', type: asked.type, id, ...(await ifMatchOf(call, asked, id)) },
  bound: false,
});

const removalByCondition = async (call: Call, asked: Delete, { query }: Condition): Promise<Plain> => {
  const match = await matchOf(call, asked.type, query);
  if (!match) return { bound: false };
  requireMatch(asked, match);
  const entry = {
    method: 'DELETE',
    type: asked.type,
    id: String(match.resource.id),
    ifMatch: match.versionId,
  } as const;
  return { entry, bound: true };
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

/** The one match of a condition, or undefined. Failures: multiple-matches; as `matchesOf`. */
const matchOf = async (call: Call, type: string, query: URLSearchParams): Promise<Stored | undefined> => {
  const [match, another] = await matchesOf(call, type, query);
  if (another) throw ambiguous();
  return match;
};

const currentIfAny = (call: Call, type: string, id: string): Promise<Stored | undefined> =>
  call.gateway.read(type, id).catch((error) => {
    if (error instanceof Failure && ABSENT.has(error.kind)) return undefined;
    throw error;
  });

const ABSENT: ReadonlySet<FailureKind> = new Set(['not-found', 'gone']);

const noMatch = (): never => {
  throw failure(
    'not-found',
    { nl: 'Geen resource voldoet aan de voorwaarde.', en: 'No resource meets the condition.' },
    { id: 'condition-no-match' },
  );
};

const ambiguous = (): Failure =>
  failure(
    'multiple-matches',
    { nl: 'Meer dan één resource voldoet aan de voorwaarde.', en: 'More than one resource meets the condition.' },
    { id: 'condition-ambiguous' },
  );

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
