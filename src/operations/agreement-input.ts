import type { Terms } from '../agreements/making/agreement.ts';
import type { GivenConsent } from '../agreements/making/consent.ts';
import type { RecordedDecision } from '../agreements/making/recorded.ts';
import type { JsonObject } from '../fhir/json.ts';
import type { Given } from './parameters.ts';
import type { Call } from './service.ts';

/** The terms of an agreement as `$record-agreement` and `$evaluate` are given them. */
export const termsOf = (given: Given): Terms => {
  const [boundaries, achterwacht, standIn] = ['boundaries', 'achterwacht', 'standIn'].map((name) => given.part(name));
  return {
    when: given.text('when'),
    instructions: given.text('instructions'),
    boundaries: boundaries && texts(boundaries, 'able', 'unable', 'family'),
    achterwacht: achterwacht && {
      who: achterwacht.object('who') ?? {},
      contact: achterwacht.objects('contact'),
      ...texts(achterwacht, 'reachable'),
    },
    standIn: standIn && { ...texts(standIn, 'arrangement'), ...objectsOf(standIn, 'who') },
  };
};

/** What `$record-agreement` was given, with what is left out filled in: today, now, the client for himself. */
export const decisionOf = (given: Given, carer: RecordedDecision['carer'], call: Call): RecordedDecision => {
  const evaluation = given.part('evaluation');
  const order = given.part('order');
  const competence = given.part('competence');
  const carerConsent = given.part('carerConsent');
  const period = given.object('period') ?? {};
  return {
    ...termsOf(given),
    schedule: given.object('schedule'),
    evaluation: evaluation && { ...texts(evaluation, 'how', 'date'), ...objectsOf(evaluation, 'interval') },
    decision: given.text('decision') as string,
    client: referenceIn(given.object('client')) as string,
    by: given.object('by'),
    meeting: given.object('meeting'),
    carePlan: given.object('carePlan'),
    carer,
    act: given.object('act') as JsonObject,
    kind: given.text('kind'),
    period: { ...period, start: String(period['start'] ?? call.today) } as RecordedDecision['period'],
    protocols: given.objects('protocol'),
    carerConsent: carerConsent && {
      status: carerConsent.text('status') as string,
      date: carerConsent.text('date') ?? call.today,
    },
    consents: given.parts('consent').map((consent) => consentIn(consent, call)),
    order: order && {
      by: order.object('by') as JsonObject,
      trained: order.has('trained') ? order.flag('trained') : undefined,
      training: order.text('training'),
      until: order.text('until'),
    },
    competence: competence && {
      level: competence.text('level') as string,
      by: competence.objects('by'),
      date: competence.text('date') ?? call.today,
      until: competence.text('until'),
      note: competence.text('note'),
    },
    owner: evaluation?.object('owner'),
    laws: given.values('law').map(String),
    draft: given.flag('draft'),
    recordedAfterwards: given.flag('recordedAfterwards'),
    now: call.now,
    today: call.today,
  };
};

const consentIn = (given: Given, { now }: Call): GivenConsent => {
  const [foundBy, date, about] = [
    given.object('capableFoundBy'),
    given.text('capableFoundOn'),
    given.text('capableAbout'),
  ];
  return {
    by: given.objects('by'),
    date: given.text('date') ?? now,
    until: given.text('until'),
    capacity: given.has('capable')
      ? {
          capable: given.flag('capable'),
          ...(foundBy && { foundBy }),
          ...(date !== undefined && { date }),
          ...(about !== undefined && { about }),
        }
      : undefined,
  };
};

export const referenceIn = (node: JsonObject | undefined): string | undefined =>
  typeof node?.['reference'] === 'string' ? node['reference'] : undefined;

const texts = <Name extends string>(given: Given, ...names: readonly Name[]): { [K in Name]?: string } =>
  Object.fromEntries(
    names.flatMap((name) => [given.text(name)].filter((t) => t !== undefined).map((t) => [name, t])),
  ) as {
    [K in Name]?: string;
  };

const objectsOf = <Name extends string>(given: Given, ...names: readonly Name[]): { [K in Name]?: JsonObject } =>
  Object.fromEntries(
    names.flatMap((name) => [given.object(name)].filter((o) => o !== undefined).map((o) => [name, o])),
  ) as { [K in Name]?: JsonObject };
