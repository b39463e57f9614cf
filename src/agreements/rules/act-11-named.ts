import { byVolunteers, CONTRACT_STATES, isCareAct, isInForce } from '../in-force.ts';
import { isSameAct } from '../reading/act.ts';
import { inAgreement, type Rule } from '../rule.ts';

/** ACT-11-named: the agreement of a vrijwilliger names the care acts that she does. Source: ZZ. */
export const act11Named: Rule = {
  id: 'ACT-11-named',
  source: ['ZZ'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'warning',
  text: {
    nl: 'De vrijwilligersovereenkomst noemt deze zorghandeling niet: neem haar daarin op.',
    en: 'The agreement with the volunteer does not name this care act: add it there.',
  },

  check: (record, today) =>
    byVolunteers(record)
      .filter(isCareAct)
      .filter(({ act, volunteerAgreements }) => {
        const inForce = volunteerAgreements.filter((one) => isInForce(one, today, CONTRACT_STATES));
        const acts = inForce.flatMap((one) => one.acts);
        // That it names no act at all, its own profile reports.
        return acts.length > 0 && !acts.some((one) => isSameAct(one, act));
      })
      .map(inAgreement('supportingInfo')),
};
