import { allGivenBefore, consenting } from '../entitlement.ts';
import { delegated } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** CARE-4: a client of 12 to 15 consents, and a parent or guardian too. A birthday is no reason to stop. Source: ZZ. */
export const care4: Rule = {
  id: 'CARE-4',
  source: ['ZZ'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'error',
  text: {
    nl: 'Een kind van 12 tot en met 15 stemt zelf in, samen met een ouder of voogd: leg beide vast.',
    en: 'A child of 12 to 15 consents, together with a parent or guardian: record both.',
  },

  check: (record, today) =>
    consenting(record, delegated(record), today)
      .filter(({ party, grounds }) => party === 'child-and-parent' && !(grounds.has('client') && grounds.has('parent')))
      .map(({ agreement, consents, grounds }) => {
        // What a parent agreed to before the birthday goes on, until someone has asked the child.
        const birthday = grounds.has('parent') && allGivenBefore(record, consents, 12);
        return inAgreement(DETAIL, birthday ? 'warning' : 'error')(agreement);
      }),
};
