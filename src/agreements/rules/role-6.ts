import { byMantelzorgers } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** ROLE-6: a professional who cares for a neighbour in her own time is a mantelzorger; her skill is an advantage and a pitfall. Source: ZZ. */
export const role6: Rule = {
  id: 'ROLE-6',
  source: ['ZZ'],
  kind: 'permission',
  moment: 'on write',
  severity: 'warning',
  text: {
    nl: 'Deze mantelzorger is ook zorgprofessional. Dat is een voordeel en een valkuil: spreek af wanneer er geëvalueerd wordt.',
    en: 'This mantelzorger is a professional too. That is an advantage and a pitfall: agree when it is evaluated.',
  },

  check: (record) =>
    byMantelzorgers(record)
      .filter(({ carer }) => carer.alsoProfessional)
      .map((agreement) =>
        inAgreement(
          `${DETAIL}.performer[0]`,
          agreement.evaluation.date === undefined && !agreement.evaluation.interval ? 'warning' : 'information',
        )(agreement),
      ),
};
