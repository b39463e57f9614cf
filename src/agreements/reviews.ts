import type { ClientRecord } from './record.ts';
import type { Violation } from './rule.ts';

/** The reviews for this reason that somebody still has to do, each at its agreement when it is about one. */
export const openReviews = ({ agreements, reviews }: ClientRecord, reason: string): Violation[] => {
  const open = reviews.filter((review) => review.open && review.reasons.includes(reason));
  if (open.length === 0) return [];
  const known = new Map(agreements.map((agreement) => [agreement.reference, agreement]));
  return open.map(({ at, focus }) => {
    const agreement = focus === undefined ? undefined : known.get(focus);
    return { expression: at('reasonCode'), ...(agreement && { agreement }) };
  });
};
