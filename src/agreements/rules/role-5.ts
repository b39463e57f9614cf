import type { Rule } from '../rule.ts';

/** ROLE-5: a relative who spontaneously helps another client is no vrijwilliger; help that is known beforehand and risky is to be prevented. Sources: GV, ZZ. */
export const role5: Rule = {
  id: 'ROLE-5',
  source: ['GV', 'ZZ'],
  kind: 'derivation',
  moment: 'on a date',
  severity: 'warning',
  text: {
    nl: 'Hulp zonder afspraak: wie spontaan helpt is daarmee geen vrijwilliger. Is het een zorghandeling, spreek die dan af of laat haar stoppen; is de hulp risicovol, voorkom die dan.',
    en: 'Help without an agreement: who helps spontaneously is not a volunteer for that. If it is a care act, agree it or stop it; if the help is risky, prevent it.',
  },

  check: ({ concerns }) =>
    concerns
      .filter(({ open, reasons }) => open && reasons.includes('no-agreement'))
      .map(({ at, reasons }) => ({
        expression: at('reasonCode'),
        severity: reasons.includes('unsafe-act') ? 'warning' : 'information',
      })),
};
