import type { Rule } from '../rule.ts';

/** CONCERN-6: irresponsible care at home or domestic violence: the organisation's own steps are a choice in the outcome. Source: GV. */
export const concern6: Rule = {
  id: 'CONCERN-6',
  source: ['GV'],
  kind: 'process',
  moment: 'on a date',
  severity: 'information',
  text: {
    nl: 'Weeg de eigen stappen van de organisatie: de melding onverantwoorde zorg thuis, of de meldcode huiselijk geweld. Bespreek dit signaal niet met wie het betreft voordat dat is gewogen.',
    en: "Weigh the organisation's own steps: reporting irresponsible care at home, or the reporting code domestic violence. Do not discuss this concern with whom it is about before that is weighed.",
  },

  check: ({ concerns }) =>
    concerns
      .filter(({ open, reasons }) => open && reasons.includes('unsafe-at-home'))
      .map(({ at }) => ({ expression: at('reasonCode') })),
};
