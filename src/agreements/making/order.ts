import type { JsonObject, Resource } from '../../fhir/json.ts';
import { recordTypeConcept } from '../ours.ts';
import { decisionIdentifier, extensionOfParts, maybe, part, profiled, unlessEmpty } from './shapes.ts';

/** The order of a professional who is authorised for the act. */
export interface GivenOrder {
  /** Reference. */
  readonly by: JsonObject;
  readonly trained: boolean | undefined;
  readonly training: string | undefined;
  readonly until: string | undefined;
}

export interface OrderedAct {
  readonly decision: string;
  readonly client: string;
  readonly performer: JsonObject;
  /** CodeableConcept. */
  readonly act: JsonObject;
  readonly from: string;
  readonly authoredOn: string;
  readonly instructions: string | undefined;
}

/** The delegation-order (ACT-8). */
export const orderOf = (given: GivenOrder, of: OrderedAct): Resource => ({
  resourceType: 'ServiceRequest',
  meta: profiled('delegation-order'),
  language: 'nl',
  ...unlessEmpty(
    'extension',
    given.trained === undefined
      ? []
      : extensionOfParts('requester-trained', [
          ...part('trained', 'valueBoolean', given.trained),
          ...part('how', 'valueString', given.training),
        ]),
  ),
  identifier: [decisionIdentifier(of.decision, 'order')],
  status: 'active',
  intent: 'order',
  category: [recordTypeConcept('delegation-order')],
  code: of.act,
  subject: { reference: of.client },
  occurrencePeriod: { start: of.from, ...maybe('end', given.until) },
  authoredOn: of.authoredOn,
  requester: given.by,
  performer: [of.performer],
  ...maybe('patientInstruction', of.instructions),
});
