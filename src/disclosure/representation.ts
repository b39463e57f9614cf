import { ALWAYS, agesOn, type Days, overlap, within } from './days.ts';
import type { Ground, Relative } from './people.ts';

/** The client, as far as the decision needs. */
export interface Client {
  /** `Patient/x`. */
  readonly reference: string;
  /** Undefined when no birth date is known: such a client never counts as a child. */
  readonly birth: Days | undefined;
  /** The first day that the client may have died; undefined while alive. */
  readonly died: string | undefined;
}

/** Who decides at an age: parents before 12, child and parents before 16, then the client or his representative (CARE-3..5). */
export type Band = 'parents' | 'child-and-parents' | 'client';

/** The bands that the client may be in on these days: more than one around a birthday that is not known to the day. */
export const bandsOn = ({ birth }: Client, on: Days): readonly Band[] => {
  if (!birth) return ['client'];
  const { least, most } = agesOn(birth, on);
  const bands: Band[] = [];
  if (least < 12) bands.push('parents');
  if (least < 16 && most >= 12) bands.push('child-and-parents');
  if (most >= 16) bands.push('client');
  return bands;
};

const PARENTAL: ReadonlySet<Ground> = new Set(['parent', 'guardian']);

/** A parent or guardian; before 18 the general role of legal representative means no more than that. */
export const isParental = ({ birth }: Client, { grounds }: Relative, on: Days): boolean =>
  grounds.some((ground) => PARENTAL.has(ground) || (ground === 'legal' && birth && agesOn(birth, on).most < 18));

/** The order in which the law looks: a partner only without those before him, a near relative only without a partner. */
const RANK: Readonly<Partial<Record<Ground, number>>> = {
  curator: 0,
  mentor: 0,
  legal: 0,
  authorised: 0,
  partner: 1,
  relative: 2,
};

/** These have the whole care dossier by law, whatever their decision says in words. */
const BY_LAW: ReadonlySet<Ground> = new Set(['curator', 'mentor']);

/**
 * Whether someone represents the grown-up client on these days: `surely` on all of them, within a mandate that a machine can read
 * and with nobody before him; `perhaps` when it cannot be excluded.
 */
export const represents = (
  client: Client,
  relative: Relative,
  people: Iterable<Relative>,
  on: Days,
): { readonly surely: boolean; readonly perhaps: boolean } => {
  const rank = rankOf(client, relative, on);
  if (rank === undefined) return { surely: false, perhaps: false };
  const byLaw = relative.grounds.some((ground) => BY_LAW.has(ground));
  const before = [...people].some((other) => {
    const theirs = rankOf(client, other, on);
    return theirs !== undefined && theirs < rank && counts(other, on).perhaps;
  });
  const { surely, perhaps } = counts(relative, on);
  return { surely: surely && (byLaw || !relative.limited) && !before, perhaps };
};

const rankOf = ({ birth }: Client, { grounds }: Relative, on: Days): number | undefined => {
  const grownUp = !birth || agesOn(birth, on).least >= 18;
  const ranks = grounds.filter((g) => g !== 'legal' || grownUp).map((g) => RANK[g]);
  return ranks.filter((rank) => rank !== undefined).sort()[0];
};

/**
 * Whether the relation held on these days. One that is not active any more held as long as its period says; without
 * an end in it nobody can tell since when it does not.
 */
export const counts = ({ active, days }: Relative, on: Days): { surely: boolean; perhaps: boolean } => {
  const known = days !== undefined && (active || days.last !== ALWAYS.last);
  return { surely: known && within(on, days), perhaps: days === undefined || overlap(on, days) };
};
