import { consenting } from '../entitlement.ts';
import { delegated } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** CARE-3: for a client under 12 a parent or guardian consents. Source: ZZ. */
export const care3: Rule = {
  id: 'CARE-3',
  source: ['ZZ'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'error',
  text: {
    nl: 'Voor een kind jonger dan 12 stemt een ouder of voogd in: leg diens instemming vast, en de ouder of voogd als vertegenwoordiger.',
    en: 'For a child under 12 a parent or guardian consents: record that consent, and the parent or guardian as representative.',
  },

  check: (record, today) =>
    consenting(record, delegated(record), today)
      .filter(({ party, grounds }) => party === 'parent' && !grounds.has('parent'))
      .map(({ agreement }) => inAgreement(DETAIL)(agreement)),
};
