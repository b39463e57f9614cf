import { byVolunteers } from '../in-force.ts';
import { policyAllows } from '../policy.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** ACT-7: a vrijwilliger may do a reserved procedure only if the organisation's policy allows that procedure for volunteers. Sources: GV, ZZ. */
export const act7: Rule = {
  id: 'ACT-7',
  source: ['GV', 'ZZ'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'error',
  text: {
    nl: 'Het beleid van de organisatie staat vrijwilligers deze voorbehouden handeling niet toe: leg de handeling vast in het beleid (Organization, act-policy), of laat haar aan een zorgprofessional.',
    en: "The organisation's policy does not allow this reserved procedure to volunteers: record it in the policy (Organization, act-policy), or leave it to a professional.",
  },

  check: (record, today) =>
    byVolunteers(record)
      .filter(({ act }) => act.reserved)
      .filter((agreement) => !policyAllows(record, agreement, today))
      .map(inAgreement(DETAIL)),
};
