import { consenting } from '../entitlement.ts';
import { delegated } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** CARE-7: being informed, being the first contact person or doing the care is not deciding. Sources: TT, ZZ. */
export const care7: Rule = {
  id: 'CARE-7',
  source: ['TT', 'ZZ'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'error',
  text: {
    nl: 'Wie instemde, mag niet voor de cliënt beslissen: een mantelzorger, eerste contactpersoon of bewindvoerder is geen vertegenwoordiger. Vraag het de cliënt, of diens vertegenwoordiger.',
    en: 'Who consented may not decide for the client: a mantelzorger, first contact person or bewindvoerder is no representative. Ask the client, or the representative.',
  },

  check: (record, today) =>
    consenting(record, delegated(record), today)
      .filter(({ party, grounds }) => party === 'client' && (grounds.has('none') || grounds.has('unknown')))
      .filter(({ grounds }) => !grounds.has('client') && !grounds.has('representative') && !grounds.has('parent'))
      // Of whom no record is at hand it is not known that she may not.
      .map(({ agreement, grounds }) => inAgreement(DETAIL, grounds.has('none') ? 'error' : 'warning')(agreement)),
};
