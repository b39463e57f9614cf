import { hadBondBefore } from '../bond.ts';
import { byMantelzorgers } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** ROLE-7: who comes for a company that sells "mantelzorg" is a professional; that company has the duties of a zorginstelling. Source: ZZ. */
export const role7: Rule = {
  id: 'ROLE-7',
  source: ['ZZ'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'error',
  text: {
    nl: 'Wie via een organisatie komt, zonder persoonlijke band van vóór de zorg, is geen mantelzorger maar zorgprofessional (of vrijwilliger, als zij onbetaald is). De organisatie heeft dan de plichten van een zorginstelling.',
    en: 'Who comes through an organisation, without a personal bond from before the care, is no mantelzorger but a professional (or a volunteer, if unpaid). The organisation then has the duties of a care organisation.',
  },

  check: (record) =>
    byMantelzorgers(record)
      .filter(({ carer, period }) => carer.organisation !== undefined && hadBondBefore(carer, period) !== true)
      .map(inAgreement(`${DETAIL}.performer[0]`)),
};
