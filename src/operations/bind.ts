import { isOurs } from '../agreements/ours.ts';
import { type Failure, failure } from '../fhir/failure.ts';
import type { Entry, Stored } from '../gateway/gateway.ts';
import { isGuard } from '../gateway/guard/guard-list.ts';
import { clientsOf } from './clients.ts';
import { matchOf } from './condition.ts';
import { currentIfAny } from './current.ts';
import type { Write } from './entries.ts';
import type { Call } from './service.ts';

/** Writes as they will be sent, each bound to what stands now. */
export interface Bound {
  /** What is left to write. */
  readonly writes: readonly Write[];
  /** For each write as it was asked: what is left of it, or what stands already and makes it needless. */
  readonly outcomes: readonly (Write | Stored)[];
  /** For each write as it was asked: what stands where it goes. */
  readonly standing: readonly (Stored | undefined)[];
  /** Ids of the Patients whose records are written in, as they stand and as they will. */
  readonly clients: readonly string[];
}

/**
 * Reads what stands where each write will go, and binds the write to it: ifMatch of the version that was read, so that what was
 * checked is what is written. What a client asks of the version is decided here, since servers differ in it (HAPI lets If-Match on
 * a missing id create, and ignores it on DELETE). A create on condition whose resource is there already is left out.
 * Failures: precondition-failed, multiple-matches, invalid, forbidden (an agreement register).
 */
export const bind = async (call: Call, asked: readonly Write[]): Promise<Bound> => {
  // R4 deletes first: what goes in the same transaction meets no condition any more.
  const leaving = new Set(
    asked.flatMap(({ entry }) => (entry.method === 'DELETE' ? [`${entry.type}/${entry.id}`] : [])),
  );
  const standing = await Promise.all(asked.map((write) => standingAt(call, write, leaving)));
  const places = new Map(asked.flatMap(({ entry }, index) => placeOf(entry, standing[index])));
  const outcomes = asked.map((write, index) => boundTo(call, write, standing[index], places));
  const writes = outcomes.filter((outcome) => 'entry' in outcome);
  const resources = [
    ...standing.map((stored) => stored?.resource),
    ...writes.map(({ entry }) => (entry.method === 'DELETE' ? undefined : entry.resource)),
  ];
  const clients = new Set(resources.flatMap((resource) => (resource ? clientsOf(resource) : [])));
  return { writes: writes.map((write) => withoutCondition(write, writes)), outcomes, standing, clients: [...clients] };
};

/** What stands where a write goes: the resource with its id, or the one match of its condition. */
const standingAt = async (
  call: Call,
  { entry, expression }: Write,
  leaving: ReadonlySet<string>,
): Promise<Stored | undefined> => {
  const at = expression.replace(/\.resource$/, '');
  const stored =
    entry.method === 'POST' ? await foundBy(call, entry, leaving, at) : await currentIfAny(call, entry.type, entry.id);
  const resources = [stored?.resource, entry.method === 'DELETE' ? undefined : entry.resource];
  if (resources.some((resource) => resource && isGuard(resource))) throw reserved(at);
  if (resources.some((resource) => resource && isOurs(resource, 'follow-up'))) throw ownJob(at);
  if (entry.method !== 'POST' && entry.ifMatch !== undefined && entry.ifMatch !== stored?.versionId) throw changed(at);
  if (entry.method === 'PUT' && entry.ifNoneMatch && stored) throw changed(at);
  return stored;
};

const foundBy = async (
  call: Call,
  { type, ifNoneExist }: Extract<Entry, { method: 'POST' }>,
  leaving: ReadonlySet<string>,
  expression: string,
): Promise<Stored | undefined> =>
  ifNoneExist === undefined
    ? undefined
    : matchOf(call, { type, query: new URLSearchParams(ifNoneExist), expression, leaving });

/** Where the fullUrl of an entry leads, as far as that is known before it is written. */
const placeOf = (entry: Entry, standing: Stored | undefined): [string, string][] => {
  if (entry.method === 'DELETE' || entry.fullUrl === undefined) return [];
  const id = entry.method === 'PUT' ? entry.id : standing?.resource.id;
  return id === undefined ? [] : [[entry.fullUrl, `${entry.type}/${id}`]];
};

const boundTo = (
  call: Call,
  write: Write,
  standing: Stored | undefined,
  places: ReadonlyMap<string, string>,
): Write | Stored => {
  const { entry, expression } = write;
  // A conditional update had found nothing, and must not be taken for done: the server refuses it, and it is prepared anew.
  if (entry.method === 'POST' && standing && !entry.mustBeNew) return standing;
  const version = standing && { ifMatch: standing.versionId };
  if (entry.method === 'DELETE') return { entry: { ...entry, ...version }, expression };
  const resource = call.rewrite(entry.resource, entry.fullUrl, places);
  return { entry: entry.method === 'POST' ? { ...entry, resource } : { ...entry, resource, ...version }, expression };
};

/**
 * Under the guard of its client a condition that was not met stays so until the write: it is sent plain. Others keep theirs (nothing
 * else keeps two from making an Organization at once), as do two with the same one.
 */
const withoutCondition = (write: Write, all: readonly Write[]): Write => {
  const { entry, expression } = write;
  if (entry.method !== 'POST' || entry.ifNoneExist === undefined || clientsOf(entry.resource).length === 0)
    return write;
  const same = all.filter((other) => other.entry.method === 'POST' && other.entry.ifNoneExist === entry.ifNoneExist);
  if (same.length > 1) return write;
  const { ifNoneExist: _met, mustBeNew: _new, ...plain } = entry;
  return { entry: plain, expression };
};

const changed = (expression: string): Failure =>
  failure(
    'precondition-failed',
    {
      nl: 'De resource is intussen gewijzigd: de huidige versie is niet die waarnaar gevraagd wordt.',
      en: 'The resource has changed meanwhile: the current version is not the one that is asked for.',
    },
    { expression },
  );

const reserved = (expression: string): Failure =>
  failure(
    'forbidden',
    {
      nl: 'Het afsprakenregister van een cliënt wordt alleen door de dienst zelf geschreven.',
      en: 'The agreement register of a client is written by the service itself only.',
    },
    { id: 'guard-reserved', expression },
  );

const ownJob = (expression: string): Failure =>
  failure(
    'forbidden',
    {
      nl: 'Wat uit een gedeeld feit volgt houdt de dienst zelf bij.',
      en: 'What follows from a shared fact is kept by the service itself.',
    },
    { id: 'follow-up-reserved', expression },
  );
