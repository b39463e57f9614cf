import { isAfter } from '../calendar.ts';
import { hasNoProfessional, inPlay, waitedFor } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** EVAL-4-overdue: an evaluation that is past its date is visible to the team, and stays so until done; but for ACT-15. Source: design. */
export const eval4Overdue: Rule = {
  id: 'EVAL-4-overdue',
  source: ['design'],
  kind: 'process',
  moment: 'on a date',
  severity: 'warning',
  text: {
    nl: 'Deze evaluatie had al gedaan moeten zijn: plan haar, en rond de taak daarna af.',
    en: 'This evaluation should have been done already: plan it, and complete the task afterwards.',
  },

  check: (record, today) => {
    const open = waitedFor(record, today).filter((task) => task.open);
    const planned = new Set(open.map(({ focus }) => focus));
    return [
      ...open
        .filter(({ due }) => due !== undefined && isAfter(today, due))
        .map(({ at }) => ({ expression: at('restriction.period') })),
      ...inPlay(record)
        .filter((agreement) => !hasNoProfessional(agreement, today))
        .filter(({ state, evaluation: { date } }) => state === 'active' && date !== undefined && isAfter(today, date))
        // A task that is open says it already.
        .filter(({ reference }) => !planned.has(reference))
        .map(inAgreement(DETAIL)),
    ];
  },
};
