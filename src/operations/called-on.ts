import { isOurs, type RecordType } from '../agreements/ours.ts';
import { detailOf } from '../agreements/reading/agreements.ts';
import { performersOf } from '../agreements/reading/carers.ts';
import { failure } from '../fhir/failure.ts';
import { isObject, type JsonObject, type Resource } from '../fhir/json.ts';
import type { Stored } from '../gateway/gateway.ts';
import type { OperationInput } from './operation.ts';
import type { Call } from './service.ts';

/** What an operation is called on, as it stands. Failures: not-found, gone; unprocessable (`not-ours`) when it is of another kind. */
export const calledOn = async (call: Call, { type, id }: OperationInput, kind: RecordType): Promise<Stored> => {
  const stored = await call.server.read(String(type), String(id));
  if (isOurs(stored.resource, kind)) return stored;
  throw failure(
    'unprocessable',
    {
      nl: 'Deze operatie hoort bij een ander soort {type}: zie docs/operations.md.',
      en: 'This operation is of another kind of {type}: see docs/operations.md.',
    },
    { id: 'not-ours', expression: String(type), parameters: { type: String(type) } },
  );
};

/** Who it is about: `Patient/x`, or the group that an agreement is with. */
export const clientIn = (resource: Resource): string => {
  const subject = resource['subject'] ?? resource['for'];
  return isObject(subject) && typeof subject['reference'] === 'string' ? subject['reference'] : '';
};

/** Who does the act of an agreement. */
export const performerOf = (agreement: Resource): JsonObject | undefined => performersOf(detailOf(agreement));
