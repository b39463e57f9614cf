import type { Rule } from '../rule.ts';
import { isJump } from '../states.ts';

/** STATUS-2: an agreement changes its state by the transitions of the table only; what stops care is never a jump. Source: design. */
export const status2: Rule = {
  id: 'STATUS-2',
  source: ['design'],
  kind: 'constraint',
  moment: 'on a transition',
  severity: 'error',
  text: {
    nl: 'Deze overgang van status bestaat niet: van concept naar actief, van actief naar pauze en terug, van beide naar afgerond of beëindigd, van concept naar beëindigd. Maak voor een nieuw begin een nieuwe afspraak.',
    en: 'There is no such change of status: draft to active, active to on hold and back, from both to completed or revoked, from draft to revoked. For a new start make a new agreement.',
  },
  check: ({ agreements }) =>
    agreements
      .filter(({ stateBefore, state }) => stateBefore !== undefined && isJump(stateBefore, state))
      .map(({ at }) => ({ expression: at('status') })),
};
