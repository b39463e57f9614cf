import { byMantelzorgers, learning } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** ACT-6-teaching: the professional can teach a mantelzorger a reserved procedure, checks afterwards and adjusts; the law asks no proof of her ability. Sources: GV, ZZ, TZ.
 * It is learnt once it is agreed: a write is not held to it. */
export const act6Teaching: Rule = {
  id: 'ACT-6-teaching',
  source: ['GV', 'ZZ', 'TZ'],
  kind: 'constraint',
  moment: 'on a date',
  severity: 'warning',
  text: {
    nl: 'Leg vast dat de mantelzorger deze voorbehouden handeling heeft geleerd, en wie meekijkt of het goed gaat. Een bewijs van bekwaamheid vraagt de wet niet van haar.',
    en: 'Record that the mantelzorger learnt this reserved procedure, and who checks that it goes well. The law asks no proof of ability of her.',
  },

  check: (record) =>
    byMantelzorgers(record)
      .filter((agreement) => agreement.act.reserved && learning(agreement).length === 0)
      .map(inAgreement(DETAIL)),
};
