import { failure } from '../fhir/failure.ts';
import type { Finding } from '../fhir/finding.ts';
import { isResource, type Resource } from '../fhir/json.ts';
import type { Entry, EntryResult } from '../gateway/gateway.ts';
import type { AskedWrite } from './asked-write.ts';
import { commit, type Prepared } from './commit.ts';
import { withRelativeReferences } from './own-base.ts';
import { requireWritable } from './require-writable.ts';
import { resolve } from './resolve.ts';
import type { Call } from './service.ts';

/** A resource as it was written, and what there is to say of it. */
export interface Written {
  /** Undefined when there was nothing to do: a conditional delete that finds nothing. */
  readonly result: EntryResult | undefined;
  readonly findings: readonly Finding[];
}

/**
 * The create, update, patch and delete interactions, conditional ones too (R4 §3.1.0.5 to §3.1.0.8), held to profiles and rules
 * as a transaction of one. Errors: 400, 404, 409, 410, 412, 422; 403 for what the caller may not write, whatever stands there.
 */
export const write = async (call: Call, asked: AskedWrite): Promise<Written> => {
  const own = 'resource' in asked ? { ...asked, resource: withRelativeReferences(asked.resource, call.base) } : asked;
  const sent = 'resource' in own ? [own.resource] : [];
  const { written, findings } = await commit(call, sent, () => prepare(call, own));
  const [result] = written;
  return { result: result && (await withResource(call, result)), findings };
};

const prepare = async (call: Call, asked: AskedWrite): Promise<Prepared> => {
  const resolved = await resolve(call, asked);
  if (!resolved) return { writes: [], found: [] };
  const entry = await requireWritable(call, withOwnReferences(call, resolved));
  const found = entry.method === 'DELETE' ? [] : call.validator.validate(entry.resource);
  return { writes: [{ entry, expression: entry.type }], found };
};

/** A PATCH may have brought some in. */
const withOwnReferences = ({ base }: Call, entry: Entry): Entry =>
  entry.method === 'DELETE' ? entry : { ...entry, resource: withRelativeReferences(entry.resource, base) };

/** As the caller sees it; what he has just made himself is what he sent. A server need not send back what it stored. */
const withResource = async (call: Call, result: EntryResult): Promise<EntryResult> => {
  if (result.effect === 'deleted') return result;
  const { resource, ...about } = result;
  const stored = resource ?? (await call.server.read(result.type, result.id)).resource;
  const [seen] = result.effect === 'created' ? [stored] : await call.seenOf([stored]);
  return { ...about, ...(seen && { resource: seen }) };
};

/** The body of a create or update. Throws `invalid` when it is no resource of the type. */
export const resourceOf = (type: string, body: unknown): Resource => {
  if (isResource(body) && body.resourceType === type) return body;
  throw failure(
    'invalid',
    { nl: 'Hier hoort een resource van het type {type}.', en: 'A resource of type {type} is expected here.' },
    { id: 'resource-type-other', parameters: { type } },
  );
};
