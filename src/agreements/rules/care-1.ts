import { consentsInForce, delegated } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** CARE-1: each delegated activity has the consent of the client, recorded, naming who does it. Sources: GV, ZZ. */
export const care1: Rule = {
  id: 'CARE-1',
  source: ['GV', 'ZZ'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'error',
  text: {
    nl: 'De instemming van de cliënt is niet vastgelegd: voeg een Consent (care-consent) toe die naar deze afspraak verwijst en noemt wie het doet.',
    en: "The client's consent is not recorded: add a Consent (care-consent) that refers to this agreement and names who does it.",
  },

  check: (record, today) =>
    delegated(record)
      .filter((agreement) => consentsInForce(agreement, today).length === 0)
      .map((agreement) => inAgreement(DETAIL, agreement.act.kind === 'company' ? 'warning' : 'error')(agreement)),
};
