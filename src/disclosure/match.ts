import { PURPOSES } from './codes.ts';
import type { Labels, NamedData, Provision } from './consent.ts';
import { holds, overlap, within } from './days.ts';
import { sectionHolds } from './dossier.ts';
import type { AccessRequest, Here } from './request.ts';
import type { ResourceTarget, SectionTarget } from './target.ts';

/**
 * Whether a provision is about what is asked. `some`: about a part of the section that is asked. `unknown`: it cannot be told, so
 * that a permit gives nothing and a deny still denies.
 */
export type Match = 'yes' | 'some' | 'unknown' | 'no';

/** What a provision asks, by the name under which a reason tells that it was not met. */
export type Condition = 'actor' | 'part' | 'period' | 'purpose' | 'label' | 'dataPeriod' | 'understood';

export interface Matched {
  readonly match: Match;
  /** What decided, unless all was met. */
  readonly condition?: Condition;
}

/** Tells whether a provision is about the request. A permit is held to what it names; a deny that names less is about more. */
export const matches = (provision: Provision, request: AccessRequest, here: Here): Matched => {
  const permits = provision.kind === 'permit';
  let worst: Matched = MET;
  for (const [condition, test] of CONDITIONS) {
    const match = test(provision, request, here);
    if (match === 'no') return { match, condition };
    if (match !== 'yes' && (worst.match === 'yes' || (worst.match === 'some') === permits))
      worst = { match, condition };
  }
  return worst;
};

const MET: Matched = { match: 'yes' };

type Test = (provision: Provision, request: AccessRequest, here: Here) => Match;

/** One person, by a reference that he has at this client, for a permit; for the rest any reference of his, or nobody named. */
const actor: Test = ({ kind, actors }, { reader }, here) => {
  if (actors.length === 0) return kind === 'permit' ? 'unknown' : 'yes';
  if (kind === 'permit') {
    if (actors.length > 1)
      return actors.some((a) => a.kind !== 'person' || reader.all.has(a.reference)) ? 'unknown' : 'no';
    const [only] = actors;
    if (only?.kind !== 'person') return 'unknown';
    const viaPerson = only.reference.startsWith('Person/') && reader.sure.has(only.reference) && here.length > 0;
    return here.includes(only.reference) || viaPerson ? 'yes' : 'no';
  }
  const answers = actors.map((a) => (a.kind === 'person' ? (reader.all.has(a.reference) ? 'yes' : 'no') : 'unknown'));
  return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
};

/** Sections and resources together meet: both must match. */
const part: Test = ({ kind, sections, data, unclear }, { target }) => {
  if (!sections && !data) return kind === 'permit' ? 'unknown' : 'yes';
  const section = target.kind === 'section' ? target.section : target.row?.section;
  const inSection =
    !sections || (section && sections.includes(section)) ? 'yes' : unclear.includes('code') ? 'unknown' : 'no';
  const named = !data
    ? 'yes'
    : target.kind === 'section'
      ? namedIn(data, target)
      : namedBy(data, target, kind === 'permit');
  if (inSection === 'no' || named === 'no') return 'no';
  return inSection === 'yes' ? named : 'unknown';
};

const namedIn = (data: readonly NamedData[], { section }: SectionTarget): Match =>
  data.some(({ type, itself }) => type === undefined || !itself || sectionHolds(section, type)) ? 'some' : 'no';

const namedBy = (data: readonly NamedData[], target: ResourceTarget, permits: boolean): Match => {
  const answers = data.map(({ reference, version, itself }): Match => {
    if (reference === target.reference)
      return version === undefined || version === target.version || !permits ? 'yes' : 'no';
    return reference === undefined || !itself ? 'unknown' : 'no';
  });
  return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
};

const period: Test = (provision, { date }) =>
  provision.period === undefined ? 'unknown' : holds(provision.period, date) ? 'yes' : 'no';

const purpose: Test = ({ purposes, unclear }, request) => {
  if (!purposes) return 'yes';
  if (request.purpose === undefined) return 'unknown';
  const asked = [request.purpose, ...(PURPOSES.get(request.purpose) ?? [])];
  if (asked.some((code) => purposes.includes(code))) return 'yes';
  const narrower = purposes.some((code) => PURPOSES.get(code)?.includes(request.purpose as string));
  return narrower || unclear.includes('purpose') ? 'unknown' : 'no';
};

/** What is labelled restricted, or in any other way, opens only where the permit names that label. */
const label: Test = ({ kind, labels, unclear }, { target }) => {
  if (target.kind === 'section')
    return !labels ? 'yes' : kind === 'permit' && labels.levels.includes('N') ? 'yes' : 'some';
  if (!labels) return kind === 'permit' && (target.level !== 'N' || target.labels.length > 0) ? 'no' : 'yes';
  const named = kind === 'permit' ? namesAll(labels, target) : namesSome(labels, target);
  return named ? 'yes' : unclear.includes('securityLabel') ? 'unknown' : 'no';
};

const namesAll = ({ levels, others }: Labels, { level, labels }: ResourceTarget): boolean =>
  levels.includes(level) && labels.every((one) => others.includes(one));

const namesSome = ({ levels, others }: Labels, { level, labels }: ResourceTarget): boolean =>
  levels.includes(level) || labels.some((one) => others.includes(one));

const dataPeriod: Test = (provision, { target }) => {
  if (provision.dataPeriod === 'any') return 'yes';
  if (provision.dataPeriod === undefined) return 'unknown';
  if (target.kind === 'section') return 'some';
  const days = target.days();
  if (!days) return 'unknown';
  if (within(days, provision.dataPeriod)) return 'yes';
  return overlap(days, provision.dataPeriod) ? 'unknown' : 'no';
};

const understood: Test = ({ unclear }) => (unclear.length === 0 ? 'yes' : 'unknown');

/** In the order in which a reason is looked for: that it is about someone else, or something else, needs no telling. */
const CONDITIONS: readonly (readonly [Condition, Test])[] = [
  ['actor', actor],
  ['part', part],
  ['period', period],
  ['purpose', purpose],
  ['label', label],
  ['dataPeriod', dataPeriod],
  ['understood', understood],
];
