import { hadBondBefore } from '../bond.ts';
import { delegated } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** ROLE-10: what fits none of the roles is undecided: discuss it; who is paid without a bond is a professional. Sources: ZZ, TA. */
export const role10: Rule = {
  id: 'ROLE-10',
  source: ['ZZ', 'TA'],
  kind: 'derivation',
  moment: 'on a date',
  severity: 'information',
  text: {
    nl: 'Uit wat vastligt volgt geen rol: bespreek met een zorgprofessional welke rol past. Wie betaald wordt zonder persoonlijke band is zorgprofessional.',
    en: 'No role follows from what is recorded: discuss with a professional which one fits. Who is paid without a personal bond is a professional.',
  },

  check: (record) =>
    delegated(record)
      .filter(({ carer, period }) => carer.known && carer.role === undefined && hadBondBefore(carer, period) !== true)
      .filter(({ carer }) => carer.organisation === undefined)
      .map(inAgreement(`${DETAIL}.performer[0]`)),
};
