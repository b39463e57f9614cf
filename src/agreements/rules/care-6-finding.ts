import { consenting } from '../entitlement.ts';
import { delegated } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** CARE-6-finding: that the client cannot decide about this matter was found by someone, and stands in the record. Sources: GV, ZZ. */
export const care6Finding: Rule = {
  id: 'CARE-6-finding',
  source: ['GV', 'ZZ'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'warning',
  text: {
    nl: 'Een vertegenwoordiger stemde in: leg vast wie heeft vastgesteld dat de cliënt hierover niet kan beslissen, wanneer, en waarover.',
    en: 'A representative consented: record who found that the client cannot decide about this, when, and about what.',
  },

  check: (record, today) =>
    consenting(record, delegated(record), today)
      .filter(({ party, grounds }) => party === 'client' && !grounds.has('client') && grounds.has('representative'))
      .filter(({ consents }) => consents.every(({ capable }) => capable === undefined))
      .map(({ agreement }) => inAgreement(DETAIL)(agreement)),
};
