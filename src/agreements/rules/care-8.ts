import { byVolunteers, consentsInForce } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** CARE-8: a structural task of a vrijwilliger is consented to once, in the care-plan meeting. Source: GV. */
export const care8: Rule = {
  id: 'CARE-8',
  source: ['GV'],
  kind: 'permission',
  moment: 'on a date',
  severity: 'information',
  text: {
    nl: 'De cliënt stemde een keer in, bij de zorgplanbespreking. Voor deze taak van een vrijwilliger hoeft dat niet telkens opnieuw.',
    en: 'The client consented once, in the care-plan meeting. For this task of a volunteer that is not asked each time again.',
  },

  check: (record, today) =>
    byVolunteers(record)
      .filter((agreement) => agreement.scheduled && agreement.meeting && consentsInForce(agreement, today).length > 0)
      .map(inAgreement(DETAIL)),
};
