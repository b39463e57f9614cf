import { addDays } from '../agreements/calendar.ts';
import type { Resource } from '../fhir/json.ts';
import type { Carer } from './carers.ts';
import type { Client } from './client.ts';
import type { Provider } from './provider.ts';
import type { Random } from './random.ts';
import { coded, head, type Named, ours, plain, to } from './resources.ts';

/** What comes after an agreement: evaluations, a concern, support for the carer, a look into the dossier. */

interface About {
  readonly client: Client;
  readonly provider: Provider;
  readonly agreement: Named;
}

const task = (
  id: string,
  kind: string,
  profile: string,
  { client, provider, agreement }: About,
  told: string,
): Resource => ({
  ...head('Task', id, profile, told),
  intent: 'order',
  code: ours('record-type', kind),
  focus: to(agreement),
  for: to(client.patient),
  authoredOn: client.met,
  requester: to(provider.nurse),
  owner: to(provider.nurse),
});
const output = (code: string, value: object) => ({ type: ours('task-detail', code), ...value });

/** The evaluation that is due on a day; `done`: it was, and the next day is known. */
export const evaluationOf = (
  about: About,
  due: string,
  done?: { readonly next: string; readonly overload: boolean },
): Resource => ({
  ...task(
    `${idOf(about.agreement)}-evaluatie${done ? '-gedaan' : ''}`,
    'evaluation',
    'evaluation-task',
    about,
    `Evaluatie van ${about.agreement.display} voor ${due}`,
  ),
  status: done ? 'completed' : 'requested',
  restriction: { period: { end: due } },
  input: [
    { type: ours('task-detail', 'guide'), valueCanonical: 'https://samenspel.example/fhir/Questionnaire/sofa-guide' },
  ],
  ...(done && {
    output: [
      output('outcome', { valueCodeableConcept: ours('evaluation-outcome', 'continue') }),
      output('next-date', { valueDate: done.next }),
      output('overload', { valueBoolean: done.overload }),
    ],
  }),
});

/** A concern about how an act is done; `resolved`: it was talked over and is closed. */
export const concernOf = (about: About, carer: Carer, date: string, resolved: boolean): Resource => {
  const { meta, ...concern } = task(
    `${idOf(about.agreement)}-zorg`,
    'concern',
    'concern-task',
    about,
    `Zorg over ${about.agreement.display}`,
  );
  return {
    ...concern,
    meta: { ...meta, security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }] },
    extension: [plain('concern-about', { valueReference: to(carer.named) })],
    status: resolved ? 'completed' : 'requested',
    description: 'Het gaat anders dan is afgesproken.',
    authoredOn: addDays(date, -2),
    reasonCode: ours('concern-reason', 'not-as-agreed'),
    restriction: { period: { end: addDays(date, 5) } },
    ...(resolved && {
      output: [
        output('discussed-with-client', { valueString: 'Besproken met de cliënt.' }),
        output('discussed-with-carer', { valueString: 'Samen nog eens geoefend.' }),
        output('help-offered', { valueString: 'Extra uitleg.' }),
        output('outcome', { valueCodeableConcept: ours('concern-outcome', 'resolved') }),
      ],
    }),
  } as Resource;
};

/** Support that was talked over with a mantelzorger. */
export const supportOf = (client: Client, provider: Provider, carer: Carer, random: Random): Resource => ({
  ...head('ServiceRequest', `${idOf(carer.named)}-steun`, 'carer-support', `Ondersteuning van ${carer.named.display}`),
  extension: [
    plain('beneficiary', { valueReference: to(carer.named) }),
    plain('support-answer', { valueCode: random.pick(['offered', 'accepted', 'declined']) }),
  ],
  status: 'active',
  intent: 'proposal',
  category: [ours('record-type', 'carer-support')],
  code: ours('support-kind', random.pick(['talk', 'respite-care'])),
  subject: to(client.patient),
  authoredOn: client.met,
  requester: to(provider.nurse),
});

/** The client lets a carer look into parts of the dossier. */
export const disclosureOf = (client: Client, provider: Provider, carer: Carer, random: Random): Resource => ({
  ...head(
    'Consent',
    `${idOf(carer.named)}-inzage`,
    'disclosure-consent',
    `${client.patient.display} laat ${carer.named.display} een deel van het dossier inzien`,
  ),
  extension: [plain('review-date', { valueDate: addDays(client.met, 365) })],
  status: 'active',
  scope: coded('http://terminology.hl7.org/CodeSystem/consentscope', 'patient-privacy'),
  category: [
    {
      coding: [
        { system: 'https://samenspel.example/fhir/CodeSystem/record-type', code: 'disclosure-consent' },
        { system: 'http://loinc.org', code: '59284-0' },
      ],
    },
  ],
  patient: to(client.patient),
  dateTime: client.met,
  performer: [to(client.patient)],
  organization: [to(provider.organization)],
  policy: [{ uri: 'https://wetten.overheid.nl/' }],
  provision: {
    period: { start: client.met },
    provision: [
      {
        type: 'permit',
        actor: [
          {
            role: coded('http://terminology.hl7.org/CodeSystem/v3-ParticipationType', 'IRCP'),
            reference: to(carer.named),
          },
        ],
        purpose: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
            code: carer.kind === 'mantelzorger' ? 'FAMRQT' : 'SUPNWK',
          },
        ],
        code: random
          .some(['care-plan', 'daily-reports', 'medication', 'measurements', 'appointments'], random.between(1, 3))
          .map((section) => ours('dossier-section', section)),
      },
    ],
  },
});

const idOf = ({ reference }: Named): string => reference.slice(reference.indexOf('/') + 1);
