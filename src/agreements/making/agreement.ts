import { isObject, type JsonObject, objects, type Resource } from '../../fhir/json.ts';
import { recordTypeConcept } from '../ours.ts';
import { detailOf } from '../reading/agreements.ts';
import { decisionIdentifier, extension, extensionOfParts, maybe, part, profiled, unlessEmpty } from './shapes.ts';

/** What was decided about one activity that one carer does for one client, in the datatypes of R4. */
export interface NewAgreement extends Terms {
  readonly decision: string;
  readonly client: string;
  readonly performer: JsonObject;
  /** CodeableConcept. */
  readonly act: JsonObject;
  readonly kind: string | undefined;
  readonly period: JsonObject;
  readonly created: string;
  /** References. */
  readonly author: JsonObject | undefined;
  readonly meeting: JsonObject | undefined;
  readonly carePlan: JsonObject | undefined;
  readonly supportingInfo: readonly JsonObject[];
  readonly laws: readonly string[];
  readonly carerConsent: { readonly status: string; readonly date: string } | undefined;
  readonly draft: boolean;
  readonly recordedAfterwards: boolean;
}

/** What can change about an agreement while it stays the same one. */
export interface Terms {
  readonly when?: string | undefined;
  /** Timing. */
  readonly schedule?: JsonObject | undefined;
  readonly instructions?: string | undefined;
  readonly boundaries?: { readonly able?: string; readonly unable?: string; readonly family?: string } | undefined;
  readonly achterwacht?:
    | { readonly who: JsonObject; readonly contact: readonly JsonObject[]; readonly reachable?: string }
    | undefined;
  readonly standIn?: { readonly arrangement?: string; readonly who?: JsonObject } | undefined;
  readonly evaluation?: { readonly how?: string; readonly date?: string; readonly interval?: JsonObject } | undefined;
}

/** The care-agreement (ACT-1 to ACT-5, ACT-20, CARE-2, EVAL-1). */
export const agreementOf = (agreed: NewAgreement): Resource => ({
  resourceType: 'CarePlan',
  meta: profiled('care-agreement'),
  language: 'nl',
  ...unlessEmpty(
    'extension',
    agreed.laws.flatMap((law) => extension('care-law', 'valueCode', law)),
  ),
  identifier: [decisionIdentifier(agreed.decision, 'agreement')],
  ...unlessEmpty('partOf', agreed.carePlan ? [agreed.carePlan] : []),
  status: agreed.draft ? 'draft' : 'active',
  intent: 'plan',
  category: [recordTypeConcept('care-agreement'), ...(isSelf(agreed) ? [] : [HELP_FROM_OTHERS])],
  subject: { reference: agreed.client },
  ...maybe('encounter', agreed.meeting),
  period: agreed.period,
  created: agreed.created,
  ...maybe('author', agreed.author),
  ...unlessEmpty('supportingInfo', agreed.supportingInfo),
  activity: [
    {
      detail: {
        ...unlessEmpty('extension', [
          ...extension('act-kind', 'valueCode', agreed.kind),
          ...carerConsentOf(agreed.carerConsent, agreed.performer),
          ...extension('recorded-afterwards', 'valueBoolean', agreed.recordedAfterwards || undefined),
          ...termsOf(agreed),
        ]),
        code: isSelf(agreed) ? agreed.act : withKindOfHelp(agreed.act),
        status: agreed.draft ? 'not-started' : 'in-progress',
        ...scheduleOf(agreed),
        performer: [agreed.performer],
        ...maybe('description', agreed.instructions),
      },
    },
  ],
});

const SNOMED = 'http://snomed.info/sct';

/** The category, and the second code of the act, of nl-core-HelpFromOthers, which has no patient as performer. */
const HELP_FROM_OTHERS: JsonObject = { coding: [{ system: SNOMED, code: '243114000' }] };
const isSelf = ({ performer, client }: NewAgreement): boolean => performer['reference'] === client;

const withKindOfHelp = (act: JsonObject): JsonObject => {
  const codings = objects(act['coding']);
  if (codings.some(({ system, code }) => system === SNOMED && code === '60689008')) return act;
  return { ...act, coding: [...codings, { system: SNOMED, code: '60689008' }] };
};

/** What the carer herself said to the request (CARE-2). */
export const carerConsentOf = (
  consent: { readonly status: string; readonly date: string } | undefined,
  by: JsonObject,
): JsonObject[] =>
  consent
    ? extensionOfParts('carer-consent', [
        ...part('status', 'valueCode', consent.status),
        ...part('date', 'valueDateTime', consent.date),
        ...part('by', 'valueReference', by),
      ])
    : [];

const termsOf = ({ boundaries = {}, achterwacht, standIn = {}, evaluation = {} }: Terms): JsonObject[] => [
  ...extensionOfParts('boundaries', [
    ...part('able', 'valueString', boundaries.able),
    ...part('unable', 'valueString', boundaries.unable),
    ...part('family', 'valueString', boundaries.family),
  ]),
  ...(achterwacht
    ? extensionOfParts('achterwacht', [
        ...part('who', 'valueReference', achterwacht.who),
        ...achterwacht.contact.flatMap((contact) => part('contact', 'valueContactPoint', contact)),
        ...part('reachable', 'valueString', achterwacht.reachable),
      ])
    : []),
  ...extensionOfParts('stand-in', [
    ...part('arrangement', 'valueString', standIn.arrangement),
    ...part('who', 'valueReference', standIn.who),
  ]),
  ...extensionOfParts('evaluation', [
    ...part('how', 'valueString', evaluation.how),
    ...part('date', 'valueDate', evaluation.date),
    ...part('interval', 'valueDuration', evaluation.interval),
  ]),
];

/** Words and a Timing go together as the text of the Timing: R4 takes one of both. */
const scheduleOf = ({ when, schedule }: Terms): JsonObject => {
  if (!schedule) return maybe('scheduledString', when);
  if (when === undefined) return { scheduledTiming: schedule };
  const code = isObject(schedule['code']) ? schedule['code'] : {};
  return { scheduledTiming: { ...schedule, code: { ...code, text: when } } };
};

/** An agreement with other terms; what is not given stays as it is. */
export const withTerms = (agreement: Resource, terms: Terms): Resource => {
  const { boundaries, achterwacht, standIn, evaluation } = terms;
  const made = termsOf({ boundaries, achterwacht, standIn, evaluation: { ...evaluationIn(agreement), ...evaluation } });
  const detail = withExtensions(detailOf(agreement), made);
  const { scheduledString: _text, scheduledTiming: _timing, scheduledPeriod: _period, ...unscheduled } = detail;
  const rescheduled = terms.when !== undefined || terms.schedule !== undefined;
  return withDetail(agreement, {
    ...(rescheduled ? { ...unscheduled, ...scheduleOf(terms) } : detail),
    ...maybe('description', terms.instructions),
  });
};

const evaluationIn = (agreement: Resource): JsonObject => {
  const found = objects(detailOf(agreement)['extension']).find(({ url }) => String(url).endsWith('/evaluation'));
  const value = (name: string) => objects(found?.['extension']).find(({ url }) => url === name);
  return {
    ...maybe('how', value('how')?.['valueString']),
    ...maybe('date', value('date')?.['valueDate']),
    ...maybe('interval', value('interval')?.['valueDuration']),
  };
};

/** A detail with these extensions in the place of those of the same name. */
export const withExtensions = (detail: JsonObject, made: readonly JsonObject[]): JsonObject => {
  const names = new Set(made.map(({ url }) => url));
  const kept = objects(detail['extension']).filter(({ url }) => !names.has(url ?? null));
  return { ...detail, ...unlessEmpty('extension', [...kept, ...made]) };
};

export const withDetail = (agreement: Resource, detail: JsonObject): Resource => ({
  ...agreement,
  activity: objects(agreement['activity']).map((one, index): JsonObject => (index === 0 ? { ...one, detail } : one)),
});
