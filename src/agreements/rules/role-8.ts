import { byVolunteers } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** ROLE-8: one person can be mantelzorger of one client and vrijwilliger for others; the end of the one is not the end of the other. Source: GV. */
export const role8: Rule = {
  id: 'ROLE-8',
  source: ['GV'],
  kind: 'permission',
  moment: 'on a date',
  severity: 'information',
  text: {
    nl: 'Deze vrijwilliger heeft ook een rol bij een andere cliënt. Elke rol staat op zichzelf: eindigt de ene, dan blijft de andere.',
    en: 'This volunteer has a role for another client too. Each role stands by itself: when the one ends, the other stays.',
  },

  check: (record) =>
    byVolunteers(record)
      .filter(({ carer }) => carer.otherClients)
      .map(inAgreement(`${DETAIL}.performer[0]`)),
};
