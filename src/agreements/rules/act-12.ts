import { byVolunteers } from '../in-force.ts';
import { inAgreement, type Rule } from '../rule.ts';

/** ACT-12: a certificate of conduct (VOG) is not obligatory for a vrijwilliger; one that is there can be recorded. Source: GV. */
export const act12: Rule = {
  id: 'ACT-12',
  source: ['GV'],
  kind: 'permission',
  moment: 'on a date',
  severity: 'information',
  text: {
    nl: 'Een VOG is voor een vrijwilliger niet verplicht; de organisatie kan er zelf om vragen.',
    en: 'A certificate of conduct (VOG) is not obligatory for a volunteer; the organisation can choose to ask for one.',
  },

  check: (record) =>
    byVolunteers(record)
      .filter(
        ({ volunteerAgreements }) => volunteerAgreements.length > 0 && !volunteerAgreements.some(({ vog }) => vog),
      )
      .map(inAgreement('supportingInfo')),
};
