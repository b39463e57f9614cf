import { hadBondBefore } from '../bond.ts';
import { byVolunteers } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** ROLE-1-bond: who had a personal bond with the client before she came to care is a mantelzorger, no vrijwilliger. Sources: GV, ZZ. */
export const role1Bond: Rule = {
  id: 'ROLE-1-bond',
  source: ['GV', 'ZZ'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'error',
  text: {
    nl: 'Deze vrijwilliger had al een persoonlijke band met de cliënt voordat de zorg begon: leg haar vast als mantelzorger.',
    en: 'This volunteer had a personal bond with the client before the care started: record her as mantelzorger.',
  },

  check: (record) =>
    byVolunteers(record)
      .filter(({ carer, period }) => hadBondBefore(carer, period) === true)
      .map(inAgreement(`${DETAIL}.performer[0]`)),
};
