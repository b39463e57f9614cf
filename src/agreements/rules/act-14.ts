import { delegated, learning } from '../in-force.ts';
import { inAgreement, type Rule } from '../rule.ts';

/** ACT-14: who teaches must be able to do it himself. Source: ZZ. */
export const act14: Rule = {
  id: 'ACT-14',
  source: ['ZZ'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'warning',
  text: {
    nl: 'Er staat niet bij welke zorgprofessional het heeft aangeleerd: die moet de handeling zelf beheersen. Noem die bij de bekwaamheid.',
    en: 'It does not say which professional taught it: he must be able to do the act himself. Name him with the ability.',
  },

  check: (record) =>
    delegated(record)
      .filter((agreement) => learning(agreement).length > 0)
      .filter((agreement) => !learning(agreement).some(({ foundByProfessional }) => foundByProfessional))
      .map(inAgreement('supportingInfo')),
};
