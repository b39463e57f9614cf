import { inPlay } from '../in-force.ts';
import { inAgreement, type Rule } from '../rule.ts';

/** ACT-5-other-client: it sits in this client's care plan, not in another's. Sources: GV, ZZ, TZ. */
export const act5OtherClient: Rule = {
  id: 'ACT-5-other-client',
  source: ['GV', 'ZZ', 'TZ'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'error',
  text: {
    nl: 'Het zorgplan waar deze afspraak bij hoort, is van een andere cliënt: verwijs naar het zorgplan van deze cliënt.',
    en: "The care plan that this agreement is part of is another client's: refer to this client's care plan.",
  },

  check: (record) =>
    inPlay(record)
      .filter(({ forGroup }) => !forGroup)
      .filter(({ carePlans }) =>
        carePlans.some(({ client }) => client !== undefined && client !== record.client.reference),
      )
      .map(inAgreement('partOf')),
};
