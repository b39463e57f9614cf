import { byVolunteers } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** ROLE-2-paid: a vrijwilliger is not paid wages; an allowance within the tax-free limit is none. Source: GV. */
export const role2Paid: Rule = {
  id: 'ROLE-2-paid',
  source: ['GV'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'warning',
  text: {
    nl: 'Een vrijwilliger krijgt geen loon, ook niet uit het PGB: is dit een zorgprofessional, of toch een mantelzorger? Een vrijwilligersvergoeding onder de belastingvrije grens is geen loon.',
    en: 'A volunteer gets no wages, nor from the PGB: is this a professional, or a mantelzorger after all? An allowance within the tax-free limit is no wages.',
  },

  check: (record) =>
    byVolunteers(record)
      .filter(({ carer }) => carer.paidFromPgb)
      .map(inAgreement(`${DETAIL}.performer[0]`)),
};
