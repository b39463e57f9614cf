import { addMonths, isAfter } from '../calendar.ts';
import { inPlay } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** EVAL-5-date: under the Wlz the plan is discussed at least twice a year. Source: law. */
export const eval5Date: Rule = {
  id: 'EVAL-5-date',
  source: ['law'],
  kind: 'constraint',
  moment: 'on a date',
  severity: 'warning',
  text: {
    nl: 'Bij zorg uit de Wlz wordt het plan ten minste twee keer per jaar besproken: de volgende evaluatie is over meer dan zes maanden.',
    en: 'Under the Wlz the plan is discussed at least twice a year: the next evaluation is more than six months away.',
  },

  check: (record, today) =>
    inPlay(record)
      .filter(({ laws, evaluation: { date } }) => laws.includes('wlz') && date && isAfter(date, addMonths(today, 6)))
      .map(inAgreement(DETAIL)),
};
