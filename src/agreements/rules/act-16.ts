import { byVolunteers } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** ACT-16: a vrijwilliger gets the protocol of an act that has one. Source: GV. */
export const act16: Rule = {
  id: 'ACT-16',
  source: ['GV'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'warning',
  text: {
    nl: 'Voor deze handeling bestaat een protocol: geef het de vrijwilliger, en verwijs ernaar in de afspraak.',
    en: 'There is a protocol for this act: give it to the volunteer, and refer to it in the agreement.',
  },

  check: (record) =>
    byVolunteers(record)
      .filter(({ act, protocol }) => act.protocol && !protocol)
      .map(inAgreement(DETAIL)),
};
