import { failure } from '../fhir/failure.ts';
import type { Finding } from '../fhir/finding.ts';
import { isResource, type Resource } from '../fhir/json.ts';
import type { Entry, EntryResult } from '../gateway/gateway.ts';
import { commit } from './commit.ts';
import type { Call } from './service.ts';

/** A resource as it was written, and what there is to say of it. */
export interface Written {
  readonly result: EntryResult;
  readonly findings: readonly Finding[];
}

/** The create interaction (R4 §3.1.0.8), held to profiles and rules as a transaction of one. Errors: 400, 412, 422. */
export const create = (call: Call, type: string, body: unknown, ifNoneExist?: string): Promise<Written> => {
  const resource = resourceOf(type, body);
  return write(call, { method: 'POST', type, resource, ...(ifNoneExist !== undefined && { ifNoneExist }) }, resource);
};

/** The update interaction (R4 §3.1.0.5), with an id of the client's own too. Errors: 400, 409, 412, 422. */
export const update = (call: Call, type: string, id: string, body: unknown, ifMatch?: string): Promise<Written> => {
  const resource = resourceOf(type, body);
  if (resource.id !== id) {
    throw failure(
      'invalid',
      { nl: 'De resource heeft hetzelfde id als de url.', en: 'The resource has the same id as the url.' },
      { id: 'request-invalid', expression: `${type}.id` },
    );
  }
  return write(call, { method: 'PUT', type, id, resource, ...(ifMatch !== undefined && { ifMatch }) }, resource);
};

const write = async (call: Call, entry: Entry, resource: Resource): Promise<Written> => {
  const found = call.validator.validate(resource);
  const { results, findings } = await commit(call, [{ entry, expression: resource.resourceType }], found);
  return { result: await withResource(call, results[0] as EntryResult), findings };
};

/** A server need not send back what it stored. */
const withResource = async (call: Call, result: EntryResult): Promise<EntryResult> =>
  result.resource ? result : { ...result, ...(await call.gateway.read(result.type, result.id)) };

const resourceOf = (type: string, body: unknown): Resource => {
  if (isResource(body) && body.resourceType === type) return body;
  throw failure(
    'invalid',
    { nl: 'Hier hoort een resource van het type {type}.', en: 'A resource of type {type} is expected here.' },
    { id: 'resource-type-other', parameters: { type } },
  );
};
