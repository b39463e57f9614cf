import type { Rule } from '../rule.ts';

/** SUPPORT-1: at intake it is recorded which help the mantelzorger gave before professional care came and which of it stays. Source: TZ. */
export const support1: Rule = {
  id: 'SUPPORT-1',
  source: ['TZ'],
  kind: 'constraint',
  moment: 'on a date',
  severity: 'warning',
  text: {
    nl: 'Leg vast welke hulp de mantelzorger al gaf voordat de zorg begon, en wat zij daarvan wil blijven doen.',
    en: 'Record which help the mantelzorger gave before the care started, and which of it she wants to keep doing.',
  },
  byChoice: true,
  check: ({ carers }) =>
    carers
      .filter(({ role, helpBeforeCare }) => role === 'mantelzorger' && !helpBeforeCare)
      .map(({ at }) => ({ expression: at('extension') })),
};
