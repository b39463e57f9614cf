import { openReviews } from '../reviews.ts';
import type { Rule } from '../rule.ts';

/** EVAL-6: a changed situation of client or carer brings the evaluation forward. Sources: TT, ZZ. */
export const eval6: Rule = {
  id: 'EVAL-6',
  source: ['TT', 'ZZ'],
  kind: 'process',
  moment: 'on a date',
  severity: 'information',
  text: {
    nl: 'De situatie van de cliënt of van wie zorgt is veranderd: haal de evaluatie naar voren.',
    en: 'The situation of client or carer changed: bring the evaluation forward.',
  },

  check: (record) => openReviews(record, 'situation-changed'),
};
