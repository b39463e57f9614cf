import { hidesFrom } from './concerns.ts';
import type { DisclosureConsent } from './consent.ts';
import { groundsWithoutConsent, presence } from './grounds.ts';
import type { Human } from './human.ts';
import type { Reason, ReasonCode } from './reason.ts';
import { REASONS } from './reasons.ts';
import type { AccessRequest, DisclosureRecord, Here } from './request.ts';
import type { ResourceTarget } from './target.ts';
import { strongest, weigh } from './weigh.ts';

/** `undecided` counts as deny: something would have to be understood, or told, first. */
export type Outcome = 'permit' | 'deny' | 'undecided';

export interface Decision {
  readonly outcome: Outcome;
  /** Why, in an order that does not depend on the order of what came in. */
  readonly reasons: readonly Reason[];
}

/**
 * Whether this person may see this, on this day (DISC-1..13; "How a disclosure consent is read"). A pure function: deny by default,
 * a deny overrides, nothing that is not understood opens anything. Never throws.
 *
 * For a section the answer is whether anything of it may be seen; the limits stand in the reasons.
 */
export const decide = (record: DisclosureRecord, request: AccessRequest): Decision => {
  const { target } = request;
  const here = presence(record, request);
  const shut = target.kind === 'resource' ? outside(record, target) : undefined;
  if (shut) return denied(shut);
  const own = target.kind === 'resource' && isOwnAgreement(record, target, here);
  if (target.kind === 'resource' && hidesFrom(target, record.concerns, request.reader.all))
    return denied('concern-hidden');
  if (record.client.died !== undefined && record.client.died <= request.date) return denied('client-died');

  const grounds = groundsWithoutConsent(record, request, here);
  if (own) grounds.push({ code: 'own-agreement' });
  if (grounds.length > 0) {
    if (target.kind === 'resource' && target.row?.staffOnly) return denied('staff-only');
    return { outcome: 'permit', reasons: inOrder(grounds) };
  }
  if (here.length === 0)
    return denied(request.reader.sure.has(record.client.reference) ? 'child-under-12' : 'nobody-here');
  if (target.kind === 'resource' && !target.row?.section) return denied('in-no-section');
  if (target.kind === 'resource' && target.clients.length > 1) return denied('about-others-too');
  const decision = byConsent(record, request, here);
  if (target.kind !== 'section' || target.section !== 'agreements') return decision;
  return { ...decision, reasons: [...decision.reasons, { code: 'own-agreements-always' }] };
};

/** What is in no dossier, or not in this one. Exactly this client: never by a part of an id, and never without a client. */
const outside = ({ client }: DisclosureRecord, { row, clients }: ResourceTarget): ReasonCode | undefined => {
  if (!row) return 'not-in-dossier';
  return clients.includes(client.reference) ? undefined : 'other-dossier';
};

/** The agreement of which the reader is the performer, by himself or as a member of a team (DISC-12). */
const isOwnAgreement = ({ teams }: DisclosureRecord, { performers }: ResourceTarget, here: Here): boolean =>
  performers.some((performer) => here.includes(performer) || teams.get(performer)?.some((m) => here.includes(m)));

const byConsent = (record: DisclosureRecord, request: AccessRequest, here: Here): Decision => {
  const answers = answersTo(record, request);
  const key = whatCounts(record, request);
  const known = answers.get(key) ?? weighConsents(record, request, here);
  answers.set(key, known);
  return known;
};

/** What was found before, of the same record and reader: consents tell apart far fewer things than a dossier holds. Both are never changed. */
const answered = new WeakMap<DisclosureRecord, WeakMap<Human, Map<string, Decision>>>();

const answersTo = (record: DisclosureRecord, { reader }: AccessRequest): Map<string, Decision> => {
  const ofRecord = answered.get(record) ?? new WeakMap<Human, Map<string, Decision>>();
  answered.set(record, ofRecord);
  const ofReader = ofRecord.get(reader) ?? new Map<string, Decision>();
  ofRecord.set(reader, ofReader);
  return ofReader;
};

/** All that a provision can look at in a request of this reader, as a text. */
const whatCounts = ({ consents }: DisclosureRecord, { target, date, purpose = '' }: AccessRequest): string => {
  if (target.kind === 'section') return `${date} ${purpose} ${target.section}`;
  const { reference, version = '', row, level, labels } = target;
  const named = consents.data.has(reference) ? `${reference} ${version}` : '';
  const days = consents.dated ? target.days() : undefined;
  const when = days ? `${days.first} ${days.last}` : '';
  return [date, purpose, 'of', row?.section, level, JSON.stringify(labels), named, when].join(' ');
};

const weighConsents = (record: DisclosureRecord, request: AccessRequest, here: Here): Decision => {
  const found: Reason[] = [];
  const verdict = strongest(
    consentsAbout(record, request).map((consent) => weigh(consent, record.client, request, here, found)),
  );
  const of = (...kinds: string[]) => inOrder(found.filter(({ code }) => kinds.includes(REASONS[code].kind)));
  switch (verdict) {
    case 'permit':
      return { outcome: 'permit', reasons: of('permit', 'limit') };
    case 'deny':
      return { outcome: 'deny', reasons: of('deny') };
    case 'maybe-deny':
    case 'maybe-permit':
      return { outcome: 'undecided', reasons: of('undecided') };
    case 'none':
      return { outcome: 'deny', reasons: [{ code: 'no-consent' }, ...of('note')] };
  }
};

/** The consents that may be about the reader, each once: mostly a few of many. */
const consentsAbout = ({ consents }: DisclosureRecord, { reader }: AccessRequest): readonly DisclosureConsent[] => {
  const named = [...reader.all].flatMap((reference) => consents.naming.get(reference) ?? []);
  return [...consents.open, ...(reader.all.size > 1 ? new Set(named) : named)];
};

const denied = (code: ReasonCode): Decision => ({ outcome: 'deny', reasons: [{ code }] });

const inOrder = (reasons: readonly Reason[]): readonly Reason[] =>
  reasons.every((reason, at) => at === 0 || keyOf(reasons[at - 1] as Reason) < keyOf(reason))
    ? reasons
    : [...new Map(reasons.map((reason) => [keyOf(reason), reason]))]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, reason]) => reason);

const keyOf = ({ code, consent = '', version = '', provision = '' }: Reason): string =>
  `${code} ${consent} ${version} ${provision}`;
