import { isAfter } from '../calendar.ts';
import { delegated } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** ACT-20-pause: a planned pause (respite, holiday, admission) says who covers, or how it goes on. Sources: ZZ, GV, TA. */
export const act20Pause: Rule = {
  id: 'ACT-20-pause',
  source: ['ZZ', 'GV', 'TA'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'warning',
  text: {
    nl: 'Bij een geplande pauze staat niet wie dan waarneemt: vraag het aan de achterwacht of de familie, en leg het vast.',
    en: 'A planned pause does not say who covers: ask the achterwacht or the family, and record it.',
  },

  check: (record, today) =>
    delegated(record)
      .filter(({ pauses }) =>
        pauses.some(({ period, covered }) => !covered && !(period.end && isAfter(today, period.end))),
      )
      .map(inAgreement(DETAIL)),
};
