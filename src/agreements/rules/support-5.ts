import type { Rule } from '../rule.ts';

/**
 * SUPPORT-5: professionals take over no care that client and carer can and want to do themselves; when they do, it is discussed with her. Not where
 * violence at home is weighed (CONCERN-6). Source: TZ.
 */
export const support5: Rule = {
  id: 'SUPPORT-5',
  source: ['TZ'],
  kind: 'process',
  moment: 'on a date',
  severity: 'information',
  text: {
    nl: 'De zorg is overgenomen of teruggenomen, en er staat niet bij dat dit met de mantelzorger of vrijwilliger is besproken: bespreek het, en wat zij wil en kan blijven doen.',
    en: 'Care was taken over or back, and it does not say that this was discussed with the carer: discuss it, and what she wants and is able to keep doing.',
  },

  check: ({ concerns }) =>
    concerns
      .filter(({ outcomes }) => outcomes.some((outcome) => TAKEN.has(outcome)))
      .filter(({ discussedWithCarer, reasons }) => !discussedWithCarer && !reasons.includes('unsafe-at-home'))
      .map(({ at }) => ({ expression: at('output') })),
};

const TAKEN: ReadonlySet<string> = new Set(['returned', 'partly-returned']);
