import { delegated } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** ACT-4: it can say what the carer wants and is able to do and what not, and what the family keeps doing itself. Sources: GV, TT. */
export const act4: Rule = {
  id: 'ACT-4',
  source: ['GV', 'TT'],
  kind: 'permission',
  moment: 'on a date',
  severity: 'information',
  text: {
    nl: 'Er staan geen grenzen bij: vraag wat zij wil en kan, wat uitdrukkelijk niet, en wat de familie zelf wil blijven doen.',
    en: 'No boundaries are recorded: ask what she wants and is able to do, what explicitly not, and what the family wants to keep doing itself.',
  },

  check: (record) =>
    delegated(record)
      .filter(({ boundaries }) => !boundaries)
      .map(inAgreement(DETAIL)),
};
