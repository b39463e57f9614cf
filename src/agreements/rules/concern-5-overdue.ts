import { isAfter } from '../calendar.ts';
import type { Rule } from '../rule.ts';

/** CONCERN-5-overdue: no fitting response by its date: escalated; the organisation may be liable. Sources: GV, ZZ. */
export const concern5Overdue: Rule = {
  id: 'CONCERN-5-overdue',
  source: ['GV', 'ZZ'],
  kind: 'process',
  moment: 'on a date',
  severity: 'warning',
  text: {
    nl: 'Op dit signaal is niet op tijd passend gereageerd: leg het voor aan de leidinggevende. De organisatie kan aansprakelijk zijn.',
    en: 'There was no fitting response to this concern in time: escalate it to the manager. The organisation may be liable.',
  },

  check: ({ concerns }, today) =>
    concerns
      .filter(({ open, due }) => open && due !== undefined && isAfter(today, due))
      .map(({ at }) => ({ expression: at('restriction.period') })),
};
