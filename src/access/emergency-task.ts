import { CANONICAL } from '../fhir/canonical.ts';
import type { LocalDate } from '../fhir/date.ts';
import type { Entry } from '../gateway/gateway.ts';

/** Who looked. */
export interface Reader {
  readonly reference: string;
  readonly known: boolean;
}

const EMERGENCY = `${CANONICAL}/emergency-access`;

/**
 * The review task that puts break-glass on the work list of the client's organisation: that somebody looked without a recorded relation, and that it
 * is to be judged within a week. One for each reader, client and day, however often he looks.
 */
export const emergencyTask = (reader: Reader, client: string, reason: string, today: LocalDate): Entry => {
  const value = `${client.replace('/', '-')}.${reader.reference.replace('/', '-')}.${today}`;
  return {
    method: 'POST',
    type: 'Task',
    ifNoneExist: new URLSearchParams({ identifier: `${EMERGENCY}|${value}` }).toString(),
    resource: {
      resourceType: 'Task',
      meta: { profile: [`${CANONICAL}/StructureDefinition/review-task`] },
      identifier: [{ system: EMERGENCY, value }],
      status: 'requested',
      intent: 'order',
      code: { coding: [{ system: `${CANONICAL}/CodeSystem/record-type`, code: 'review' }] },
      description:
        'Er is in het dossier gekeken zonder bekende behandelrelatie (noodknop). Beoordeel of dat terecht was.',
      focus: { reference: client },
      for: { reference: client },
      authoredOn: today,
      // Who is not known here is named as an identifier: a reference would lead nowhere.
      requester: reader.known
        ? { reference: reader.reference }
        : { type: reader.reference.split('/')[0], identifier: { value: reader.reference } },
      reasonCode: {
        coding: [{ system: `${CANONICAL}/CodeSystem/review-reason`, code: 'emergency-access' }],
        text: reason,
      },
      restriction: { period: { end: weekAfter(today) } },
    },
  };
};

const weekAfter = (day: LocalDate): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 7);
  return date.toISOString().slice(0, 10);
};
