import { hadBondBefore } from '../bond.ts';
import { byMantelzorgers, isCareAct } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** ROLE-4: who does care acts for a client without a personal bond is a vrijwilliger for that client, also now and then. Sources: ZZ; other help GV. */
export const role4: Rule = {
  id: 'ROLE-4',
  source: ['GV', 'ZZ'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'error',
  text: {
    nl: 'Zonder persoonlijke band van vóór de zorg is dit geen mantelzorger: leg haar voor deze cliënt vast als vrijwilliger, met wat daarbij hoort.',
    en: 'Without a personal bond from before the care this is no mantelzorger: record her as volunteer for this client, with what belongs to that.',
  },

  check: (record) =>
    byMantelzorgers(record)
      .filter(({ carer, period }) => !carer.organisation && hadBondBefore(carer, period) === false)
      .map((agreement) => inAgreement(`${DETAIL}.performer[0]`, isCareAct(agreement) ? 'error' : 'warning')(agreement)),
};
