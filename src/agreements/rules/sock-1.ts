import { openReviews } from '../reviews.ts';
import type { Rule } from '../rule.ts';

/** SOCK-1: any doubt before doing an act: contact a professional. It is never a gate. Source: ZZ. */
export const sock1: Rule = {
  id: 'SOCK-1',
  source: ['ZZ'],
  kind: 'process',
  moment: 'on a date',
  severity: 'warning',
  text: {
    nl: 'Er was twijfel of deze handeling nu goed en veilig kan: neem contact op, en rond de taak af.',
    en: 'There was doubt whether this act can be done well and safely now: get in touch, and complete the task.',
  },

  check: (record) => openReviews(record, 'doubt'),
};
