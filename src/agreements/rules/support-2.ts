import type { Rule } from '../rule.ts';

/** SUPPORT-2: each mantelzorger has one fixed contact person in the organisation. Source: TZ. */
export const support2: Rule = {
  id: 'SUPPORT-2',
  source: ['TZ'],
  kind: 'constraint',
  moment: 'on a date',
  severity: 'warning',
  text: {
    nl: 'De mantelzorger heeft geen vaste contactpersoon in de organisatie: spreek af wie dat is.',
    en: 'The mantelzorger has no fixed contact person in the organisation: agree who that is.',
  },
  byChoice: true,
  check: ({ carers }) =>
    carers
      .filter(({ role, fixedContact }) => role === 'mantelzorger' && !fixedContact)
      .map(({ at }) => ({ expression: at('extension') })),
};
