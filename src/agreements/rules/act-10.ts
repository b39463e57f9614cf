import { byVolunteers } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** ACT-10: for a volunteer's reserved procedure the achterwacht is a professional who can come: supervision and intervention are possible. Source: GV. */
export const act10: Rule = {
  id: 'ACT-10',
  source: ['GV'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'error',
  text: {
    nl: 'Bij een voorbehouden handeling door een vrijwilliger is de achterwacht een zorgprofessional die kan komen: noem een PractitionerRole of een team.',
    en: 'For a reserved procedure by a volunteer the achterwacht is a professional who can come: name a PractitionerRole or a team.',
  },

  check: (record) =>
    byVolunteers(record)
      .filter(({ act, achterwacht }) => act.reserved && achterwacht && achterwacht.professional !== true)
      // Of who is given by name only it is not known that she is no professional.
      .map((agreement) =>
        inAgreement(DETAIL, agreement.achterwacht?.professional === false ? 'error' : 'warning')(agreement),
      ),
};
