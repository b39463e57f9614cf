import type { Rule } from '../rule.ts';

/** EVAL-2: an evaluation asks how it goes, whether wishes, abilities and limits changed, about overload, and says what is appreciated. Sources: GV, TZ, TT. */
export const eval2: Rule = {
  id: 'EVAL-2',
  source: ['GV', 'TZ', 'TT'],
  kind: 'process',
  moment: 'on a date',
  severity: 'information',
  text: {
    nl: 'Vraag bij deze evaluatie hoe het gaat, of wensen en grenzen veranderden, of het te veel wordt, en zeg wat je waardeert. Een gespreksleidraad (SOFA of WIFA) helpt daarbij.',
    en: 'Ask in this evaluation how it goes, whether wishes and limits changed, whether it becomes too much, and say what you appreciate. A conversation guide (SOFA or WIFA) helps.',
  },

  check: ({ evaluations }) =>
    evaluations.filter(({ open, guide }) => open && !guide).map(({ at }) => ({ expression: at('input') })),
};
