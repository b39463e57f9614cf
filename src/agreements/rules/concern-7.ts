import type { Rule } from '../rule.ts';

/** CONCERN-7: a complaint about a vrijwilliger can go by the Wkkgz complaints procedure. Source: GV. */
export const concern7: Rule = {
  id: 'CONCERN-7',
  source: ['GV'],
  kind: 'permission',
  moment: 'on a date',
  severity: 'information',
  text: {
    nl: 'Een klacht over een vrijwilliger kan via de klachtenregeling van de organisatie (Wkkgz).',
    en: "A complaint about a volunteer can go by the organisation's complaints procedure (Wkkgz).",
  },

  check: ({ carers, concerns }) => {
    const volunteers = new Set(carers.filter(({ role }) => role === 'vrijwilliger').map(({ reference }) => reference));
    return concerns
      .filter(
        ({ open, reasons, about }) => open && reasons.includes('complaint') && about.some((who) => volunteers.has(who)),
      )
      .map(({ at }) => ({ expression: at('reasonCode') }));
  },
};
