import { covers, type LocalDate } from '../fhir/date.ts';
import { consenting, mandateEnded } from './entitlement.ts';
import { delegated } from './in-force.ts';
import { ON_WRITE } from './ledger.ts';
import type { Agreement, CareConsent, ClientRecord, Item } from './record.ts';
import { checkRules, type RuleFinding } from './rule.ts';

/** What follows from a fact, and is written with it. */
export type Consequence = {
  /** The rule that it follows from. */
  readonly rule: string;
  readonly client: string;
} & (
  | {
      readonly kind: 'hold' | 'review';
      readonly agreement: Agreement;
      readonly reason: ReviewReason;
      readonly cause: Item;
    }
  | { readonly kind: 'end'; readonly agreement: Agreement }
  | { readonly kind: 'cancel'; readonly task: Item }
);

/** Codes of the code system review-reason. */
export type ReviewReason =
  | 'consent-withdrawn'
  | 'consent-ends'
  | 'order-ends'
  | 'volunteer-agreement-ends'
  | 'pause'
  | 'mandate-ends'
  | 'birthday'
  | 'ability-ends'
  | 'order-returned'
  | 'handed-back'
  | 'role-unclear'
  | 'situation-changed';

/**
 * What follows for a client from a write, between the record before it and the one after (CARE-10, ACT-21, and what ACT-7 to ACT-11 ask):
 * care that has lost its ground is put on hold, with a task today for who takes over; what a person must decide about gets that task
 * only. An agreement that the write itself writes says its own state, and is left to the rules; but for a carer who hands it back there (ACT-17).
 */
export const consequencesOf = (before: ClientRecord, after: ClientRecord, today: LocalDate): Consequence[] => {
  if (after.client.deceased) return endings(after);
  const stood = new Map(before.agreements.map((agreement) => [agreement.reference, agreement]));
  const lost = newErrors(before, after, today);
  const endedBefore = mandatesEnded(before, today);
  const ended = new Set([...mandatesEnded(after, today)].filter((reference) => !endedBefore.has(reference)));
  return after.agreements
    .filter(({ state }) => state === 'active')
    .flatMap((agreement) => {
      const was = stood.get(agreement.reference);
      const found = was && (handedBack(was, agreement) ?? followsFor(was, agreement, lost, ended, after, today));
      return found ? [{ ...found, client: after.client.reference, agreement }] : [];
    });
};

type Following = {
  readonly rule: string;
  readonly kind: 'hold' | 'review';
  readonly reason: ReviewReason;
  readonly cause: Item;
};

const followsFor = (
  was: Agreement,
  is: Agreement,
  lost: readonly RuleFinding[],
  ended: ReadonlySet<string>,
  after: ClientRecord,
  today: LocalDate,
): Following | undefined => {
  if (is.written) return undefined;
  // That one of a group does not want it stops nothing for the others: somebody must arrange it.
  const stop = is.forGroup ? 'review' : 'hold';
  const withdrawn = withdrawnFrom(was, is, after, today);
  if (withdrawn) return { rule: 'CARE-10', kind: stop, reason: 'consent-withdrawn', cause: withdrawn };
  const grounds = lost
    .filter(({ agreement }) => agreement?.reference === is.reference)
    .map(({ id }) => ({ rule: id, ...(GROUNDS[id] ?? OTHERWISE) }));
  const ground = grounds.find(({ stops }) => stops) ?? grounds[0];
  if (ground) return { rule: ground.rule, kind: ground.stops ? stop : 'review', reason: ground.reason, cause: is };
  return ended.has(is.reference) ? { rule: 'CARE-10', kind: 'review', reason: 'mandate-ends', cause: is } : undefined;
};

/** The carer takes her own consent back, which stands in the agreement: whatever state is sent with it, it goes on hold. */
const handedBack = (was: Agreement, is: Agreement): Following | undefined =>
  was.state === 'active' && was.carerConsent === 'given' && CARER_SAYS_NO.has(is.carerConsent)
    ? { rule: 'ACT-17', kind: 'hold', reason: 'handed-back', cause: is }
    : undefined;

const CARER_SAYS_NO: ReadonlySet<string | undefined> = new Set(['refused', 'withdrawn']);

/** What an agreement has lost when the rule is broken anew, and whether care stops for it or a person decides. */
const GROUNDS: Readonly<Record<string, { readonly reason: ReviewReason; readonly stops: boolean }>> = {
  'CARE-1': { reason: 'consent-withdrawn', stops: true },
  'CARE-3': { reason: 'birthday', stops: false },
  'CARE-4': { reason: 'birthday', stops: false },
  'CARE-5': { reason: 'birthday', stops: false },
  'CARE-6-representative': { reason: 'mandate-ends', stops: false },
  'CARE-7': { reason: 'mandate-ends', stops: false },
  'ACT-7': { reason: 'situation-changed', stops: true },
  'ACT-8': { reason: 'order-returned', stops: true },
  'ACT-9': { reason: 'ability-ends', stops: true },
  'ACT-11': { reason: 'situation-changed', stops: true },
  'ROLE-1-bond': { reason: 'role-unclear', stops: false },
  'ROLE-4': { reason: 'role-unclear', stops: false },
  'ROLE-7': { reason: 'role-unclear', stops: false },
};
const OTHERWISE = { reason: 'situation-changed', stops: false } as const;

const newErrors = (before: ClientRecord, after: ClientRecord, today: LocalDate): RuleFinding[] => {
  const key = ({ id, agreement }: RuleFinding) => `${id} ${agreement?.reference}`;
  const errors = (record: ClientRecord) =>
    checkRules(ON_WRITE, record, today).filter(({ severity }) => severity === 'error');
  const stood = new Set(errors(before).map(key));
  return errors(after).filter((finding) => !stood.has(key(finding)));
};

/** The states in which a consent says: no. That it was entered in error, or is gone, is a correction, and for the rules to weigh. */
const SAYS_NO: ReadonlySet<string> = new Set(['inactive', 'rejected']);

/** The consent that this write withdraws from an agreement, or in which it is refused, if nothing newer renews it. */
const withdrawnFrom = (
  was: Agreement,
  is: Agreement,
  after: ClientRecord,
  today: LocalDate,
): CareConsent | undefined => {
  const now = new Map(after.consents.map((consent) => [consent.reference, consent]));
  const stood = new Set(was.consents.map(({ reference }) => reference));
  const withdrawn = was.consents
    .filter(({ state }) => state === 'active')
    .map(({ reference }) => now.get(reference))
    .find((consent) => consent !== undefined && SAYS_NO.has(consent.state));
  const refused = is.consents.find(({ reference, state }) => SAYS_NO.has(state) && !stood.has(reference));
  const no = withdrawn ?? refused;
  return no && !is.consents.some((consent) => renews(consent, no, stood, today)) ? no : undefined;
};

const renews = (consent: CareConsent, no: CareConsent, stood: ReadonlySet<string>, today: LocalDate): boolean =>
  consent.state === 'active' &&
  covers(consent.period, today) &&
  (!stood.has(consent.reference) || (consent.date !== undefined && no.date !== undefined && consent.date > no.date));

/** The agreements that rest on the consent of who may no longer decide. */
const mandatesEnded = (record: ClientRecord, today: LocalDate): Set<string> =>
  new Set(
    consenting(record, delegated(record), today)
      .filter(({ consents }) => consents.every((consent) => mandateEnded(record, consent, today)))
      .map(({ agreement }) => agreement.reference),
  );

/** ACT-21. A concern stays open: that it did not go well is still to be looked into. */
const endings = ({ client: { reference: client }, agreements, evaluations, reviews }: ClientRecord): Consequence[] => [
  ...agreements
    .filter(({ state, written, forGroup }) => !written && !forGroup && OPEN.has(state))
    .map((agreement) => ({ rule: 'ACT-21', kind: 'end' as const, client, agreement })),
  ...[...evaluations, ...reviews]
    .filter(({ open, written }) => open && !written)
    .map((task) => ({ rule: 'ACT-21', kind: 'cancel' as const, client, task })),
];

const OPEN: ReadonlySet<string> = new Set(['draft', 'active', 'on-hold']);
