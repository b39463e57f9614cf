import { type Authority, authorityOf } from './authority.ts';
import type { DisclosureConsent, Provision } from './consent.ts';
import { type Condition, type Matched, matches } from './match.ts';
import type { Reason, ReasonCode } from './reason.ts';
import type { Client } from './representation.ts';
import type { AccessRequest, Here } from './request.ts';

/**
 * What one consent says of a request. `maybe-deny` closes as a deny does, `maybe-permit` opens nothing: something in it is not
 * understood.
 */
export type Verdict = 'permit' | 'deny' | 'maybe-permit' | 'maybe-deny' | 'none';

/** The strongest first: what one provision denies, no other beside it opens. */
const STRONGEST: readonly Verdict[] = ['deny', 'maybe-deny', 'permit', 'maybe-permit'];

export const strongest = (verdicts: readonly Verdict[]): Verdict =>
  STRONGEST.find((verdict) => verdicts.includes(verdict)) ?? 'none';

/** Weighs a consent that may be about the reader. Reasons are added to `reasons`, whatever the verdict. */
export const weigh = (
  consent: DisclosureConsent,
  client: Client,
  request: AccessRequest,
  here: Here,
  reasons: Reason[],
): Verdict => {
  const tell: Tell = (code, provision, elements) =>
    void reasons.push({
      code,
      consent: consent.reference,
      ...(consent.version !== undefined && { version: consent.version }),
      ...(provision && { provision: provision.path }),
      ...(elements && elements.length > 0 && { elements }),
    });
  const authority = authorityOf(consent, client, request);
  if (!consent.active || (!authority.permits && !authority.denies)) {
    const why = consent.active ? authority.problem : 'consent-not-in-force';
    if (why && isAbout(consent.root, request, here)) tell(why);
    return 'none';
  }

  const walk: Walk = { request, here, tell, authority, doubts: consent.unclear };
  return weighProvision(consent.root, walk, {
    parent: undefined,
    verdict: 'none',
    before: 'none',
    sure: true,
    partial: false,
  });
};

/** Whether some permit in it names this person and this part, whatever else it asks. */
const isAbout = (provision: Provision, request: AccessRequest, here: Here): boolean => {
  const { match, condition } = matches(provision, request, here);
  if (match === 'no' && (condition === 'actor' || condition === 'part')) return false;
  return provision.kind === 'permit' || provision.children.some((child) => isAbout(child, request, here));
};

type Tell = (code: ReasonCode, provision?: Provision, elements?: readonly string[]) => void;

interface Walk {
  readonly request: AccessRequest;
  readonly here: Here;
  readonly tell: Tell;
  readonly authority: Authority;
  readonly doubts: readonly string[];
}

/** Where a provision stands: what holds at its parent, and at the parent of that. */
interface Place {
  readonly parent: Provision | undefined;
  readonly verdict: Verdict;
  readonly before: Verdict;
  /** Everything above is understood, and surely about this. */
  readonly sure: boolean;
  /** Something above is about a part of the section only. */
  readonly partial: boolean;
}

/**
 * What a provision and all in it say. A nested provision is an exception within what its parent matches: a deny takes away, a permit
 * inside a deny gives back only what was permitted before that deny, and inside a permit nothing new.
 */
const weighProvision = (provision: Provision, walk: Walk, place: Place): Verdict => {
  const matched = matches(provision, walk.request, walk.here);
  const { match } = matched;
  if (match === 'no') {
    tellMiss(provision, matched, walk);
    return 'none';
  }
  const sure = place.sure && match !== 'unknown';
  const partial = place.partial || match === 'some';
  if (closes(provision) && partial) {
    walk.tell('part-denied', provision);
    return 'none';
  }
  const own = ownVerdict(provision, matched, walk, { ...place, sure });
  const inside = {
    parent: provision,
    verdict: own,
    before: place.verdict,
    sure: sure && own !== 'maybe-deny' && !voidBecause(provision),
    partial,
  };
  const nested = strongest(provision.children.map((child) => weighProvision(child, walk, inside)));
  // What its parent permits already, a permit does not permit once more.
  const adds = provision.kind === 'permit' && place.parent?.kind === 'permit' ? 'none' : own;
  const itself = nested === 'none' || (nested === 'maybe-permit' && adds !== 'none');
  const result = itself ? adds : nested;
  if (itself) tellOwn(provision, matched, adds, walk);
  const limit = result === 'permit' && match === 'some' && matched.condition && LIMIT[matched.condition];
  if (limit) walk.tell(limit, provision);
  return result;
};

const closes = ({ kind }: Provision): boolean => kind === 'deny' || kind === 'unknown';

const ownVerdict = (provision: Provision, matched: Matched, walk: Walk, place: Place): Verdict => {
  switch (provision.kind) {
    case 'scope':
      return 'none';
    case 'unknown':
      return walk.authority.denies ? 'maybe-deny' : 'none';
    case 'deny':
      if (!walk.authority.denies) return 'none';
      return place.sure && walk.doubts.length === 0 ? 'deny' : 'maybe-deny';
    case 'permit':
      return permitVerdict(provision, matched, walk, place);
  }
};

const permitVerdict = (
  provision: Provision,
  { match }: Matched,
  { authority, doubts, tell }: Walk,
  { parent, verdict, before, sure }: Place,
): Verdict => {
  const nothing = voidBecause(provision);
  if (nothing) tell(nothing, provision);
  else if (authority.problem) tell(authority.problem);
  if (nothing) return 'none';
  if (!authority.permits) return authority.problem === 'giver-unknown' ? 'maybe-permit' : 'none';
  if (parent && closes(parent)) {
    if (before === 'permit' && sure) return 'permit';
    tell('restores-nothing', provision);
    return 'none';
  }
  if (parent?.kind === 'permit' && verdict !== 'permit') return 'none';
  return sure && match !== 'unknown' && doubts.length === 0 ? 'permit' : 'maybe-permit';
};

/** Why a permit gives nothing whatever is asked: it does not name one exact person, or no part of the dossier. */
const voidBecause = ({ kind, actors, sections, data }: Provision): ReasonCode | undefined => {
  if (kind !== 'permit') return undefined;
  if (actors.length !== 1 || actors[0]?.kind === 'group') return 'nobody-exact';
  return !sections && !data ? 'no-parts' : undefined;
};

const OF_CONDITION: Readonly<Partial<Record<Condition, ReasonCode>>> = {
  purpose: 'other-purpose',
  label: 'label-not-named',
  dataPeriod: 'other-data-period',
};

/** Why a permit for this person and this part gives nothing; that it is about another person or part needs no telling. */
const tellMiss = (provision: Provision, { condition }: Matched, { tell, request, authority }: Walk): void => {
  if (closes(provision) || !authority.permits) return;
  if (condition === 'period')
    tell((provision.period?.first ?? '') > request.date ? 'consent-not-begun' : 'consent-ended', provision);
  const code = condition && OF_CONDITION[condition];
  if (code) tell(code, provision);
};

const LIMIT: Readonly<Partial<Record<Condition, ReasonCode>>> = {
  part: 'part-named',
  label: 'part-labelled',
  dataPeriod: 'part-of-period',
};

const tellOwn = (
  provision: Provision,
  { match, condition }: Matched,
  own: Verdict,
  { tell, doubts, authority }: Walk,
): void => {
  const uncertain = match === 'unknown' && condition && condition !== 'understood' ? [condition] : [];
  const elements = [...new Set([...doubts, ...provision.unclear, ...uncertain])];
  if (own === 'permit') tell('consent-permits', provision);
  if (own === 'deny') tell('consent-denies', provision);
  if (own === 'maybe-deny') tell('deny-not-understood', provision, elements);
  if (own === 'maybe-permit' && authority.permits) tell('permit-not-understood', provision, elements);
};
