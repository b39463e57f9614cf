import { ageOn } from '../calendar.ts';
import { delegated } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** SUPPORT-7: a carer under 18: her own and her parents' agreement, care acts with extra care. Sources: TA, design. */
export const support7: Rule = {
  id: 'SUPPORT-7',
  source: ['TA', 'design'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'warning',
  text: {
    nl: 'Wie dit doet is jonger dan 18: wees extra zorgvuldig, vraag haar en haar ouders of zij het willen, en bied ondersteuning aan.',
    en: 'Who does this is under 18: take extra care, ask her and her parents whether they want it, and offer support.',
  },

  check: (record, today) =>
    delegated(record)
      .filter(({ carer }) => carer.birthDate !== undefined && ageOn(carer.birthDate, today).least < 18)
      .map(inAgreement(`${DETAIL}.performer[0]`)),
};
