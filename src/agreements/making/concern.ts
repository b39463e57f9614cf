import type { LocalDate } from '../../fhir/date.ts';
import { type JsonObject, objects, type Resource } from '../../fhir/json.ts';
import { addDays } from '../calendar.ts';
import { inState } from '../follow.ts';
import { recordTypeConcept } from '../ours.ts';
import { stateOf } from '../reading/agreements.ts';
import { notesWith, output } from './evaluated.ts';
import { concept, decisionIdentifier, extension, maybe, profiled, unlessEmpty } from './shapes.ts';

/** A signal that it does not go well (CONCERN-1). */
export interface Signalled {
  readonly decision: string | undefined;
  readonly client: string;
  /** `CarePlan/x`, if it is about an agreement. */
  readonly agreement: string | undefined;
  readonly by: JsonObject | undefined;
  readonly what: string;
  /** A code of concern-reason. */
  readonly reason: string | undefined;
  readonly about: readonly JsonObject[];
  readonly serious: boolean;
  readonly respondBy: LocalDate | undefined;
  readonly owner: JsonObject | undefined;
  readonly now: string;
  readonly today: LocalDate;
}

/** How many days there are for a fitting response when nobody says (design; CONCERN-5). */
const DAYS_TO_RESPOND = 7;

/** The concern-task. Its label hides it from the person it is about (DISC-13); of violence at home from more. */
export const concernOf = (signalled: Signalled): Resource => ({
  resourceType: 'Task',
  meta: { ...profiled('concern-task'), security: [{ system: CONFIDENTIALITY, code: labelFor(signalled) }] },
  language: 'nl',
  ...unlessEmpty(
    'extension',
    signalled.about.flatMap((person) => extension('concern-about', 'valueReference', person)),
  ),
  ...unlessEmpty(
    'identifier',
    signalled.decision === undefined ? [] : [decisionIdentifier(signalled.decision, 'concern')],
  ),
  status: 'requested',
  intent: 'order',
  ...(signalled.serious && { priority: 'stat' }),
  code: recordTypeConcept('concern'),
  description: signalled.what,
  ...(signalled.agreement !== undefined && { focus: { reference: signalled.agreement, type: 'CarePlan' } }),
  for: { reference: signalled.client },
  authoredOn: signalled.now,
  ...maybe('requester', signalled.by),
  ...maybe('owner', signalled.owner),
  ...(signalled.reason !== undefined && { reasonCode: concept('concern-reason', signalled.reason) }),
  restriction: {
    period: { end: signalled.respondBy ?? addDays(signalled.today, signalled.serious ? 0 : DAYS_TO_RESPOND) },
  },
});

const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';

const labelFor = ({ reason }: Signalled): string => (reason === 'unsafe-at-home' ? 'V' : 'R');

/** What was done with a concern (CONCERN-2 to CONCERN-7). */
export interface Response {
  readonly discussedWithClient: readonly string[];
  readonly discussedWithCarer: readonly string[];
  readonly helpOffered: readonly string[];
  readonly advice: readonly string[];
  readonly monitoring: readonly string[];
  readonly escalatedTo: readonly JsonObject[];
  /** A code of concern-outcome; then the concern is closed. */
  readonly outcome: string | undefined;
  readonly note: string | undefined;
  readonly respondBy: LocalDate | undefined;
  readonly by: JsonObject | undefined;
  readonly now: string;
}

/** The concern with what was done added to what was noted before. */
export const responded = (task: Resource, response: Response): Resource => ({
  ...task,
  status: response.outcome === undefined ? 'in-progress' : 'completed',
  lastModified: response.now,
  ...unlessEmpty('output', [
    ...objects(task['output']),
    ...response.discussedWithClient.map((said) => output('discussed-with-client', 'valueString', said)),
    ...response.discussedWithCarer.map((said) => output('discussed-with-carer', 'valueString', said)),
    ...response.helpOffered.map((said) => output('help-offered', 'valueString', said)),
    ...response.advice.map((said) => output('advice', 'valueString', said)),
    ...response.monitoring.map((said) => output('monitoring', 'valueString', said)),
    ...response.escalatedTo.map((who) => output('escalated-to', 'valueReference', who)),
    ...(response.outcome === undefined
      ? []
      : [output('outcome', 'valueCodeableConcept', concept('concern-outcome', response.outcome))]),
  ]),
  ...unlessEmpty('note', notesWith(task, response)),
  ...(response.respondBy !== undefined && { restriction: { period: { end: response.respondBy } } }),
});

/** The agreement when its task went back to staff, or care was taken over (CONCERN-4): ended. Undefined where it stays. */
export const afterConcern = (agreement: Resource, outcome: string | undefined): Resource | undefined =>
  outcome === 'returned' && GOING.has(stateOf(agreement)) ? inState(agreement, 'revoked', 'cancelled') : undefined;

const GOING: ReadonlySet<string> = new Set(['draft', 'active', 'on-hold', 'unknown']);
