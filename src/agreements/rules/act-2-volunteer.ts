import { byVolunteers, isCareAct } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** ACT-2-volunteer: with a care act of a vrijwilliger it says where she can go with questions, and how. Sources: GV, ZZ. */
export const act2Volunteer: Rule = {
  id: 'ACT-2-volunteer',
  source: ['GV', 'ZZ'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'error',
  text: {
    nl: 'Bij een zorghandeling door een vrijwilliger noemt de afspraak een achterwacht en hoe die te bereiken is.',
    en: 'For a care act by a volunteer the agreement names an achterwacht and how to reach her.',
  },

  check: (record) =>
    byVolunteers(record)
      // For a reserved procedure the agreement's own profile asks it of everyone.
      .filter((agreement) => isCareAct(agreement) && !agreement.act.reserved && !agreement.achterwacht?.contact)
      .map(inAgreement(DETAIL)),
};
