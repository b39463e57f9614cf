import type { Rule } from '../rule.ts';

/** CONCERN-4: a task can go back to staff, in whole or part, or care is taken over. Sources: GV, TZ. */
export const concern4: Rule = {
  id: 'CONCERN-4',
  source: ['GV', 'TZ'],
  kind: 'permission',
  moment: 'on a date',
  severity: 'information',
  text: {
    nl: 'Het kan nodig zijn dat deze handeling geheel of gedeeltelijk terug gaat naar zorgprofessionals, of dat de zorg wordt overgenomen. Dat mag altijd.',
    en: 'It can be needed that this act goes back to staff in whole or in part, or that care is taken over. That is always allowed.',
  },

  check: ({ concerns }) =>
    concerns.filter(({ open, focus }) => open && focus !== undefined).map(({ at }) => ({ expression: at('focus') })),
};
