import { dateOf, type LocalDate, type Period } from '../fhir/date.ts';
import { addDays, addMonths, isAfter, spanOf } from './calendar.ts';
import type { ReviewReason } from './consequences.ts';
import { groundsOf, mandateEnded } from './entitlement.ts';
import { CONTRACT_STATES, consentsInForce, hasNoProfessional, waitedFor } from './in-force.ts';
import type { Agreement, CareConsent, ClientRecord, Concern, Evaluation, Review } from './record.ts';

/** What a day brings about in a record: never a stop, since a person decides (CARE-10). */
export type Due = { readonly rule: string } & (
  | {
      readonly kind: 'review';
      readonly agreement: Agreement;
      readonly reason: ReviewReason;
      /** By when somebody must have looked. */
      readonly by: LocalDate;
      /** The same for the same thing on whatever day it is found: what it is, and the day that it is about. */
      readonly key: string;
    }
  | { readonly kind: 'evaluate'; readonly agreement: Agreement; readonly by: LocalDate; readonly key: string }
  | { readonly kind: 'escalate'; readonly task: Evaluation | Review | Concern; readonly of: TaskKind }
);

export type TaskKind = 'evaluation' | 'review' | 'concern';

/** How many days beforehand somebody is warned that something ends, or of a birthday. */
export const WARNED = 30;
/** How many days beforehand an evaluation or a pause is put on somebody's list. */
export const PLANNED = 14;

/**
 * What is due in a record on a day: what ends soon is reviewed in good time (CARE-4, CARE-10, ACT-7 to ACT-11, ACT-20), an evaluation gets its task
 * (EVAL-4), and what was to be done before today goes before other work (EVAL-4, CONCERN-5). What ends is told until the day `until`.
 */
export const dueOf = (record: ClientRecord, today: LocalDate, until = addDays(today, WARNED)): Due[] => {
  if (record.client.deceased) return [];
  const active = record.agreements.filter(({ state, carer }) => state === 'active' && !carer.self);
  const live = record.agreements.filter(({ state }) => state === 'active' || state === 'on-hold');
  const evaluated = new Set(record.evaluations.flatMap(({ focus, due }) => (due ? [`${focus} ${dateOf(due)}`] : [])));
  const planned = new Set(record.evaluations.filter(({ open }) => open).map(({ focus }) => focus));
  return [
    ...active.flatMap((agreement) => [
      ...consentEnds(agreement, today, until),
      ...mandateEnds(record, agreement, today, until),
      ...birthdays(record, agreement, today, until),
      ...groundsEnd(agreement, today, until),
    ]),
    ...live.flatMap((agreement) => pausesOf(agreement, today)),
    ...record.agreements
      .filter(({ state }) => state === 'active')
      .filter(
        ({ reference, evaluation: { date } }) => !planned.has(reference) && !evaluated.has(`${reference} ${date}`),
      )
      .filter((agreement) => !hasNoProfessional(agreement, today))
      .flatMap((agreement) => toEvaluate(agreement, today)),
    ...overdue(waitedFor(record, today), 'evaluation', 'EVAL-4', today),
    ...overdue(record.reviews, 'review', 'CARE-10', today),
    ...overdue(record.concerns, 'concern', 'CONCERN-5', today),
  ];
};

const review = (
  rule: string,
  agreement: Agreement,
  reason: ReviewReason,
  by: LocalDate,
  today: LocalDate,
  day: LocalDate = by,
): Due => ({ kind: 'review', rule, agreement, reason, by: by < today ? today : by, key: `${reason}/${day}` });

/** The last day on which one of these holds; undefined when one has no end, or there are none. */
const lastDay = (periods: readonly Period[]): LocalDate | undefined => {
  if (periods.length === 0 || periods.some(({ end }) => end === undefined)) return undefined;
  return periods
    .map(({ end }) => spanOf(String(end)).last)
    .sort()
    .at(-1);
};

const endsBy = (end: LocalDate | undefined, until: LocalDate): end is LocalDate => end !== undefined && end <= until;

const consentEnds = (agreement: Agreement, today: LocalDate, until: LocalDate): Due[] => {
  const end = lastDay(agreement.consents.filter(({ state }) => state === 'active').map(({ period }) => period));
  return endsBy(end, until) ? [review('CARE-10', agreement, 'consent-ends', end, today)] : [];
};

/** Who consented may no longer decide, or not for long. */
const mandateEnds = (record: ClientRecord, agreement: Agreement, today: LocalDate, until: LocalDate): Due[] => {
  const consents = consentsInForce(agreement, today);
  if (consents.length === 0 || !consents.every((consent) => mandateEnded(record, consent, until))) return [];
  const givers = new Set(consents.flatMap((consent: CareConsent) => consent.givers.map(({ reference }) => reference)));
  const mandates = record.representatives.filter(({ reference }) => givers.has(reference));
  const end = lastDay(mandates.map(({ period }) => period)) ?? today;
  return [review('CARE-10', agreement, 'mandate-ends', end, today)];
};

/** The ages at which somebody else consents, and on whose own consent nothing changes then. */
const AGES = [
  { age: 12, rule: 'CARE-4', settled: ['client', 'parent'] },
  { age: 16, rule: 'CARE-5', settled: ['client'] },
  { age: 18, rule: 'CARE-6', settled: ['client'] },
] as const;

const birthdays = (record: ClientRecord, agreement: Agreement, today: LocalDate, until: LocalDate): Due[] => {
  const { birthDate } = record.client;
  if (birthDate === undefined) return [];
  const grounds = groundsOf(record, consentsInForce(agreement, today), today);
  // Of a partial birth date the first day that it can mean: in good time.
  const born = spanOf(birthDate).first;
  return AGES.flatMap(({ age, rule, settled }) => {
    const day = addMonths(born, age * 12);
    const isNear = day <= until && day >= addDays(today, -WARNED);
    if (!isNear || settled.every((ground) => grounds.has(ground))) return [];
    return [review(rule, agreement, 'birthday', day, today)];
  });
};

/** Abilities, orders and volunteer agreements that hold today, or did until lately, and end. */
const groundsEnd = (agreement: Agreement, today: LocalDate, until: LocalDate): Due[] => {
  const able = agreement.competences.filter(
    ({ state, level }) => state !== 'entered-in-error' && level === 'able-alone',
  );
  const ends = [
    { rule: 'ACT-9', reason: 'ability-ends' as const, end: lastDay(able.map(({ period }) => period)) },
    {
      rule: 'ACT-8',
      reason: 'order-ends' as const,
      end: lastDay(agreement.orders.filter(({ state }) => state === 'active').map(({ period }) => period)),
    },
    {
      rule: 'ACT-11',
      reason: 'volunteer-agreement-ends' as const,
      end: lastDay(
        agreement.volunteerAgreements
          .filter(({ state }) => CONTRACT_STATES.includes(state))
          .map(({ period }) => period),
      ),
    },
  ];
  return ends.flatMap(({ rule, reason, end }) =>
    endsBy(end, until) ? [review(rule, agreement, reason, end, today)] : [],
  );
};

/** A pause that nobody covers is arranged before it begins; after one that is over, somebody sees to the return. */
const pausesOf = (agreement: Agreement, today: LocalDate): Due[] =>
  agreement.pauses.flatMap(({ period: { start, end }, covered }) => {
    const [from, until] = [start && spanOf(start).first, end && spanOf(end).last];
    const comes = from !== undefined && from >= today && from <= addDays(today, PLANNED);
    const over = until !== undefined && until < today && agreement.state === 'on-hold';
    return [
      ...(comes && !covered ? [review('ACT-20', agreement, 'pause', from, today)] : []),
      ...(over ? [review('ACT-20', agreement, 'pause', today, today, until)] : []),
    ];
  });

const toEvaluate = (agreement: Agreement, today: LocalDate): Due[] => {
  const { date } = agreement.evaluation;
  if (date === undefined || dateOf(date) > addDays(today, PLANNED)) return [];
  const by = spanOf(date).last;
  return [{ kind: 'evaluate', rule: 'EVAL-4', agreement, by, key: `evaluation/${date}` }];
};

const overdue = (
  tasks: readonly (Evaluation | Review | Concern)[],
  of: TaskKind,
  rule: string,
  today: LocalDate,
): Due[] =>
  tasks
    .filter(({ open, due, pressing }) => open && !pressing && due !== undefined && isAfter(today, due))
    .map((task) => ({ kind: 'escalate', rule, task, of }));
