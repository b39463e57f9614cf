import { delegated, hasNoProfessional } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** ACT-15: also when no professional is involved any more, a direct contact for urgent questions is given. Source: ZZ. */
export const act15: Rule = {
  id: 'ACT-15',
  source: ['ZZ'],
  kind: 'constraint',
  moment: 'on a date',
  severity: 'warning',
  text: {
    nl: 'Er is geen professional meer betrokken, en er staat niet wie direct te bereiken is bij dringende vragen: spreek dat af en leg het vast (achterwacht).',
    en: 'No professional is involved any more, and it does not say who can be reached at once with urgent questions: agree on that and record it (achterwacht).',
  },

  check: (record, today) =>
    delegated(record)
      .filter((agreement) => hasNoProfessional(agreement, today) && !agreement.achterwacht?.contact)
      .map(inAgreement(DETAIL)),
};
