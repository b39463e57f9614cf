import { byVolunteers, CONTRACT_STATES, isCareAct, isInForce } from '../in-force.ts';
import { inAgreement, type Rule } from '../rule.ts';

/** ACT-11: a vrijwilliger who does care acts has an agreement with the organisation, or with the volunteer organisation that it works with. Sources: GV, ZZ. */
export const act11: Rule = {
  id: 'ACT-11',
  source: ['GV', 'ZZ'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'error',
  text: {
    nl: 'De vrijwilliger heeft geen geldende vrijwilligersovereenkomst: voeg een Contract (volunteer-agreement) toe op de Person van deze vrijwilliger.',
    en: 'The volunteer has no agreement with an organisation in force: add a Contract (volunteer-agreement) for the Person of this volunteer.',
  },

  check: (record, today) =>
    byVolunteers(record)
      .filter((agreement) => isCareAct(agreement) && !agreement.carer.group)
      .filter(({ volunteerAgreements }) => !volunteerAgreements.some((one) => isInForce(one, today, CONTRACT_STATES)))
      .map(inAgreement('supportingInfo')),
};
