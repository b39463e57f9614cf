import { Failure } from '../fhir/failure.ts';
import type { Json, JsonObject, Resource } from '../fhir/json.ts';
import { operationOutcome } from '../fhir/outcome.ts';
import { accessOf, allow } from './allow.ts';
import { entriesOf, readBatchEntry } from './entries.ts';
import { nothingDone, readAnswer, refusal, writeAnswer } from './entry-answer.ts';
import { readNow, readOf } from './reads.ts';
import type { Call } from './service.ts';
import { write } from './single-write.ts';
import type { TransactionOptions } from './transaction.ts';

/**
 * The batch interaction (R4 §3.1.0.11): each entry by itself, as if it were sent alone, one after another; one that fails leaves the others as
 * they are. Out: a batch-response in the order of the entries, with an OperationOutcome for each that failed.
 */
export const batch = async (call: Call, bundle: Resource, options: TransactionOptions = {}): Promise<Resource> => {
  const answers: JsonObject[] = [];
  for (const [index, entry] of entriesOf(bundle).entries()) {
    answers.push(
      await answerTo(call, entry, index, options).catch((error) => {
        if (!(error instanceof Failure)) throw error;
        return refusal(call, error);
      }),
    );
  }
  return { resourceType: 'Bundle', type: 'batch-response', ...(answers.length > 0 && { entry: answers }) };
};

const answerTo = async (
  call: Call,
  entry: Json,
  index: number,
  { representation }: TransactionOptions,
): Promise<JsonObject> => {
  const asked = readBatchEntry(entry, index, call);
  allow(call.identity, accessOf(asked));
  if (asked.kind === 'read') return readAnswer(call, asked, await readNow(call, readOf(asked)));
  const { result, findings } = await write(call, asked.asked);
  if (!result) return nothingDone();
  const answer = writeAnswer(result, representation);
  if (findings.length === 0) return answer;
  const { response } = answer;
  return { ...answer, response: { ...(response as JsonObject), outcome: operationOutcome(findings, call.language) } };
};
