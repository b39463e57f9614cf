import { dateOf, type LocalDate } from '../fhir/date.ts';
import type { Text } from '../fhir/text.ts';
import { isAfter } from './calendar.ts';
import { type Due, dueOf } from './due.ts';
import { hasNoProfessional, waitedFor } from './in-force.ts';
import type { Agreement, ClientRecord } from './record.ts';

/** Codes of the code system work-list. */
export type WorkListCode =
  | 'concerns'
  | 'reviews'
  | 'on-hold'
  | 'evaluations'
  | 'ending'
  | 'agreements'
  | 'volunteers'
  | 'meetings';

/** What waits to be done: the lists that are told when none is asked for. */
export const WAITING: readonly WorkListCode[] = ['concerns', 'reviews', 'on-hold', 'evaluations', 'ending'];

/** A line of a work list. */
export interface Work {
  readonly list: WorkListCode;
  /** The rule that asks that it can be told. */
  readonly rule: string;
  /** Reference of the client; absent for what is about a volunteer or a meeting of more. */
  readonly client: string | undefined;
  /** What it is about: a Task, a CarePlan, an Observation. */
  readonly about: string;
  readonly agreement: string | undefined;
  /** By when. */
  readonly due: LocalDate | undefined;
  /** 0 is the most urgent. */
  readonly urgency: number;
  readonly text: Text;
}

/** The lines of one client on a day; `until` is how far ahead what ends is told. The order of the lines is that of `sortWork`. */
export const workOf = (record: ClientRecord, today: LocalDate, until: LocalDate): Work[] => {
  const client = record.client.reference;
  const known = new Map(record.agreements.map((agreement) => [agreement.reference, agreement]));
  const past = (due: string | undefined) => due !== undefined && isAfter(today, due);
  const day = (due: string | undefined) => due && dateOf(due);
  const line = (
    list: WorkListCode,
    rule: string,
    about: string,
    urgency: number,
    text: Text,
    more: { due?: string | undefined; agreement?: string | undefined } = {},
  ): Work => ({ list, rule, client, about, urgency, text, agreement: more.agreement, due: day(more.due) });
  const inRecord = (focus: string | undefined) => (focus !== undefined && known.has(focus) ? focus : undefined);

  const open = waitedFor(record, today).filter((task) => task.open);
  const planned = new Set(open.map(({ focus }) => focus));
  return [
    ...record.concerns
      .filter((task) => task.open)
      .map(({ reference, due, focus, reasons }) => {
        const rule = reasons.some((reason) => OF_FAMILY.has(reason)) ? 'LIST-7' : 'LIST-4';
        const text = past(due) ? CONCERN_LATE : CONCERN;
        return line('concerns', rule, reference, past(due) ? 0 : 2, text, { due, agreement: inRecord(focus) });
      }),
    ...record.reviews
      .filter((task) => task.open)
      .map(({ reference, due, focus }) =>
        line('reviews', 'CARE-10', reference, past(due) ? 1 : 3, REVIEW, { due, agreement: inRecord(focus) }),
      ),
    ...record.agreements
      .filter(({ state }) => state === 'on-hold')
      .map(({ reference }) => line('on-hold', 'LIST-2', reference, 4, ON_HOLD, { agreement: reference })),
    ...open
      .filter(({ due }) => past(due))
      .map(({ reference, due, focus }) =>
        line('evaluations', 'LIST-3', reference, 5, EVALUATE, { due, agreement: inRecord(focus) }),
      ),
    ...record.agreements
      .filter(({ state, evaluation: { date } }) => state === 'active' && past(date))
      .filter((agreement) => !planned.has(agreement.reference) && !hasNoProfessional(agreement, today))
      .map(({ reference, evaluation: { date } }) =>
        line('evaluations', 'LIST-3', reference, 5, EVALUATE, { due: date, agreement: reference }),
      ),
    ...dueOf(record, today, until).flatMap((due) => endingOf(due, line)),
    ...record.agreements
      .filter(({ state }) => state === 'active' || state === 'on-hold')
      .flatMap((agreement) => [
        line('agreements', 'LIST-2', agreement.reference, 9, AGREEMENT, { agreement: agreement.reference }),
        ...(agreement.carer.role === 'vrijwilliger' ? volunteered(agreement, line) : []),
      ]),
  ];
};

const OF_FAMILY: ReadonlySet<string> = new Set(['family-disagrees', 'carer-unreachable']);

type Line = (
  list: WorkListCode,
  rule: string,
  about: string,
  urgency: number,
  text: Text,
  more?: { due?: string | undefined; agreement?: string | undefined },
) => Work;

const endingOf = (due: Due, line: Line): Work[] => {
  const text = due.kind === 'review' ? ENDING[due.reason] : undefined;
  if (due.kind !== 'review' || !text) return [];
  const { agreement, by } = due;
  return [line('ending', 'LIST-5', agreement.reference, 6, text, { due: by, agreement: agreement.reference })];
};

/** Until when the ability of a volunteer for her act holds; where none is found, that too is said. */
const volunteered = (agreement: Agreement, line: Line): Work[] => {
  const able = agreement.competences.filter(
    ({ level, state }) => level === 'able-alone' && state !== 'entered-in-error',
  );
  const { reference } = agreement;
  if (able.length === 0) return [line('volunteers', 'LIST-1', reference, 8, NOT_FOUND_ABLE, { agreement: reference })];
  return able.map((one) =>
    line('volunteers', 'LIST-1', one.reference, 8, ABLE, { due: one.period.end, agreement: reference }),
  );
};

/** The most urgent first, then by date, then by client: the same lines always stand in the same order. */
export const sortWork = (work: readonly Work[]): Work[] =>
  [...work].sort(
    (a, b) =>
      a.urgency - b.urgency ||
      (a.due ?? '9999').localeCompare(b.due ?? '9999') ||
      `${a.client} ${a.about}`.localeCompare(`${b.client} ${b.about}`),
  );

const CONCERN: Text = {
  nl: 'Er is een zorg gemeld: reageer passend.',
  en: 'A concern was reported: respond fittingly.',
};
const CONCERN_LATE: Text = {
  nl: 'Op deze zorg is niet op tijd gereageerd: leg haar voor aan de leidinggevende.',
  en: 'There was no response to this concern in time: escalate it to the manager.',
};
const REVIEW: Text = { nl: 'Bekijk dit opnieuw.', en: 'Look at this again.' };
const ON_HOLD: Text = {
  nl: 'Deze afspraak staat op pauze: wie neemt over, en gaat zij weer verder?',
  en: 'This agreement is on hold: who takes over, and does it go on again?',
};
const EVALUATE: Text = {
  nl: 'Deze evaluatie had al gedaan moeten zijn.',
  en: 'This evaluation should have been done already.',
};
const AGREEMENT: Text = { nl: 'Afspraak die loopt of op pauze staat.', en: 'Agreement in force or on hold.' };
const ABLE: Text = { nl: 'Bekwaam bevonden voor deze handeling.', en: 'Found able for this act.' };
const NOT_FOUND_ABLE: Text = {
  nl: 'Er is geen bekwaamheid voor deze handeling vastgelegd.',
  en: 'No ability for this act is recorded.',
};
const ENDING: Readonly<Record<string, Text>> = {
  'consent-ends': { nl: 'De instemming loopt af.', en: 'The consent ends.' },
  'mandate-ends': {
    nl: 'Wie instemde mag niet meer, of niet lang meer, beslissen.',
    en: 'Who consented may no longer decide, or not for long.',
  },
  birthday: { nl: 'Een verjaardag verandert wie instemt.', en: 'A birthday changes who consents.' },
  'ability-ends': { nl: 'De bekwaamheid loopt af.', en: 'The ability ends.' },
  'order-ends': { nl: 'De opdracht loopt af.', en: 'The order ends.' },
  'volunteer-agreement-ends': {
    nl: 'De vrijwilligersovereenkomst loopt af.',
    en: 'The agreement with the volunteer ends.',
  },
  pause: {
    nl: 'Een geplande pauze: wie neemt waar, en hoe gaat het daarna verder?',
    en: 'A planned pause: who covers, and how does it go on?',
  },
};
