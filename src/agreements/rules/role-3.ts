import { hadBondBefore } from '../bond.ts';
import { byMantelzorgers } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** ROLE-3: who is paid from a PGB, with a personal bond since the start, is a mantelzorger all the same. Source: ZZ. */
export const role3: Rule = {
  id: 'ROLE-3',
  source: ['ZZ'],
  kind: 'permission',
  moment: 'on a date',
  severity: 'information',
  text: {
    nl: 'Betaald uit het PGB en met een persoonlijke band sinds het begin: dat blijft een mantelzorger.',
    en: 'Paid from the PGB, with a personal bond since the start: a mantelzorger all the same.',
  },

  check: (record) =>
    byMantelzorgers(record)
      .filter(({ carer, period }) => carer.paidFromPgb && hadBondBefore(carer, period) === true)
      .map(inAgreement(`${DETAIL}.performer[0]`)),
};
