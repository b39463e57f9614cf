import { delegated } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** ROLE-1-unknown: the role of who does the care decides which law applies. Sources: GV, ZZ. */
export const role1Unknown: Rule = {
  id: 'ROLE-1-unknown',
  source: ['GV', 'ZZ'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'warning',
  text: {
    nl: 'De rol van wie dit doet is niet vastgelegd: is het een mantelzorger (persoonlijke band van vóór de zorg) of een vrijwilliger?',
    en: 'The role of who does this is not recorded: a mantelzorger (with a personal bond from before the care) or a volunteer?',
  },

  check: (record) =>
    delegated(record)
      .filter(({ carer }) => carer.known && carer.role === undefined)
      .map(inAgreement(`${DETAIL}.performer[0]`)),
};
