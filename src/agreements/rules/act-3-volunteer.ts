import { byVolunteers } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** ACT-3-volunteer: with what a vrijwilliger does it says how, and when, it will be evaluated. Sources: GV, TZ, TT. */
export const act3Volunteer: Rule = {
  id: 'ACT-3-volunteer',
  source: ['GV', 'TZ', 'TT'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'error',
  text: {
    nl: 'Bij wat een vrijwilliger doet zegt de afspraak hoe en wanneer er geëvalueerd wordt: ook om te horen hoe het met de vrijwilliger gaat.',
    en: 'For what a volunteer does the agreement says how and when it will be evaluated: also to hear how the volunteer is doing.',
  },

  check: (record) =>
    byVolunteers(record)
      // For a reserved procedure the agreement's own profile asks it of everyone.
      .filter(({ act, evaluation: { how, date, interval } }) => !act.reserved && !(how && (date || interval)))
      .map(inAgreement(DETAIL)),
};
