import { consenting, isMinor } from '../entitlement.ts';
import { delegated } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** CARE-6-representative: for a client who cannot decide about this matter the representative consents. Sources: GV, ZZ. */
export const care6Representative: Rule = {
  id: 'CARE-6-representative',
  source: ['GV', 'ZZ'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'error',
  text: {
    nl: 'De cliënt kan hierover niet beslissen: de vertegenwoordiger stemt in, binnen zijn bevoegdheid. Leg vast wie dat is en dat zij instemt.',
    en: 'The client cannot decide about this: the representative consents, within the mandate. Record who that is, and her consent.',
  },

  check: (record, today) =>
    consenting(record, delegated(record), today)
      .filter(({ party, grounds }) => party === 'representative' && !grounds.has('representative'))
      // A parent decides for a minor; that the client himself gave it, the consent's own profile reports.
      .filter(({ grounds }) => !grounds.has('client') && !(grounds.has('parent') && isMinor(record, today)))
      .map(({ agreement }) => inAgreement(DETAIL)(agreement)),
};
