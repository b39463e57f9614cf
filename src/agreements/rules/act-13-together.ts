import { delegated, learning } from '../in-force.ts';
import { inAgreement, type Rule } from '../rule.ts';

/** ACT-13-together: carer and professional decide together that the carer is able. Sources: GV, ZZ. */
export const act13Together: Rule = {
  id: 'ACT-13-together',
  source: ['GV', 'ZZ'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'warning',
  text: {
    nl: 'Dat iemand het zelfstandig kan, besluiten zij en de zorgprofessional samen: noem bij de bekwaamheid ook haarzelf.',
    en: 'That somebody is able to do it alone, she and the professional decide together: name her too with the ability.',
  },

  check: (record) =>
    delegated(record)
      .filter((agreement) => learning(agreement).some((one) => one.level === 'able-alone' && !one.foundByCarer))
      .map((agreement) =>
        inAgreement('supportingInfo', agreement.carer.role === 'vrijwilliger' ? 'warning' : 'information')(agreement),
      ),
};
