import { inPlay, isCareAct } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** ACT-18: an act that the client does on himself is recorded too; no consent and no order is asked. Source: ZZ. */
export const act18: Rule = {
  id: 'ACT-18',
  source: ['ZZ'],
  kind: 'permission',
  moment: 'on a date',
  severity: 'information',
  text: {
    nl: 'De cliënt doet deze zorghandeling zelf. Een opdracht is daarvoor niet nodig; spreek wel af wie te bereiken is en wanneer er geëvalueerd wordt.',
    en: 'The client does this care act himself. No order is needed for that; do agree who can be reached and when it is evaluated.',
  },

  check: (record) =>
    inPlay(record)
      .filter((agreement) => agreement.carer.self && isCareAct(agreement))
      .map(inAgreement(DETAIL)),
};
