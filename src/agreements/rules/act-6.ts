import { byMantelzorgers } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** ACT-6: a mantelzorger may do a reserved procedure: the Wet BIG is about professional acting only. Sources: GV, ZZ, TZ. */
export const act6: Rule = {
  id: 'ACT-6',
  source: ['GV', 'ZZ', 'TZ'],
  kind: 'permission',
  moment: 'on a date',
  severity: 'information',
  text: {
    nl: 'Een mantelzorger mag deze voorbehouden handeling doen: de Wet BIG gaat over beroepsmatig handelen. Nodig is dat cliënt en mantelzorger allebei instemmen.',
    en: 'A mantelzorger may do this reserved procedure: the Wet BIG is about professional acting. What it takes is the consent of both client and mantelzorger.',
  },

  check: (record) =>
    byMantelzorgers(record)
      .filter(({ act }) => act.reserved)
      .map(inAgreement(DETAIL)),
};
