import { delegated } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** LIAB-3: a zorgprofessional may be liable for a blameworthy fault, also for seeing risky help and not responding; the organisation for its own duties. Source: ZZ. */
export const liab3: Rule = {
  id: 'LIAB-3',
  source: ['ZZ'],
  kind: 'derivation',
  moment: 'on a date',
  severity: 'information',
  text: {
    nl: 'Wie aansprakelijk kan zijn: de zorgprofessional, voor een fout die te verwijten is, ook als hij risicovolle hulp ziet en niet passend reageert; de organisatie voor haar eigen verantwoordelijkheden.',
    en: 'Who may be liable: the professional, for a fault he can be blamed for, also for seeing risky help and not responding; the organisation for its own duties.',
  },

  check: (record) =>
    delegated(record)
      .filter(({ carer }) => carer.role === 'professional')
      .map(inAgreement(DETAIL)),
};
