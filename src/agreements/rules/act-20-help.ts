import { delegated, isCareAct } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** ACT-20-help: what happens when the carer cannot come can be agreed for other help than care acts too. Sources: ZZ, GV, TA. */
export const act20Help: Rule = {
  id: 'ACT-20-help',
  source: ['ZZ', 'GV', 'TA'],
  kind: 'permission',
  moment: 'on a date',
  severity: 'information',
  text: {
    nl: 'Er staat niet bij wat er gebeurt als zij niet kan komen. Voor deze hulp hoeft dat niet; het mag wel.',
    en: 'It does not say what happens when she cannot come. For this help it need not; it may.',
  },

  check: (record) =>
    delegated(record)
      .filter((agreement) => !isCareAct(agreement) && !agreement.standIn)
      .map(inAgreement(DETAIL)),
};
