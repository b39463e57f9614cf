import { byVolunteers, CONTRACT_STATES, isCareAct, isInForce } from '../in-force.ts';
import { inAgreement, type Rule } from '../rule.ts';

/** ACT-11-via: an agreement by way of a volunteer organisation will do; that the two organisations work together should be sure. Sources: GV, ZZ. */
export const act11Via: Rule = {
  id: 'ACT-11-via',
  source: ['GV', 'ZZ'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'warning',
  text: {
    nl: 'De vrijwilligersovereenkomst is met een andere organisatie dan die van de cliënt: ga na dat de samenwerking, de rechten en plichten en de verzekering geregeld zijn.',
    en: "The agreement with the volunteer is another organisation's than the client's: see that the cooperation, rights and duties and insurance are arranged.",
  },

  check: (record, today) =>
    byVolunteers(record)
      .filter(isCareAct)
      .filter(({ volunteerAgreements }) => {
        const inForce = volunteerAgreements.filter((one) => isInForce(one, today, CONTRACT_STATES));
        const own = record.client.organisation;
        return own !== undefined && inForce.length > 0 && !inForce.some((one) => one.organisations.includes(own));
      })
      .map(inAgreement('supportingInfo')),
};
