import type { JsonObject, Resource } from '../../fhir/json.ts';
import { concept, decisionIdentifier, extensionOfParts, maybe, part, profiled, unlessEmpty } from './shapes.ts';

/** The client's consent as it was given in the meeting. */
export interface GivenConsent {
  /** References: the client, a parent, who represents the client. */
  readonly by: readonly JsonObject[];
  readonly date: string;
  readonly until: string | undefined;
  readonly capacity:
    | { readonly capable: boolean; readonly foundBy?: JsonObject; readonly date?: string; readonly about?: string }
    | undefined;
}

export interface ConsentedTo {
  readonly decision: string;
  /** Which one it is of the decision: `consent`, `consent-2`. */
  readonly role: string;
  readonly client: string;
  readonly organization: JsonObject | undefined;
  readonly performer: JsonObject;
  readonly agreement: string;
  readonly from: string;
}

/** The care-consent (CARE-1, CARE-3 to CARE-7): who consented, to whom doing what. */
export const consentOf = (given: GivenConsent, to: ConsentedTo): Resource => ({
  resourceType: 'Consent',
  meta: profiled('care-consent'),
  language: 'nl',
  ...unlessEmpty('extension', capacityOf(given)),
  identifier: [decisionIdentifier(to.decision, to.role)],
  status: 'active',
  scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'treatment' }] },
  category: [
    {
      coding: [
        ...(concept('record-type', 'care-consent')['coding'] as JsonObject[]),
        { system: 'http://loinc.org', code: '59284-0' },
      ],
    },
  ],
  patient: { reference: to.client },
  dateTime: given.date,
  performer: [...given.by],
  ...unlessEmpty('organization', to.organization ? [to.organization] : []),
  policy: [{ uri: 'https://wetten.overheid.nl/' }],
  provision: {
    period: { start: to.from, ...maybe('end', given.until) },
    actor: [
      {
        role: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code: 'DELEGATEE' }] },
        reference: to.performer,
      },
    ],
    data: [{ meaning: 'instance', reference: { reference: to.agreement, type: 'CarePlan' } }],
  },
});

const capacityOf = ({ capacity }: GivenConsent): JsonObject[] =>
  capacity
    ? extensionOfParts('decision-capacity', [
        ...part('capable', 'valueBoolean', capacity.capable),
        ...part('foundBy', 'valueReference', capacity.foundBy),
        ...part('date', 'valueDate', capacity.date),
        ...part('about', 'valueString', capacity.about),
      ])
    : [];
