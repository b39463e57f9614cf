import type { ClientRecord } from './record.ts';
import type { Violation } from './rule.ts';

/** The reviews for this reason that somebody still has to do, each at its agreement when it is about one. */
export const openReviews = ({ agreements, reviews }: ClientRecord, reason: string): Violation[] =>
  reviews
    .filter(({ open, reasons }) => open && reasons.includes(reason))
    .map(({ at, focus }) => {
      const agreement = agreements.find(({ reference }) => reference === focus);
      return { expression: at('reasonCode'), ...(agreement && { agreement }) };
    });
