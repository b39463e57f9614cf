import type { Rule } from '../rule.ts';

/** SUPPORT-6: carers are told about liability and insurance; the record says when. Sources: GV, ZZ. */
export const support6: Rule = {
  id: 'SUPPORT-6',
  source: ['GV', 'ZZ'],
  kind: 'constraint',
  moment: 'on a date',
  severity: 'information',
  text: {
    nl: 'Vertel wie zorgt over aansprakelijkheid en verzekering, en leg vast wanneer dat is gedaan.',
    en: 'Tell the carer about liability and insurance, and record when that was done.',
  },

  check: ({ carers }) =>
    carers.filter(({ liabilityTold }) => !liabilityTold).map(({ at }) => ({ expression: at('extension') })),
};
