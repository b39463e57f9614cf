import { byVolunteers } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** ROLE-9: for liability it makes no difference whether a volunteer organisation proposed the vrijwilliger. Source: GV. */
export const role9: Rule = {
  id: 'ROLE-9',
  source: ['GV'],
  kind: 'derivation',
  moment: 'on a date',
  severity: 'information',
  text: {
    nl: 'Deze vrijwilliger komt via een andere organisatie. Voor wie aansprakelijk kan zijn maakt dat niet uit: de zorgorganisatie zet haar in.',
    en: 'This volunteer comes through another organisation. For who may be liable that makes no difference: the care organisation engages her.',
  },

  check: (record) =>
    byVolunteers(record)
      .filter(
        ({ carer }) =>
          carer.organisation && record.client.organisation && carer.organisation !== record.client.organisation,
      )
      .map(inAgreement(`${DETAIL}.performer[0]`)),
};
