import { addDays } from '../agreements/calendar.ts';
import type { AgreementState } from '../agreements/record.ts';
import type { JsonObject, Resource } from '../fhir/json.ts';
import type { Carer } from './carers.ts';
import type { Client } from './client.ts';
import type { Provider } from './provider.ts';
import { coded, complex, head, ours, plain, RELATION, referenceOf, to } from './resources.ts';
import type { ToldAct } from './words.ts';

/** The states of an agreement, with that of its activity. `unknown` is what no dossier should say. */
export const STATES = {
  draft: 'not-started',
  active: 'in-progress',
  'on-hold': 'on-hold',
  completed: 'completed',
  revoked: 'cancelled',
  'entered-in-error': 'entered-in-error',
} as const satisfies Partial<Record<AgreementState, string>>;
export type SynthState = keyof typeof STATES;

interface Asked {
  readonly client: Client;
  readonly provider: Provider;
  readonly carer: Carer;
  readonly act: ToldAct;
  readonly state: SynthState;
  readonly number: number;
  /** Who consents: the client, or who decides for him. */
  readonly giver: Carer | undefined;
  readonly evaluateOn: string;
}

/** An agreement with all that it needs: consents, and for a learnt act ability, order and protocol. */
export const agreementOf = (asked: Asked): Resource[] => {
  const { client, provider, carer, act, state, number, evaluateOn } = asked;
  const id = `${client.key}-afspraak-${number}`;
  const learnt = act.learn ? abilityOf(asked, id) : [];
  const over = state === 'completed' || state === 'revoked';
  const agreement: Resource = {
    ...head('CarePlan', id, 'care-agreement', `${carer.named.display}: ${act.display}, ${act.when[0]}`),
    extension: [plain('care-law', { valueCode: client.law })],
    identifier: [{ system: 'https://samenspel.example/fhir/decision', value: `${id}/agreement` }],
    partOf: [to(client.carePlan)],
    status: state,
    intent: 'plan',
    category: [ours('record-type', 'care-agreement'), coded('http://snomed.info/sct', '243114000')],
    title: act.display,
    subject: to(client.patient),
    encounter: to(client.meeting),
    period: { start: client.met, ...(over && { end: addDays(client.met, 10) }) },
    created: client.met,
    author: to(provider.nurse),
    ...(learnt.length > 0 || carer.contract
      ? {
          supportingInfo: [
            ...(carer.contract ? [to(carer.contract)] : []),
            ...learnt.map((resource) => to(referenceOf(resource, act.display))),
          ],
        }
      : {}),
    activity: [
      {
        detail: {
          extension: detailOf(asked, evaluateOn),
          code: {
            coding: [{ system: 'https://samenspel.example/fhir/CodeSystem/act', code: act.code }],
            text: act.display,
          },
          status: STATES[state],
          scheduledString: act.when[number % act.when.length] as string,
          performer: [to(carer.named)],
          description: act.instruction,
        },
      },
    ],
  };
  return [...learnt, agreement, consentOf(asked, id)];
};

const detailOf = ({ client, provider, carer }: Asked, evaluateOn: string): JsonObject[] => [
  complex('carer-consent', {
    status: { valueCode: 'given' },
    date: { valueDateTime: client.met },
    by: { valueReference: to(carer.named) },
  }),
  complex('boundaries', {
    able: { valueString: 'Dit, zoals het is voorgedaan.' },
    unable: { valueString: 'Afwijken van de instructie, of doorgaan bij twijfel.' },
  }),
  complex('achterwacht', {
    who: { valueReference: to(provider.achterwacht) },
    contact: { valueContactPoint: { system: 'phone', value: provider.achterwachtPhone, use: 'work' } },
  }),
  complex('stand-in', {
    arrangement: { valueString: 'Wie niet kan komen, belt de achterwacht; die regelt vervanging.' },
  }),
  complex('evaluation', {
    how: { valueString: 'In gesprek, bij de zorgplanbespreking.' },
    date: { valueDate: evaluateOn },
    interval: { valueDuration: { value: 3, unit: 'maanden', system: 'http://unitsofmeasure.org', code: 'mo' } },
  }),
];

const consentOf = ({ client, provider, carer, act, state, giver }: Asked, agreement: string): Resource => {
  const by = giver?.named ?? client.patient;
  return {
    ...head('Consent', `${agreement}-instemming`, 'care-consent', `${by.display} stemt in met ${act.display}`),
    ...(giver && {
      extension: [
        complex('decision-capacity', {
          capable: { valueBoolean: false },
          foundBy: { valueReference: to(provider.nurse) },
          date: { valueDate: addDays(client.met, -1) },
          about: { valueString: `Of ${carer.named.display} dit doet.` },
        }),
      ],
    }),
    identifier: [{ system: 'https://samenspel.example/fhir/decision', value: `${agreement}/consent` }],
    status: CONSENT_STATES[state],
    scope: coded('http://terminology.hl7.org/CodeSystem/consentscope', 'treatment'),
    category: [
      {
        coding: [
          { system: 'https://samenspel.example/fhir/CodeSystem/record-type', code: 'care-consent' },
          { system: 'http://loinc.org', code: '59284-0' },
        ],
      },
    ],
    patient: to(client.patient),
    dateTime: client.met,
    performer: [to(by)],
    organization: [to(provider.organization)],
    policy: [{ uri: 'https://wetten.overheid.nl/' }],
    provision: {
      period: { start: client.met },
      actor: [{ role: coded(RELATION, 'DELEGATEE'), reference: to(carer.named) }],
      data: [{ meaning: 'instance', reference: { reference: `CarePlan/${agreement}`, display: act.display } }],
    },
  };
};

/** What has become of the client's consent when the agreement is in this state. */
const CONSENT_STATES: Readonly<Record<SynthState, string>> = {
  draft: 'proposed',
  active: 'active',
  'on-hold': 'active',
  completed: 'inactive',
  revoked: 'inactive',
  'entered-in-error': 'entered-in-error',
};

/** That the act was learnt; for a volunteer also the order and the protocol. */
const abilityOf = ({ client, provider, carer, act }: Asked, agreement: string): Resource[] => {
  const since = addDays(client.met, -10);
  const competence: Resource = {
    ...head('Observation', `${agreement}-bekwaam`, 'competence', `${carer.named.display} is bekwaam: ${act.display}`),
    status: 'final',
    category: [ours('record-type', 'competence')],
    code: ours('act', act.code),
    ...(carer.person ? {} : { subject: to(client.patient) }),
    focus: [to(carer.person ?? carer.named)],
    effectivePeriod: { start: since, end: addDays(since, 365) },
    performer: [to(provider.nurse), to(carer.named)],
    valueCodeableConcept: ours('competence-level', 'able-alone'),
  };
  if (carer.kind === 'mantelzorger') return [competence];
  const order: Resource = {
    ...head(
      'ServiceRequest',
      `${agreement}-opdracht`,
      'delegation-order',
      `Opdracht aan ${carer.named.display}: ${act.display}`,
    ),
    extension: [complex('requester-trained', { trained: { valueBoolean: true } })],
    status: 'active',
    intent: 'order',
    category: [ours('record-type', 'delegation-order')],
    code: ours('act', act.code),
    subject: to(client.patient),
    occurrencePeriod: { start: client.met, end: addDays(client.met, 365) },
    authoredOn: client.met,
    requester: to(provider.nurse),
    performer: [to(carer.named)],
  };
  const protocol: Resource = {
    ...head('DocumentReference', `${agreement}-protocol`, undefined, `Protocol ${act.display}`),
    status: 'current',
    subject: to(client.patient),
    content: [{ attachment: { contentType: 'text/html', title: `Protocol ${act.display}` } }],
  };
  return [competence, order, protocol];
};
