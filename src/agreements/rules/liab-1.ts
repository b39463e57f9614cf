import { byMantelzorgers } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** LIAB-1: a mantelzorger may be liable herself, for a fault she can be blamed for; also the organisation, where it fails its own duties. Sources: GV, ZZ, TT. */
export const liab1: Rule = {
  id: 'LIAB-1',
  source: ['GV', 'ZZ', 'TT'],
  kind: 'derivation',
  moment: 'on a date',
  severity: 'information',
  text: {
    nl: 'Wie aansprakelijk kan zijn: de mantelzorger zelf, voor een fout die haar te verwijten is. Ook de organisatie, als zij ziet dat het niet goed gaat en niet passend reageert, of vooraf van risicovolle hulp wist.',
    en: 'Who may be liable: the mantelzorger herself, for a fault she can be blamed for. Also the organisation, where it saw it go wrong and did not respond fittingly, or knew beforehand of risky help.',
  },

  check: (record) => byMantelzorgers(record).map(inAgreement(DETAIL)),
};
