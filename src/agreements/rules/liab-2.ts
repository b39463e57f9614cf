import { byVolunteers } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** LIAB-2: for a vrijwilliger the organisation may be liable; after ZZ she too, for a blameworthy fault. Sources: GV, ZZ. */
export const liab2: Rule = {
  id: 'LIAB-2',
  source: ['GV', 'ZZ'],
  kind: 'derivation',
  moment: 'on a date',
  severity: 'information',
  text: {
    nl: 'Wie aansprakelijk kan zijn: de organisatie die de vrijwilliger inzet; de vrijwilligersovereenkomst dient om haar te vrijwaren (GV). Ook zijzelf, voor een fout die haar te verwijten is (ZZ): ga na hoe zij verzekerd is.',
    en: 'Who may be liable: the organisation that engages the volunteer; the agreement is there to keep her free (GV). She too, for a fault she can be blamed for (ZZ): see how she is insured.',
  },

  check: (record) => byVolunteers(record).map(inAgreement(DETAIL)),
};
