import { Failure } from '../fhir/failure.ts';
import type { Finding } from '../fhir/finding.ts';
import type { Resource } from '../fhir/json.ts';
import { operationOutcome } from '../fhir/outcome.ts';
import type { EntryResult } from '../gateway/gateway.ts';
import { commit } from './commit.ts';
import { readTransaction, transactionOf } from './entries.ts';
import type { Call } from './service.ts';

/**
 * The transaction interaction (R4 §3.1.0.11): a Bundle is held to its profiles and to the rules as a whole, and written whole.
 * Out: a transaction-response in the order of the entries, with what there is to say of an accepted entry in its outcome.
 * Errors: 400 no Bundle; 422 with the expression of every finding, nothing written; 409, 412 as the server answers.
 */
export const transaction = async (call: Call, body: unknown): Promise<Resource> => {
  const bundle = transactionOf(body);
  const found = call.validator.validate(bundle);
  const writes = readable(found, () => readTransaction(bundle));
  const { results, findings } = await commit(call, writes, found);
  return responseOf(call, results, findings);
};

/** What is wrong with the requests is told together with what the profiles say. */
const readable = <T>(found: readonly Finding[], read: () => T): T => {
  try {
    return read();
  } catch (error) {
    throw error instanceof Failure ? new Failure(error.kind, [...found, ...error.findings]) : error;
  }
};

const STATUS: Readonly<Record<EntryResult['effect'], string>> = {
  created: '201 Created',
  updated: '200 OK',
  existing: '200 OK',
  deleted: '204 No Content',
};

const responseOf = (call: Call, results: readonly EntryResult[], findings: readonly Finding[]): Resource => ({
  resourceType: 'Bundle',
  type: 'transaction-response',
  entry: results.map((result, index) => {
    const own = findings.filter((f) => f.expression.startsWith(`Bundle.entry[${index}]`));
    return {
      response: {
        status: STATUS[result.effect],
        location: `${result.type}/${result.id}/_history/${result.versionId}`,
        etag: `W/"${result.versionId}"`,
        lastModified: result.lastUpdated,
        ...(own.length > 0 && { outcome: operationOutcome(own, call.language) }),
      },
    };
  }),
});
