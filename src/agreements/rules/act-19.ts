import { consentsInForce, delegated } from '../in-force.ts';
import { inAgreement, type Rule } from '../rule.ts';

/** ACT-19: a volunteer's structural task for a group is decided by the organisation, and discussed per client in the meeting. Source: GV. */
export const act19: Rule = {
  id: 'ACT-19',
  source: ['GV'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'warning',
  text: {
    nl: 'Deze taak is voor een groep: bespreek haar per cliënt in een zorgplanbespreking, en verwijs daarnaar in de afspraak, of leg de instemming van de cliënt vast.',
    en: 'This task is for a group: discuss it per client in a care-plan meeting, and refer to that in the agreement, or record the consent of the client.',
  },

  check: (record, today) =>
    delegated(record)
      .filter(({ forGroup, carer, meeting }) => (forGroup || carer.group) && !meeting)
      // A client who consents to it has discussed it: an agreement of a group cannot refer to the meeting of each.
      .filter((agreement) => consentsInForce(agreement, today).length === 0)
      .map(inAgreement('encounter')),
};
