import { Failure } from '../fhir/failure.ts';
import type { Finding } from '../fhir/finding.ts';
import { isObject, items, type Json, type JsonObject, type Resource } from '../fhir/json.ts';
import { operationOutcome } from '../fhir/outcome.ts';
import type { Entry, EntryResult, HistoryPage, Read, SearchPage, Stored } from '../gateway/gateway.ts';
import { accessOf, allow } from './allow.ts';
import type { AskedWrite } from './asked-write.ts';
import { commit, type Prepared } from './commit.ts';
import { type Placed, withReferencesResolved } from './conditional-references.ts';
import { type AskedEntry, readTransaction, type Write } from './entries.ts';
import { nothingDone, readAnswer, writeAnswer } from './entry-answer.ts';
import { fullUrlsIn, withRelativeReferences } from './own-base.ts';
import { readOf } from './reads.ts';
import { requireWritable } from './require-writable.ts';
import { resolve } from './resolve.ts';
import { scopedAnswer, scopedRead } from './scoped-reads.ts';
import type { Call } from './service.ts';

export interface TransactionOptions {
  /** `Prefer: return=representation`: the answer holds the resources that were written too. */
  readonly representation?: boolean;
}

/**
 * The transaction interaction (R4 §3.1.0.11): a Bundle is held to its profiles and to the rules as a whole, and written whole, then
 * read from. Out: a transaction-response in the order of the entries, with what there is to say of an accepted entry in its outcome.
 * Errors: 422 with the expression of every finding, nothing written; 404, 409, 410, 412 as the server answers.
 */
export const transaction = async (
  call: Call,
  bundle: Resource,
  options: TransactionOptions = {},
): Promise<Resource> => {
  const asked = readable(call, bundle, () => readTransaction(bundle, call));
  for (const entry of asked) allowEntry(call, entry);
  const named = fullUrlsIn(bundle);
  const own = (resource: Resource) => withRelativeReferences(resource, call.base, named);
  const placed = asked.flatMap((entry) => (entry.kind === 'write' ? [withOwnReferences(entry, own)] : []));
  const readEntries = asked.flatMap((entry) => (entry.kind === 'read' ? [entry] : []));
  const reads = readEntries.map((entry) => scopedRead(call, readOf(entry)));
  let plains: ReadonlyMap<number, Plain> = new Map();
  const sent = placed.flatMap(({ asked: write }) => ('resource' in write ? [write.resource] : []));
  const { written, read, findings } = await commit(call, sent, async () => {
    plains = await plainWrites(call, placed, own);
    return prepared(call, bundle, plains, reads);
  });

  const order = [...plains].filter(([, plain]) => plain).map(([index]) => index);
  const results = new Map(order.map((index, at) => [index, written[at] as EntryResult]));
  const answers = new Map(
    readEntries.map((entry, at) => [
      entry.index,
      { entry, found: scopedAnswer(call, reads[at] as Read, read[at] as Found) },
    ]),
  );
  const answerAt = async ({ index }: AskedEntry): Promise<JsonObject> => {
    const answer = answers.get(index);
    if (answer) return readAnswer(call, answer.entry, answer.found);
    const result = results.get(index);
    if (!result) return nothingDone();
    return withOutcome(call, findings, index, writeAnswer(await asSeen(call, result), options.representation));
  };
  const entry = await Promise.all(asked.map(answerAt));
  return { resourceType: 'Bundle', type: 'transaction-response', ...(entry.length > 0 && { entry }) };
};

/** As the caller sees it; what he has just made himself is what he sent. */
const asSeen = async ({ seenOf }: Call, result: EntryResult): Promise<EntryResult> => {
  const { resource, ...about } = result;
  if (result.effect === 'created') return result;
  const [seen] = resource ? await seenOf([resource]) : [];
  return { ...about, ...(seen && { resource: seen }) };
};

/** What an entry comes to; undefined when there is nothing to do. */
type Plain = Entry | undefined;

type Found = Stored | HistoryPage | SearchPage | Failure;

/** What is wrong with the requests is told together with what the profiles say. */
const readable = <T>(call: Call, bundle: Resource, read: () => T): T => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'unprocessable') throw error;
    throw error.telling([...call.validator.validate(bundle), ...error.findings]);
  }
};

const plainWrites = async (
  call: Call,
  placed: readonly Placed[],
  own: (resource: Resource) => Resource,
): Promise<ReadonlyMap<number, Plain>> => {
  const plains = new Map<number, Plain>();
  for (const { index, asked } of await withReferencesResolved(call, placed)) {
    plains.set(index, await plainWrite(call, asked, own).catch((error) => refuse(error, index)));
  }
  return plains;
};

const plainWrite = async (call: Call, asked: AskedWrite, own: (resource: Resource) => Resource): Promise<Plain> => {
  const plain = await resolve(call, asked);
  if (!plain || plain.method === 'DELETE') return plain && requireWritable(call, plain);
  // A PATCH may have brought some in.
  return requireWritable(call, { ...plain, resource: own(plain.resource) });
};

const withOwnReferences = <T extends Placed>(placed: T, own: (resource: Resource) => Resource): T =>
  'resource' in placed.asked ? { ...placed, asked: { ...placed.asked, resource: own(placed.asked.resource) } } : placed;

const allowEntry = ({ identity }: Call, entry: AskedEntry): void => {
  try {
    allow(identity, accessOf(entry));
  } catch (error) {
    refuse(error, entry.index);
  }
};

/** The Bundle is held to the profiles with each entry as it will be written: a PATCH by what it makes of the resource. */
const prepared = (
  call: Call,
  bundle: Resource,
  plains: ReadonlyMap<number, Plain>,
  reads: readonly Read[],
): Prepared => {
  const writes: Write[] = [...plains].flatMap(([index, plain]) =>
    plain ? [{ entry: plain, expression: `Bundle.entry[${index}].resource` }] : [],
  );
  const entry = items(bundle['entry']).map((one, index): Json => {
    const plain = plains.get(index);
    return isObject(one) && plain && 'resource' in plain ? { ...one, resource: plain.resource } : one;
  });
  const document = bundle['entry'] === undefined ? bundle : { ...bundle, entry };
  return {
    writes,
    reads,
    found: call.validator.validate(document),
  };
};

/** The gateway says where among what it was given; here that is said of the Bundle. */
const refuse = (error: unknown, index: number): never => {
  if (!(error instanceof Failure)) throw error;
  throw error.telling(error.findings.map((finding) => ({ ...finding, expression: `Bundle.entry[${index}]` })));
};

const withOutcome = (call: Call, findings: readonly Finding[], index: number, entry: JsonObject): JsonObject => {
  const own = findings.filter((f) => f.expression.startsWith(`Bundle.entry[${index}]`));
  if (own.length === 0 || !isObject(entry['response'])) return entry;
  return { ...entry, response: { ...entry['response'], outcome: operationOutcome(own, call.language) } };
};
