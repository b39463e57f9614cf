import { byVolunteers, isAble } from '../in-force.ts';
import { inAgreement, type Rule } from '../rule.ts';

/** ACT-9: for a reserved procedure the volunteer's ability is recorded and valid; for other care acts and personal care the organisation has satisfied itself of it. Sources: GV, ZZ. */
export const act9: Rule = {
  id: 'ACT-9',
  source: ['GV', 'ZZ'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'error',
  text: {
    nl: 'De bekwaamheid van de vrijwilliger voor deze handeling is niet vastgelegd of niet meer geldig: voeg een Observation (competence) toe, met zelfstandig bekwaam en tot wanneer.',
    en: "The volunteer's ability for this act is not recorded or no longer valid: add an Observation (competence), with able alone and until when.",
  },

  check: (record, today) =>
    byVolunteers(record)
      // Of a group it is not recorded per person here (ACT-19).
      .filter(({ act, carer }) => !carer.group && (act.kind === 'care-act' || act.kind === 'personal-care'))
      .filter((agreement) => !isAble(agreement, today))
      .map((agreement) => inAgreement('supportingInfo', agreement.act.reserved ? 'error' : 'warning')(agreement)),
};
